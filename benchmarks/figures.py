"""The month's figures: over ten million closed cases in files, over a million in rows.

History: the whole monthly report (every quantity, spread and comparison; the whole, by
organ and by hall) against DuckDB told a plain report over the same columns and files.
Live: the same figures for a dashboard against PostgreSQL's own scan of the table.
"""

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from fractions import Fraction
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Final

import duckdb

from benchmarks import histories, house, masses, scanned
from benchmarks.results import Row
from benchmarks.stopwatch import in_turn, timed
from yimen.ports.case_archive import FILES
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import CHINA, local_date
from yimen.rules.performance.indicators import Indicator
from yimen.rules.performance.standard import INDICATORS
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.definitions import STATISTICS
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period, month_of
from yimen.rules.statistics.quantities import Quantity, of_relation
from yimen.rules.statistics.tallies import Tally
from yimen.site.database import connect

GOAL_RATIO: Final = 2
GOAL_MS: Final = 200
HISTORY: Final = int(os.environ.get("YIMEN_BENCH_HISTORY", "10000000"))
TIMES: Final = 9
ROUNDS: Final = 3
FRESH: Final = 3_000
ACTS: Final = 20
GRACE: Final = 61
CUTS: Final = (None, Cut.ORGAN, Cut.REGION)
_PLAIN: Final = """
SELECT {key} AS key, count(*) FILTER (ends), count(*) FILTER (ends AND in_time),
    count(*) FILTER (ends AND used_days < promised_days),
    sum(used_days) FILTER (ends), sum(statutory_days) FILTER (ends),
    sum(promised_days) FILTER (ends), count(rating) FILTER (ends),
    count(*) FILTER (ends AND rating <= 3), avg(used_days) FILTER (ends),
    quantile_cont(used_days, [0.5, 0.9, 0.95]) FILTER (ends),
    max(used_days) FILTER (ends), avg(taken_seconds) FILTER (ends),
    quantile_cont(taken_seconds, [0.5, 0.9, 0.95]) FILTER (ends),
    count(*) FILTER (received_at >= since), count(*) FILTER (accepted_at >= since),
    count(*) FILTER (accepted_at < since), count(*) FILTER (closed_at >= until),
    count(*) FILTER (closed_at >= until AND due_at < until)
FROM (
    SELECT *, closed_at < until AS ends, closed_at <= due_at AS in_time
    FROM read_parquet('{files}', hive_partitioning = true), (
        SELECT TIMESTAMPTZ '{since}' AS since, TIMESTAMPTZ '{until}' AS until
    )
    WHERE month >= '{month}' AND received_at < until AND closed_at >= since
)
GROUP BY 1
"""
_SCAN: Final = """
SELECT organ_id, count(*) FILTER (WHERE decided_at >= %(since)s),
    sum(promised_number) FILTER (WHERE decided_at >= %(since)s)
FROM cases GROUP BY organ_id
"""


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """Over files, then over rows."""
    del port
    with TemporaryDirectory(prefix="yimen-history-") as folder:
        yield from _history(found, Path(folder), 200_000 if small else HISTORY)
    yield from _live(found, 50_000 if small else masses.MILLION)


def _history(found: house.House, folder: Path, count: int) -> Iterator[Row]:
    from yimen.ports.case_archive import table_of
    from yimen.records.statistics.queries._history import Held, history_tallies
    from yimen.records.statistics.queries._live import KEPT

    since = datetime(2024, 1, 1, tzinfo=CHINA)
    began = perf_counter()
    size = histories.files(folder, count, since)
    made = perf_counter() - began
    month = month_of(datetime(2025, 6, 1, tzinfo=CHINA).date())
    periods = {
        "now": month,
        "last period": month.before(),
        "last year": month.year_before(),
    }
    files = str(folder / FILES)
    first = f"month={month.year_before().first_on:%Y-%m}"
    held = Held(
        [str(path) for path in sorted(folder.glob(FILES)) if path.parent.name >= first],
        table_of(KEPT, ()),
    )

    def ours() -> None:
        told = history_tallies(held, Scope(), periods, CUTS)
        assert all(map(_indicators, told.values()))

    def plain() -> None:
        with duckdb.connect() as engine:
            for key in ("''", "organ", "region"):
                for one in periods.values():
                    said = _PLAIN.format(
                        key=key,
                        files=files,
                        since=one.since.isoformat(),
                        until=one.until.isoformat(),
                        month=f"{one.first_on:%Y-%m}",
                    )
                    engine.execute(said).fetchall()

    floor, took = in_turn(plain, ours, ROUNDS)
    yield Row(
        what=f"the month's report, compared, {count:,} closed cases in files",
        floor=f"{floor:.2f} s",
        ours=f"{took:.2f} s",
        ratio=f"{took / floor:.2f}",
        goal=f"≤ {GOAL_RATIO} × DuckDB's plain report",
        met=took <= GOAL_RATIO * floor,
        how=(
            "Every quantity, spread and statistic, and the"
            f" {len(list(_of_cases()))} of the 31 indicators that are read from cases,"
            " of a month, the one before and the same of last year, whole, by organ and"
            " by region, through the shared definitions in one pass; the floor is a"
            " report of 18 columns by hand over the same files, one statement for"
            f" each of nine tables ({size / 1e6:,.0f} MB, made in {made:.0f} s, pauses"
            f" in one case of {histories.PAUSED_ONE_IN}). Median of {ROUNDS} in turn."
        ),
    )
    yield _beside_rows(found, folder, tuple(periods.values()), count, took)


