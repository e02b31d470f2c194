"""The night's look at a million open objects, and where they stood on a past day.

Ours: one statement finds those that time may have put in the wrong, the rules judge
these alone, and their cards are written and journalled. The floor: one sequential scan
of the same table that looks at as many columns. Looking is measured on a settled night,
when the cards of yesterday are there: what a house pays every night. As of a day:
beside one sequential scan of the journal that reads the columns by which it is told;
first when nothing was done since, then when a tenth of the cases was examined since.
"""

import time
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any, Final

from psycopg import Connection, sql

from benchmarks import house, masses
from benchmarks.results import Row
from benchmarks.stopwatch import in_turn
from yimen.site.database import connect

GOAL: Final = 3.0
ZONE: Final = "Asia/Shanghai"
JUDGED: Final = 2_000
_SCAN: Final = """
SELECT count(*) FROM cases
WHERE due_on < '1999-01-01' AND reminder_on < '1999-01-01' AND state <> 'none'
    AND act_by_on < '1999-01-01' AND paused_through_on IS NULL
"""
_READ: Final = """
SELECT count(*), max(subject_id), max(after), max(sequence),
    max(payload #>> '{set,due_on}')
FROM journal_entry
WHERE subject_kind = 'case' AND happened_at <= now() AND recorded_at <= now()
"""
_CARDED: Final = """
INSERT INTO card (
    rule, level, state, subject_kind, subject_id, organ_id, hall_id, evidence,
    settings_number, remark, raised_at, version
)
SELECT cause.rule, 3, 'raised', cause.kind, cases.number || cause.part,
    cases.organ_id, cases.hall_id, '{}', 1, '', now(), 1
FROM cases
JOIN (VALUES
    ('over_time', 'case', '', 'accepted'), ('over_time', 'case', '', 'examined'),
    ('held', 'case', '', 'accepted'), ('held', 'case', '', 'examined'),
    ('step_late', 'step', '/accepted', 'accepted'),
    ('step_late', 'step', '/examined', 'examined'),
    ('not_accepted', 'case', '', 'received'), ('delivery_late', 'case', '', 'granted')
) AS cause (rule, kind, part, state) ON cause.state = cases.state
WHERE cases.id = ANY (%s)
ON CONFLICT DO NOTHING
"""
_TENTH: Final = """
SELECT number, last_hash FROM cases
WHERE state = 'accepted' AND last_sequence = 1 AND id %% 10 IN (3, 7)
ORDER BY id LIMIT %s
"""
_EXAMINED: Final = """
UPDATE cases
SET state = 'examined', examined_at = %(at)s, last_sequence = 2, version = 2,
    last_hash = line.hash
FROM journal_entry AS line
WHERE line.subject_kind = 'case' AND line.subject_id = cases.number
AND line.sequence = 2 AND cases.last_sequence = 1
"""
_SEQUENTIAL: Final = ("indexscan", "bitmapscan", "indexonlyscan")


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """The first night with its cards, then settled nights, then a past day."""
    del port
    cases, rounds = (20_000, 3) if small else (masses.MILLION, 5)
    masses.million(found.district, cases)
    with house.copied("bench_cards") as copy, house.pointed_at(copy.app):
        yield _look(copy, cases, rounds)
        yield from _past(copy, cases, rounds, "nothing done since")
        done = _examine(copy, cases // 10)
        yield from _past(copy, cases, rounds, f"{done:,} examined since")


def _look(copy: Any, cases: int, rounds: int) -> Row:
    from yimen.records.supervision.queries import settings_in_force
    from yimen.records.supervision.queries.candidates import candidates
    from yimen.site import clock

    at, settings = clock.now(), settings_in_force()
    first = candidates(settings, at)
    began = time.perf_counter()
    raised = _judge(first[:JUDGED], at)
    judging = time.perf_counter() - began
    with connect(copy.owner) as connection:
        connection.execute(_CARDED, [first])
        connection.execute("ANALYZE card")
    with connect(copy.app) as connection:
        _read_in_order(connection)
        floor, took = in_turn(
            lambda: connection.execute(_SCAN).fetchone(),
            lambda: candidates(settings, at),
            rounds,
        )
    left = len(candidates(settings, at))
    told = (
        f"A settled night: {left:,} candidates left of {len(first):,} on the first."
        f" Judging the first {min(JUDGED, len(first)):,} of these raised"
        f" {raised:,} cards with their journal lines and messages in"
        f" {judging:.0f} s; the cards of the others were poured. Median of"
        f" {rounds} in turn."
    )
    return _row(f"look at {cases:,} open cases for cards", told, took, floor)


def _past(copy: Any, cases: int, rounds: int, since: str) -> Iterator[Row]:
    """Counted, as the desk and the command tell it; then each open case as JSON."""
    from yimen.records.statistics.queries.datasets import (
        Then,
        standing,
        standing_listed,
    )
    from yimen.rules.authority.actors import SYSTEM
    from yimen.site import clock

    now = clock.now()
    then = Then(now - timedelta(days=1), now)
    found, listed = standing_listed(then, zone=ZONE, by=SYSTEM)
    tellings: tuple[tuple[str, str, Callable[[], object]], ...] = (
        (
            f"where {cases:,} cases stood yesterday, {since}",
            (
                f"How many of {found.received:,} were open ({found.open:,}), overdue"
                " and closed"
            ),
            lambda: standing(then, by=SYSTEM),
        ),
        (
            f"the same, and each of the {found.open:,} open ones, {since}",
            (
                f"What `supervise --as-of --json` says: {len(listed) / 1e6:.0f} MB,"
                " written by the database"
            ),
            lambda: standing_listed(then, zone=ZONE, by=SYSTEM),
        ),
    )
    with connect(copy.app) as connection:
        _read_in_order(connection)
        for what, how, tell in tellings:
            floor, took = in_turn(
                lambda: connection.execute(_READ).fetchone(), tell, rounds
            )
            told = (
                f"{how}. The floor is one sequential scan of the journal that reads the"
                f" columns by which it is told. Median of {rounds} in turn."
            )
            yield _row(what, told, took, floor)


def _examine(copy: Any, most: int) -> int:
    """How many cases were examined just now, each with its chained line."""
    from yimen.records.journal.append import Head, Line, chain
    from yimen.rules.authority.actors import SYSTEM
    from yimen.rules.authority.steps import Step
    from yimen.rules.cases.lifecycle import State
    from yimen.site import clock

    at = clock.now()
    with connect(copy.app) as connection, connection.transaction():
        (recorded_at,) = connection.execute("SELECT journal_now()").fetchone() or (at,)
        lines = [
            chain(
                Line(
                    kind="case",
                    subject=number,
                    step=Step.EXAMINE,
                    by=SYSTEM,
                    happened_at=at,
                    before=State.ACCEPTED,
                    after=State.EXAMINED,
                    payload={"set": {"state": State.EXAMINED, "examined_at": at}},
                ),
                Head(1, bytes(last)),
                recorded_at,
            ).columns()
            for number, last in connection.execute(_TENTH, [most]).fetchall()
        ]
        masses.copy_in(connection, "journal_entry", masses.ENTRY, lines)
        connection.execute(_EXAMINED, {"at": at})
    with connect(copy.owner) as connection:
        for table in ("cases", "journal_entry"):
            connection.execute(
                sql.SQL("VACUUM (ANALYZE) {}").format(sql.Identifier(table))
            )
    return len(lines)


def _row(what: str, how: str, took: float, floor: float) -> Row:
    return Row(
        what=what,
        floor=f"{floor * 1000:.0f} ms",
        ours=f"{took * 1000:.0f} ms",
        ratio=f"{took / floor:.2f}",
        goal=f"≤ {GOAL:.0f} × one sequential scan",
        met=took <= GOAL * floor,
        how=how,
    )


def _read_in_order(connection: Connection[Any]) -> None:
    for way in _SEQUENTIAL:
        connection.execute(f"SET enable_{way} = off")  # type: ignore[arg-type]


def _judge(ids: list[int], at: datetime) -> int:
    """How many cards judging these cases raised."""
    from yimen.records.supervision.actions._judging import Judged, judge
    from yimen.records.supervision.queries.objects import case_objects

    done = Judged()
    for start in range(0, len(ids), 1000):
        done += judge(case_objects(ids[start : start + 1000], at), at)
    return done.raised
