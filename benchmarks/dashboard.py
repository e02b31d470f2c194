"""The director's board over a million open cases and a full day of visitors.

Ours: the whole page in the server's process, charts drawn anew, as whoever opens it
first in a minute meets it; and again as everybody else does. The floor: counting the
open cases by hall at that moment, one bare statement, which the page saves itself. And
what the count costs that is taken once a minute for all.
"""

from collections.abc import Iterator
from datetime import datetime
from statistics import median
from typing import Final

from django.db import connections

from benchmarks import house, masses
from benchmarks.district import PASSWORD, signed_in
from benchmarks.results import Row
from benchmarks.stopwatch import Act, page, timed
from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.statistics.boards import PATIENCE
from yimen.site.database import connect

GOAL_MS: Final = 200
VISITORS: Final = 3_000
TIMES: Final = 15
_FLOOR: Final = """
SELECT hall_id, count(*), count(*) FILTER (WHERE due_on < current_date)
FROM cases WHERE decided_at IS NULL AND closed_at IS NULL GROUP BY hall_id
"""
_TICKETS: Final = """
INSERT INTO ticket (node_id, line_id, day, letter, number, numbered_line_id, token,
    once, state, priority, channel, issued_at, joined_as, joined_at, rank_at,
    passes_before, returns, version, last_sequence, last_hash)
SELECT %(node)s, %(line)s, %(day)s, 'A', n, %(line)s, 'board-' || n, 'board-' || n,
    CASE WHEN n %% 20 = 0 THEN 'waiting' ELSE 'finished' END, 'normal', 'kiosk',
    %(at)s - n * interval '4 seconds', 'new', %(at)s - n * interval '4 seconds',
    %(at)s - n * interval '4 seconds', 0, 0, 1, 0, ''
FROM generate_series(1, %(visitors)s) AS n
"""
_INTERVALS: Final = """
INSERT INTO ticket_interval (ticket_id, node_id, line_id, day, state, joined_as,
    started_at, ended_at, ended_by)
SELECT id, node_id, line_id, day, 'waiting', 'new', joined_at,
    CASE WHEN state = 'finished' THEN joined_at + interval '7 minutes' END,
    CASE WHEN state = 'finished' THEN 'call' ELSE '' END
FROM ticket WHERE token LIKE 'board-%%'
"""


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """The dashboard and the wall, then the count behind both."""
    del port
    from yimen.records.statistics.actions.count_day import count_day
    from yimen.records.statistics.models import DaySum
    from yimen.site import clock

    cases = 20_000 if small else masses.MILLION
    masses.million(found.district, cases)
    code, director = _hall(found, clock.now())
    took = _milliseconds(lambda: count_day(at=clock.now()))
    DaySum.objects.update(took_milliseconds=10**6)  # nobody counts while we measure
    with connect(found.address.app) as connection:
        floor = median(
            _milliseconds(lambda: connection.execute(_FLOOR).fetchall())
            for _ in range(TIMES)
        )
    for what, path, key in (
        ("the director's dashboard", "/bureau/dashboard/", director),
        ("the wall", f"/board/{code}/wall/", ""),
    ):
        yield _row(what, cases, _page(path, key), floor)
    yield Row(
        what=f"the count behind both, among {cases:,} open",
        floor=f"{floor:.0f} ms",
        ours=f"{took:.0f} ms",
        ratio=f"{took / floor:.2f}",
        goal="told",
        met=None,
        how=(
            "All quantities, lights and matters of every hall by the shared"
            " definitions, in the background; it runs each minute, and never takes more"
            f" than one part in {PATIENCE} of the time."
        ),
    )


def _row(what: str, cases: int, shown: Act, floor: float) -> Row:
    first = _milliseconds(shown)
    again = median(_milliseconds(shown) for _ in range(TIMES))
    return Row(
        what=f"{what} among {cases:,} open cases, {VISITORS:,} visitors today",
        floor=f"{floor:.0f} ms",
        ours=f"first {first:.0f} ms, again {again:.0f} ms",
        ratio=f"{again / floor:.2f}",
        goal=f"≤ {GOAL_MS} ms",
        met=max(first, again) <= GOAL_MS,
        how=(
            "The whole page in the server's process, first with its charts to draw,"
            f" then the median of {TIMES}; the floor is counting the open cases by hall"
            " in one bare statement."
        ),
    )


def _hall(found: house.House, at: datetime) -> tuple[str, str]:
    """A centre full of visitors; its code, and the key of its director's session."""
    from makers.persons import an_officer, the_actor
    from yimen.records.network.models import Node, Window
    from yimen.records.queue.models import Line, WindowLine

    node = Node.objects.get(pk=found.district.halls[0])
    line = Line.objects.create(node=node, letter="A", name="综合")
    for number in range(1, 31):
        window = Window.objects.create(node=node, number=number + 100, name="综合")
        WindowLine.objects.create(window=window, line=line)
    director = an_officer("某某", [Role.DUTY_DIRECTOR], hall=node, password=PASSWORD)
    asked = {
        "node": node.pk,
        "line": line.pk,
        "day": local_date(at),
        "at": at,
        "visitors": VISITORS,
    }
    with connections["default"].cursor() as cursor:
        cursor.execute(_TICKETS, asked)
        cursor.execute(_INTERVALS)
        cursor.execute("ANALYZE ticket")
    return node.code, signed_in(the_actor(director))


def _page(path: str, key: str) -> Act:
    """The page without kept charts; the libraries are loaded when a server starts."""
    from yimen.ports import charts

    made = page(path, key)
    made()
    charts.svg.cache_clear()
    return made


def _milliseconds(act: Act) -> float:
    return 1000 * timed(act)