def _beside_rows(
    found: house.House,
    folder: Path,
    periods: tuple[Period, ...],
    count: int,
    took: float,
) -> Row:
    """The floor is PostgreSQL's: the same plain report by scans of the same rows."""
    began = perf_counter()
    with scanned.rows(found, folder) as connection:
        made = perf_counter() - began
        scanned.report(connection, periods[:1])  # the first warms up
        floor = timed(lambda: scanned.report(connection, periods))
    return Row(
        what=f"the same, beside PostgreSQL's scan of the same {count:,} rows",
        floor=f"{floor:.2f} s",
        ours=f"{took:.2f} s",
        ratio=f"{took / floor:.2f}",
        goal="told",
        met=None,
        how=(
            "The floor is the plain report of 18 columns in PostgreSQL's own words over"
            " one unlogged table of just the columns it needs, filled in"
            f" {made:.0f} s, one sequential scan for each of nine tables. Once, after a"
            " warm-up."
        ),
    )


def _of_cases() -> Iterator[Indicator]:
    """The indicators of the scheme that follow from the quantities of cases."""
    known = {one.quantity.value for one in of_relation(Relation.CASES)}
    return (one for one in INDICATORS if one.formula.names <= known)


def _indicators(tally: Tally) -> list[Fraction | None]:
    """Every statistic and indicator of a group."""
    values: dict[str, Fraction | int | None]
    values = {name.value: tally.quantities.get(name) for name in Quantity}
    told = [one.value(values) for one in STATISTICS.values()]
    return told + [one.value(values) for one in _of_cases()]


def _live(found: house.House, count: int) -> Iterator[Row]:
    from yimen.records.statistics.queries.figures import figures
    from yimen.site import clock

    now = clock.now()
    made, kept = _poured(found, count, now)
    month = month_of(local_date(now))
    first = timed(lambda: figures(Scope(), month, None, EVERYTHING))
    _as_the_tables(month)
    for cut in (None, Cut.ORGAN, Cut.OFFICER, Cut.MATTER):
        floor, took = _views(found, month, cut, now)
        yield Row(
            what=(
                "this month with last month and last year among"
                f" {count:,}, {f'by {cut}' if cut else 'the whole'}"
            ),
            floor=f"{floor * 1000:.0f} ms",
            ours=f"{took * 1000:.0f} ms",
            ratio=f"{took / floor:.2f}",
            goal=f"≤ {GOAL_MS} ms",
            met=took * 1000 <= GOAL_MS,
            how=(
                "The page's query with its comparisons, in the server's process,"
                f" median of {TIMES} in turn with the floor, one sequential scan"
                f" with two sums; before each, {ACTS} more cases were acted on."
                f" Poured in {made:.0f} s; the night's run took {kept:.0f} s;"
                f" {FRESH:,} cases were acted on since, read by the very first view"
                f" ({first * 1000:.0f} ms). The counts of the month were the tables'"
                " own."
            ),
        )


def _as_the_tables(month: Period) -> None:
    """Nothing is wrong that was fast."""
    from yimen.records.statistics.queries._live import live_tallies
    from yimen.records.statistics.queries.figures import figures

    truth = live_tallies(Relation.CASES, Scope(), {"": month}, (None,), EVERYTHING)
    page = figures(Scope(), month, None, EVERYTHING)
    for quantity, counted in truth[None, "", ""].quantities.items():
        assert page.whole.quantity(quantity) == counted, quantity


def _views(
    found: house.House, month: Period, cut: Cut | None, now: datetime
) -> tuple[float, float]:
    """The medians of the floor and of a view that has something new to read."""
    from yimen.records.statistics.queries.figures import figures

    asked = {"since": month.since}
    floors, views = [], []
    with connect(found.address.app) as connection:
        for turn in range(TIMES):
            masses.a_few(found.district, now, ACTS, f"{cut}-{turn}-")
            floors.append(timed(lambda: connection.execute(_SCAN, asked).fetchall()))
            views.append(timed(lambda: figures(Scope(), month, cut, EVERYTHING)))
    return median(floors), median(views)


_MOULD: Final = "SELECT id FROM cases WHERE starts_with(number, 'M')"


def _poured(found: house.House, count: int, now: datetime) -> tuple[float, float]:
    """The cases of two years, the night's run, and a day's acts; how long they took."""
    from yimen.records.statistics.actions.archive_cases import archive_cases

    masses.pour(found.district, now, 1, "M")  # the mould, beside a mass or alone
    began = perf_counter()
    with connect(found.address.owner) as connection:
        row = connection.execute(_MOULD).fetchone()
        assert row
        poured = histories.Poured(count, now - timedelta(days=720), now)
        histories.rows(connection, poured, row[0])
    masses.settle()
    made = perf_counter() - began
    sleep(GRACE)  # what was recorded in the minute before a run counts as newer
    began = perf_counter()
    archive_cases(by=SYSTEM, at=now)
    kept = perf_counter() - began
    masses.pour(found.district, now, FRESH, "D")
    return made, kept
