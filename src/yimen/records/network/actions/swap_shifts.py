"""Two officers swap their turns of duty, with a reason (换班)."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.network.facts import place_of
from yimen.records.network.models import DutyShift
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.duty import SameShift, ShiftOver
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def swap_shifts(
    *, first_id: int, second_id: int, reason: str, by: Actor, at: datetime
) -> None:
    """Each has the other's turn; both places are of one hall and one kind."""
    found = DutyShift.objects.select_related("node").select_for_update(of=("self",))
    rows = {row.pk: row for row in found.filter(pk__in=(first_id, second_id))}
    first, second = rows.get(first_id), rows.get(second_id)
    if first is None or second is None or first.node_id != second.node_id:
        raise NotFound(shift=second_id)
    authority.require(by, Step.SET_ROSTER, place_of(first.node))
    same_place = first.window_id == second.window_id
    if first.officer_id == second.officer_id or not same_place:
        raise SameShift
    if min(first.on, second.on) < local_date(at):
        raise ShiftOver(on=min(first.on, second.on))
    one, other = first.officer_id, second.officer_id
    DutyShift.objects.filter(pk=first_id).update(officer_id=other)
    DutyShift.objects.filter(pk=second_id).update(officer_id=one)
    append(
        Line(
            kind="node",
            subject=first.node.code,
            step=Step.SET_ROSTER,
            by=by,
            happened_at=at,
            payload={
                "act": "swap_shifts",
                "days": [first.on.isoformat(), second.on.isoformat()],
                "officers": [one, other],
            },
            texts={"reason": reason.strip()} if reason.strip() else {},
        )
    )
