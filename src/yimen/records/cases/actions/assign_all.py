"""Everything a colleague holds goes to another: who leaves, or is on leave."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions.assign import assign
from yimen.rules.authority.actors import Actor
from yimen.rules.cases.lifecycle import DECIDING_STATES
from yimen.rules.refusals import Refused


@dataclass(frozen=True, slots=True)
class Handed:
    """What went over, and what stayed with its reason."""

    given: tuple[str, ...]
    kept: tuple[tuple[str, Refused], ...]


def assign_all(
    *, from_officer_id: int, to_officer_id: int, reason: str, by: Actor, at: datetime
) -> Handed:
    """Each case on its own, so that one refusal stops no other."""
    held = models.Case.objects.filter(
        holder_id=from_officer_id,
        organ_id=by.organ_id or 0,
        state__in=[state.value for state in DECIDING_STATES],
    )
    given: list[str] = []
    kept: list[tuple[str, Refused]] = []
    for number in list(
        held.order_by("act_by_on", "pk").values_list("number", flat=True)
    ):
        try:
            assign(number=number, officer_id=to_officer_id, reason=reason, by=by, at=at)
        except Refused as refusal:
            kept.append((number, refusal))
        else:
            given.append(number)
    return Handed(tuple(given), tuple(kept))
