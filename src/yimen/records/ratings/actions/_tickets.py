"""A bad rating's ticket on its way: found, taken one step on, written down."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from yimen.records.journal.append import Line, append
from yimen.records.ratings import facts
from yimen.records.ratings.models import Rectification
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice import rectification
from yimen.rules.voice.ratings import ARTICLE
from yimen.rules.voice.rectification import RectificationState


def the_ticket(ticket_id: int, step: Step, by: Actor) -> Rectification:
    """The ticket, if the actor may take this step and was not the one rated."""
    rows = Rectification.objects.select_related("rating__hall")
    row = rows.filter(pk=ticket_id).first()
    if row is None:
        raise NotFound(rectification=ticket_id)
    authority.require(by, step, place_of(row))
    rectification.require_bystander(facts.rated_of(row.rating), by)
    return row


def place_of(row: Rectification) -> Place:
    """Where the ticket belongs."""
    rating = row.rating
    return Place(
        organ_id=rating.organ_id, hall_id=rating.hall_id, hall_path=rating.hall.path
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who takes which step when, and what is written down of it."""

    step: Step
    by: Actor
    at: datetime
    payload: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def move(
    row: Rectification, act: Act, version: int | None = None, **columns: object
) -> None:
    """The next state; `Overtaken` if somebody else was faster."""
    state = rectification.after(RectificationState(row.state), act.step)
    seen = row.version if version is None else version
    rows = Rectification.objects.filter(pk=row.pk, version=seen)
    if not rows.update(version=seen + 1, state=state, **columns):
        raise Overtaken(rectification=row.pk)
    append(
        Line(
            kind="rectification",
            subject=str(row.pk),
            step=act.step,
            by=act.by,
            happened_at=act.at,
            article=ARTICLE,
            before=row.state,
            after=state,
            payload={"rating": row.rating_id, **act.payload},
            texts=act.texts,
        )
    )
