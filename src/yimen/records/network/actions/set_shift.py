"""Who is on duty on a day: at a window, or as duty director of the hall."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._shifts import check_fit, give_out, turns_at
from yimen.records.network.facts import place_of
from yimen.records.network.models import DutyShift
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.duty import ShiftOver
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True)
class Turn:
    """A day and a place on it; no window: the whole hall."""

    on: date
    window_id: int | None = None


@transaction.atomic
def set_shift(
    *, node_code: str, turn: Turn, officer_id: int | None, by: Actor, at: datetime
) -> None:
    """This officer has the turn; None: nobody, the posts hold again."""
    node = open_node(node_code)
    authority.require(by, Step.SET_ROSTER, place_of(node))
    if turn.on < local_date(at):
        raise ShiftOver(on=turn.on)
    rows = turns_at(node, turn.window_id).filter(on=turn.on)
    had = rows.values_list("officer_id", flat=True).first()
    if officer_id is None:
        rows.delete()
    else:
        check_fit(node, turn.window_id, officer_id)
        if not rows.update(officer_id=officer_id):
            new = DutyShift(
                node=node,
                window_id=turn.window_id,
                on=turn.on,
                officer_id=officer_id,
            )
            give_out([new])
    note(
        node,
        "set_shift",
        by=by,
        at=at,
        step=Step.SET_ROSTER,
        on=turn.on,
        window=turn.window_id,
        had=had,
        officer=officer_id,
    )
