"""How many working days the cases of another system used, by its own yardstick."""

from collections.abc import Iterator

from yimen.records.statistics.models import DatasetCase
from yimen.records.statistics.queries.datasets import yardstick
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.periods import Period
from yimen.rules.what_if.limits import Handled, week_of


def used_of_dataset(name: str, period: Period, matter: str = "") -> Iterator[Handled]:
    """The cases of a dataset that closed in a period, perhaps of one matter.

    Raises `NotFound` when there is no dataset of this name. A day begins where the
    dataset is at home.
    """
    measured = yardstick(name)
    held = DatasetCase.objects.filter(
        dataset__name=name,
        closed_at__gte=period.since,
        closed_at__lt=period.until,
    )
    if matter:
        held = held.filter(places__contains={Cut.MATTER.value: matter})
    times = held.values_list("received_at", "accepted_at", "closed_at", "due_at")
    for received_at, accepted_at, closed_at, due_at in times.iterator():
        begun = (accepted_at or received_at).astimezone(measured.zone).date()
        assert closed_at is not None  # noqa: S101 - only closed ones come here
        closed = closed_at.astimezone(measured.zone).date()
        due = due_at.astimezone(measured.zone).date() if due_at else None
        between = measured.calendar.working_days_between
        yield Handled(
            week_of(closed),
            max(0, between(begun, closed)),
            max(0, between(begun, due)) if due else None,
        )
