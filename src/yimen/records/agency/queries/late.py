"""Errands that lie at a station beyond their days: for supervision."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.agency import models
from yimen.rules.agency.errands import ErrandState
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True)
class LateErrand:
    """An errand that was not handed up in time."""

    number: str
    station_id: int
    agent_id: int
    taken_at: datetime
    due_on: date


def late_hand_ups(at: datetime) -> tuple[LateErrand, ...]:
    """What should have gone up before today and has not."""
    rows = models.Errand.objects.filter(
        state=ErrandState.TAKEN.value, hand_up_due_on__lt=local_date(at)
    ).order_by("pk")
    return tuple(
        LateErrand(
            row.number, row.station_id, row.agent_id, row.taken_at, row.hand_up_due_on
        )
        for row in rows
    )
