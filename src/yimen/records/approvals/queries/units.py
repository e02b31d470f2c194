"""Two lists: the joint cases somebody leads, and what a unit was asked for."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Count, Q

from yimen.records.approvals import models
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import ACTIVE, CLOSED, MemberState
from yimen.rules.joint.runs import RunState
from yimen.rules.legal_clock.calendar import local_date

A_LIST: Final = 200
_AT_WORK: Final = (RunState.WAITING, RunState.RUNNING, RunState.JOINED)


@dataclass(frozen=True, slots=True)
class JointRow:
    """A joint case in a list: who leads, how far it is, who holds it."""

    number: str
    matter_name: str
    lead: str
    state: RunState
    due_on: date | None
    closed: int
    whole: int
    is_late: bool


@dataclass(frozen=True, slots=True)
class UnitRow:
    """What a unit was asked for."""

    number: str
    key: str
    matter_name: str
    name: str
    kind: ApprovalKind
    state: MemberState
    case_number: str
    due_on: date | None
    is_signed: bool
    reminders: int
    is_late: bool


def led_by(actor: Actor, at: datetime) -> tuple[JointRow, ...]:
    """The joint cases at work that the actor may see, by what runs out first."""
    today = local_date(at)
    required = Q(members__optional=False) & ~Q(members__state=MemberState.CANCELLED)
    done = required & Q(members__state__in=[state.value for state in CLOSED])
    sight = sight_of(actor, Step.LIST_JOINT)
    rows = (
        models.JointRun.objects.filter(state__in=_AT_WORK)
        .filter(seen_by(sight, organ="case__organ", hall="case__hall"))
        .select_related("case__matter_version", "case__organ")
        .annotate(
            whole=Count("members", filter=required),
            closed=Count("members", filter=done),
        )
        .order_by("case__act_by_on", "pk")[:A_LIST]
    )
    return tuple(
        JointRow(
            row.number,
            row.case.matter_version.name,
            row.case.organ.name,
            RunState(row.state),
            row.case.due_on,
            row.closed,
            row.whole,
            row.case.due_on is not None and row.case.due_on < today,
        )
        for row in rows
    )


def unit_inbox(actor: Actor, at: datetime) -> tuple[UnitRow, ...]:
    """What the actor's unit holds, by its deadline."""
    today = local_date(at)
    rows = (
        models.Member.objects.filter(
            organ_id=actor.organ_id or 0, state__in=[state.value for state in ACTIVE]
        )
        .select_related("run__case__matter_version", "child")
        .order_by("due_on", "pk")[:A_LIST]
    )
    return tuple(
        UnitRow(
            row.run.number,
            row.key,
            row.run.case.matter_version.name,
            row.name,
            ApprovalKind(row.kind),
            MemberState(row.state),
            row.child.number if row.child else "",
            row.due_on,
            row.signed_at is not None,
            row.reminders,
            row.due_on is not None and row.due_on < today,
        )
        for row in rows
    )
