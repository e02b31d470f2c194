"""One step in the life of a supervise order: read, asked, written, journalled, told."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from yimen.records.journal.append import Line, append
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.supervision import models
from yimen.records.supervision.actions._judging import judge
from yimen.records.supervision.queries.urgings import (
    KIND,
    urging_objects,
    visible_urgings,
)
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.house_papers import check_words
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.supervision import urging
from yimen.rules.supervision.urging import UrgingState


def urging_of(urging_id: int, step: Step, by: Actor) -> models.Urging:
    """The order, if the actor may see it and take this step with it."""
    row = visible_urgings(by).filter(pk=urging_id).first()
    if row is None:
        raise NotFound(urging=urging_id)
    path = row.hall.path if row.hall else by.hall_path
    authority.require(by, step, Place(row.organ_id, row.hall_id, path))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who takes the step, when, on which version; `said` is sealed beside its line."""

    step: Step
    version: int
    by: Actor
    at: datetime
    columns: Mapping[str, Any] = field(default_factory=dict)
    said: str = ""


def take_step(row: models.Urging, act: Act) -> models.Urging:
    """The order after the step; what it was late with is judged again."""
    before = row.state
    row.state = urging.after(UrgingState(before), act.step)
    for name, value in act.columns.items():
        setattr(row, name, value)
    row.version = act.version + 1
    still = models.Urging.objects.filter(pk=row.pk, version=act.version)
    if not still.update(state=row.state, version=row.version, **act.columns):
        raise Overtaken(urging=row.pk)
    append(a_line(row, act, before=before))
    judge(urging_objects(act.at, (row.pk,)), act.at)
    return row


def check_said(said: str) -> None:
    """Raise unless something is said."""
    check_words(reason=said)


def a_line(row: models.Urging, act: Act, *, before: str = "") -> Line:
    """A line in the order's journal."""
    return Line(
        kind=KIND,
        subject=str(row.pk),
        step=act.step,
        by=act.by,
        happened_at=act.at,
        before=before,
        after=row.state,
        payload={
            "about": f"{row.subject_kind}:{row.subject_id}",
            "organ": row.organ_id,
            "hall": row.hall_id,
            "due_on": row.due_on.isoformat(),
        },
        texts={"reason": act.said} if act.said else {},
    )


def tell_unit(row: models.Urging, *, by: Actor, at: datetime) -> None:
    """The unit hears of the order, or of its new day."""
    unit = row.organ_id is not None
    whom = (
        Recipient.organ(row.organ_id or 0) if unit else Recipient.node(row.hall_id or 0)
    )
    notice = Notice(
        whom=whom,
        kind=MessageKind.URGED,
        subject=Subject(KIND, str(row.pk)),
        facts={
            "number": row.paper_number,
            "what": row.topic,
            "due": day_words(row.due_on),
        },
        hall_id=row.hall_id or by.hall_id,
        once=str(row.returned),
    )
    tell_all([notice], by=by, at=at)
