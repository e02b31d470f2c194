"""A holiday notice moves the due days of a million open cases.

Ours: `follow_calendar`, which counts every open case anew, moves those that fall due on
another day and writes each of them its chained line in the journal. The floor: one bare
UPDATE of due days in as many rows, no counting, no journal. Each runs on a fresh copy
of the same database, after the notice was loaded.
"""

import time
from collections.abc import Iterator
from datetime import date, timedelta
from statistics import median
from typing import Final

from benchmarks import house, masses
from benchmarks.results import Row
from yimen.rules.legal_clock.calendar import CHINA, NATION, days_from
from yimen.site.database import connect

GOAL: Final = 2.0
_BARE: Final = """
UPDATE cases
SET notice_due_on = notice_due_on + 1, due_on = due_on + 1,
    statutory_due_on = statutory_due_on + 1
WHERE id IN (SELECT id FROM cases WHERE state <> 'correcting' ORDER BY id LIMIT %s)
"""


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """Rounds of ours and of the floor, each on its own copy."""
    del port
    cases, rounds = (20_000, 1) if small else (masses.MILLION, 2)
    poured = masses.million(found.district, cases)
    closed_on = _notice()
    pairs = [_pair(number) for number in range(rounds)]
    moved = pairs[0][2]
    ratios = [ours / floor for ours, floor, _ in pairs]
    yield Row(
        what=f"recompute {cases:,} open deadlines",
        floor=f"{median(floor for _, floor, _ in pairs):.1f} s",
        ours=f"{median(ours for ours, _, _ in pairs):.1f} s",
        ratio=" / ".join(f"{ratio:.2f}" for ratio in ratios),
        goal=f"≤ {GOAL:.0f} × the bare UPDATE",
        met=median(ratios) <= GOAL,
        how=(
            f"{closed_on} becomes a holiday; {moved:,} of {cases:,} open cases move,"
            " each with its chained and hashed line in the journal, which the bare"
            f" UPDATE of {moved:,} rows does not write. Poured by COPY in"
            f" {poured:.0f} s with a journal line each. {rounds} rounds on fresh"
            " copies, the order reversed each time."
        ),
    )


def _pair(number: int) -> tuple[float, float, int]:
    """Ours, the floor, and how many rows moved."""
    if number % 2:
        floor = _floor(_last_moved[-1])
        ours, moved = _ours()
    else:
        ours, moved = _ours()
        floor = _floor(moved)
    _last_moved.append(moved)
    return ours, floor, moved


_last_moved: Final[list[int]] = []


def _ours() -> tuple[float, int]:
    from yimen.records.cases.actions.follow_calendar import follow_calendar
    from yimen.rules.authority.actors import SYSTEM
    from yimen.site import clock

    with house.copied("bench_ours") as copy, house.pointed_at(copy.app):
        began = time.perf_counter()
        moves = follow_calendar(calendar="CN bench", by=SYSTEM, at=clock.now())
        return time.perf_counter() - began, moves.cases


def _floor(rows: int) -> float:
    with house.copied("bench_floor") as copy, connect(copy.app) as connection:
        began = time.perf_counter()
        moved = connection.execute(_BARE, [rows]).rowcount
        took = time.perf_counter() - began
    assert moved == rows
    return took


def _notice() -> date:
    """The next working day becomes a holiday."""
    from yimen.records.calendars.actions.load_notice import load_notice
    from yimen.records.calendars.queries import current_calendar
    from yimen.rules.authority.actors import SYSTEM
    from yimen.rules.legal_clock.holiday_table import read_table
    from yimen.site import clock

    at = clock.now()
    today = at.astimezone(CHINA).date()
    coming = days_from(today + timedelta(days=1), today + timedelta(days=30))
    calendar = current_calendar()
    day = next(day for day in coming if calendar.working(day))
    lines = ["date,kind,name,notice", f"{day},off,临时放假,国办"]
    load_notice(
        table=read_table(lines),
        region=NATION,
        label="bench",
        source="",
        by=SYSTEM,
        at=at,
    )
    return day
