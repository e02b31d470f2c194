"""How long it takes, as the public is told, and how often that was right."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Sum

from yimen.records.statistics.models import HandlingRange, WaitRecord
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.what_if.foretelling import LAST_WEEKS, Range, Record


@dataclass(frozen=True, slots=True)
class Foretelling:
    """What is told of a matter, and how what was told before fared."""

    range: Range
    record: Record


def handling_range(matter_code: str) -> Foretelling | None:
    """The range that is told of a matter now; None where too little is known."""
    newest = (
        HandlingRange.objects.filter(matter__code=matter_code)
        .order_by("-told_on")
        .first()
    )
    if newest is None or newest.ended_on is not None:
        return None
    return Foretelling(
        Range(newest.low_days, newest.high_days, newest.cases),
        Record(newest.tried, newest.right),
    )


def wait_record(node_id: int, at: datetime) -> Record:
    """How often the waits told in a hall came true in the last weeks."""
    since = local_date(at) - LAST_WEEKS
    found = WaitRecord.objects.filter(node_id=node_id, day__gte=since)
    sums = found.aggregate(told=Sum("told"), right=Sum("right"))
    return Record(sums["told"] or 0, sums["right"] or 0)
