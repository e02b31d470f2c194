"""The night's look at a million open objects.

Ours: one statement finds those that time may have put in the wrong, the rules judge
these alone, and their cards are written and journalled. The floor: one sequential scan
of the same table that looks at as many columns. Looking is measured on a settled night,
when the cards of yesterday are there: what a house pays every night.
"""

import time
from collections.abc import Iterator
from statistics import median
from typing import Final

from benchmarks import house, masses
from benchmarks.results import Row
from yimen.site.database import connect

GOAL: Final = 3.0
_SCAN: Final = """
SELECT count(*) FROM cases
WHERE due_on < '1999-01-01' AND reminder_on < '1999-01-01' AND state <> 'none'
    AND act_by_on < '1999-01-01' AND paused_through_on IS NULL
"""


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """The first night with its cards, then settled nights beside the scan."""
    del port
    cases, rounds = (20_000, 3) if small else (masses.MILLION, 5)
    masses.million(found.district, cases)
    from yimen.records.supervision.queries import settings_in_force
    from yimen.records.supervision.queries.objects import candidates
    from yimen.site import clock

    with house.copied("bench_cards") as copy, house.pointed_at(copy.app):
        at, settings = clock.now(), settings_in_force()
        began = time.perf_counter()
        first = _judge(candidates(settings, at), at)
        first_night = time.perf_counter() - began
        looks, scans, left = [], [], 0
        with connect(copy.app) as connection:
            connection.execute("SET enable_indexscan = off")
            connection.execute("SET enable_bitmapscan = off")
            connection.execute("SET enable_indexonlyscan = off")
            for _ in range(rounds):
                began = time.perf_counter()
                left = len(candidates(settings, at))
                looks.append(time.perf_counter() - began)
                began = time.perf_counter()
                connection.execute(_SCAN).fetchone()
                scans.append(time.perf_counter() - began)
    ratio = median(looks) / median(scans)
    yield Row(
        what=f"look at {cases:,} open cases for cards",
        floor=f"{median(scans) * 1000:.0f} ms",
        ours=f"{median(looks) * 1000:.0f} ms",
        ratio=f"{ratio:.2f}",
        goal=f"≤ {GOAL:.0f} × one sequential scan",
        met=ratio <= GOAL,
        how=(
            f"A settled night: {left:,} candidates left. The first night of all judged"
            f" {first[0]:,} candidates, raised {first[1]:,} cards with their journal"
            f" lines and messages in {first_night:.0f} s. {rounds} rounds in turn."
        ),
    )


def _judge(ids: list[int], at: object) -> tuple[int, int]:
    """How many were judged, and how many cards that raised."""
    from datetime import datetime

    from yimen.records.supervision.actions._judging import Judged, judge
    from yimen.records.supervision.queries.objects import case_objects

    assert isinstance(at, datetime)
    done = Judged()
    for start in range(0, len(ids), 1000):
        done += judge(case_objects(ids[start : start + 1000], at), at)
    return len(ids), done.raised
