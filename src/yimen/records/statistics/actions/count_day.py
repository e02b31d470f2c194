"""Count what the cases of today come to, once for all who look at a board."""

from dataclasses import asdict
from datetime import datetime, timedelta
from time import perf_counter

from django.db import transaction

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.statistics.models import DaySum
from yimen.records.statistics.queries._day import counted_day
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.boards import is_due


@transaction.atomic
def count_day(*, at: datetime) -> int | None:
    """How many halls were counted; None where the last count is not old enough.

    A count is a cache that anybody may take again, so the journal does not tell it.
    The last count of a day stays as the sum of that day.
    """
    day = local_date(at)
    kept = DaySum.objects.filter(day=day).first()
    took = timedelta(milliseconds=kept.took_milliseconds if kept else 0)
    if not is_due(kept.counted_at if kept else None, took, at):
        return None
    began = perf_counter()
    halls = [asdict(one) for one in counted_day(at, lit_by())]
    matters = [one.pop("matters") for one in halls]
    DaySum.objects.update_or_create(
        day=day,
        defaults={
            "counted_at": at,
            "halls": halls,
            "matters": matters,
            "took_milliseconds": round((perf_counter() - began) * 1000),
        },
    )
    return len(halls)
