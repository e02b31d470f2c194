"""A place asks for a grade; the bureau grants it, declines it, takes it back."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.network.actions._graded import follow, graded_of
from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._swap import swap
from yimen.records.network.actions.end_grades import end_grade, over_at
from yimen.records.network.facts import place_of
from yimen.records.network.models import Node, NodeGrade
from yimen.rules import grades
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.grades import Grade, GradeState, GradeTaken, OwnGrade
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeKind
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Settlement:
    """What the bureau says to a wish: from when until when, or why not."""

    grants: bool
    granted_on: date
    ends_on: date | None = None
    reason: str = ""


@transaction.atomic
def ask_grade(*, code: str, grade: Grade, ground: str, by: Actor, at: datetime) -> int:
    """The id of the wish; a grade of this level that is over makes room for it."""
    node = open_node(code)
    authority.require(by, Step.ASK_GRADE, place_of(node))
    grades.check_application(grade, NodeKind(node.kind), ground)
    for row in over_at(at).filter(node=node, grade=grade.value):
        end_grade(row, at=at)
    return _asked(node, grade, ground.strip(), by=by, at=at)


def _asked(node: Node, grade: Grade, ground: str, *, by: Actor, at: datetime) -> int:
    try:
        with transaction.atomic():
            row = NodeGrade.objects.create(
                node=node,
                grade=grade.value,
                ground=ground,
                asked_at=at,
                asked_by_id=by.officer_id,
            )
    except IntegrityError as error:
        raise GradeTaken(node=node.code, grade=grade) from error
    note(
        node, "ask_grade", by=by, at=at, step=Step.ASK_GRADE, grade=grade, ground=ground
    )
    return int(row.pk)


@transaction.atomic
def settle_grade(
    *, grade_id: int, version: int, said: Settlement, by: Actor, at: datetime
) -> None:
    """Granted from a day on, or declined with a reason."""
    row = _the_grade(grade_id, by)
    grades.check_state(GradeState(row.state), GradeState.APPLIED)
    if row.asked_by_id in by.officer_ids:
        raise OwnGrade
    if said.grants:
        grades.check_days(said.granted_on, said.ends_on, local_date(at))
        _write(
            row,
            version,
            "grant_grade",
            by=by,
            at=at,
            state=GradeState.GRANTED.value,
            granted_on=said.granted_on,
            ends_on=said.ends_on,
        )
    else:
        grades.check_reason(said.reason)
        _write(
            row,
            version,
            "decline_grade",
            by=by,
            at=at,
            state=GradeState.DECLINED.value,
            reason=said.reason.strip(),
        )


@transaction.atomic
def withdraw_grade(
    *, grade_id: int, version: int, reason: str, by: Actor, at: datetime
) -> None:
    """Taken back, with a reason."""
    row = _the_grade(grade_id, by)
    grades.check_state(GradeState(row.state), GradeState.GRANTED)
    grades.check_reason(reason)
    _write(
        row,
        version,
        "withdraw_grade",
        by=by,
        at=at,
        state=GradeState.WITHDRAWN.value,
        reason=reason.strip(),
    )


def _the_grade(grade_id: int, by: Actor) -> NodeGrade:
    row = NodeGrade.objects.select_related("node").filter(pk=grade_id).first()
    if row is None:
        raise NotFound(grade=grade_id)
    authority.require(by, Step.SETTLE_GRADE, place_of(row.node))
    return row


def _write(
    row: NodeGrade,
    version: int,
    act: str,
    *,
    by: Actor,
    at: datetime,
    **columns: object,
) -> None:
    swap(row, version, settled_by_id=by.officer_id, **columns)
    for name, value in columns.items():
        setattr(row, name, value)
    told = {
        "why" if name == "reason" else name: str(value)
        for name, value in columns.items()
        if name != "state" and value is not None
    }
    note(row.node, act, by=by, at=at, step=Step.SETTLE_GRADE, grade=row.grade, **told)
    follow(graded_of(row, by=by, at=at))
