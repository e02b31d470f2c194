"""Where a paper goes from a hand, and from which day on it has lain too long."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from makers.persons import CHINA
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.custody_ledger import (
    Lying,
    Next,
    due_of,
    next_of,
    overdue_since,
)
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date

FRIDAY = datetime(2026, 11, 6, 10, tzinfo=CHINA)
PLAIN = WorkCalendar.of([])
AT_STATION = Lying(
    kind=ItemKind.ORIGINAL,
    state=ErrandState.TAKEN,
    outcome=None,
    is_at_target=False,
    is_at_station=True,
    since=FRIDAY,
    hand_up_due_on=date(2026, 11, 11),
)
S, K = ErrandState, ItemKind


def at(*, target: bool, station: bool = False, **changes: object) -> Lying:
    where = {"is_at_target": target, "is_at_station": station}
    return replace(AT_STATION, **where | changes)  # type: ignore[arg-type]


RESULT = {"outcome": Outcome.RESULT}


@pytest.mark.parametrize(
    ("lying", "next_"),
    [
        (AT_STATION, Next.UP),
        (at(target=False, state=S.HANDED_UP), Next.UP),
        (at(target=True, state=S.HANDED_UP), Next.TAKE_UP),
        (at(target=True, state=S.TAKEN_UP), Next.KEEP),
        (at(target=False, state=S.TAKEN_UP), Next.DOWN),
        (at(target=False, station=True, state=S.TAKEN_UP), Next.CLIENT),
        (at(target=True, state=S.COMING_BACK, **RESULT), Next.DOWN),
        (at(target=True, state=S.COMING_BACK, kind=K.BUNDLE, **RESULT), Next.FILE),
        (at(target=True, state=S.COMING_BACK, kind=K.BUNDLE), Next.DOWN),
        (at(target=True, state=S.CLOSED, **RESULT), Next.FILE),
        (at(target=False, state=S.COMING_BACK, **RESULT), Next.DOWN),
        (at(target=False, station=True, state=S.COMING_BACK), Next.CLIENT),
        (at(target=True, station=True, state=S.COMING_BACK), Next.CLIENT),
    ],
)
def test_each_paper_has_one_way_on(lying: Lying, next_: Next) -> None:
    assert next_of(lying) is next_
    rests = next_ in {Next.KEEP, Next.FILE}
    assert (due_of(lying, PLAIN) is None) == rests


@given(st.integers(0, 400), st.integers(0, 40))
def test_overdue_by_the_list_is_overdue_by_the_row(start: int, lies: int) -> None:
    since = FRIDAY + timedelta(days=start)
    today = local_date(since) + timedelta(days=lies)
    lying = at(target=True, state=S.HANDED_UP, since=since)
    due_on = due_of(lying, PLAIN)
    assert due_on is not None

    by_list = local_date(since) <= overdue_since(today, PLAIN)

    assert by_list == (due_on < today)
