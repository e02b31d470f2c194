"""The month's figures: over ten million closed cases in files, over a million in rows.

History: the whole monthly report (every quantity, spread and comparison; the whole, by
organ and by hall) against DuckDB told a plain report over the same columns and files.
Live: the same figures for a dashboard against PostgreSQL's own scan of the table.
"""

import os
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Final

import duckdb

from benchmarks import histories, house, masses
from benchmarks.results import Row
from yimen.ports.case_archive import FILES
from yimen.rules.calendar import CHINA, local_date
from yimen.rules.sight import EVERYTHING
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.periods import month_of
from yimen.site.database import connect

GOAL_RATIO: Final = 2
GOAL_MS: Final = 200
HISTORY: Final = int(os.environ.get("YIMEN_BENCH_HISTORY", "10000000"))
TIMES: Final = 5
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
        yield _history(Path(folder), 200_000 if small else HISTORY)
    yield from _live(found, 50_000 if small else masses.MILLION)


def _history(folder: Path, count: int) -> Row:
    from yimen.records.statistics.queries._history import Held, history_tallies

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
    first = f"month={periods['last year'].first_on:%Y-%m}"
    held = Held(
        [str(path) for path in sorted(folder.glob(FILES)) if path.parent.name >= first]
    )

    def ours() -> None:
        assert history_tallies(held, Scope(), periods, CUTS)

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

    floor, took = _timed(plain, 2), _timed(ours, 2)
    return Row(
        what=f"the month's figures, compared, {count:,} closed cases in files",
        floor=f"{floor:.1f} s",
        ours=f"{took:.1f} s",
        ratio=f"{took / floor:.2f}",
        goal=f"≤ {GOAL_RATIO} × DuckDB's plain report",
        met=took <= GOAL_RATIO * floor,
        how=(
            f"Every quantity and spread of a month, the one before and the same of last"
            f" year, whole, by organ and by region, through the shared definitions; the"
            f" floor is a report of 18 columns by hand over the same files"
            f" ({size / 1e6:,.0f} MB, made in {made:.0f} s)."
        ),
    )


def _live(found: house.House, count: int) -> Iterator[Row]:
    from yimen.records.statistics.queries.figures import figures
    from yimen.site import clock

    now = clock.now()
    masses.pour(found.district, now, 1)
    with connect(found.address.owner) as connection:
        row = connection.execute("SELECT min(id) FROM cases").fetchone()
        assert row
        began = perf_counter()
        poured = histories.Poured(count, now - timedelta(days=720), now)
        histories.rows(connection, poured, row[0])
        made = perf_counter() - began
    masses.settle()
    month = month_of(local_date(now))
    with connect(found.address.app) as connection:
        floor = 1000 * _timed(
            lambda: connection.execute(_SCAN, {"since": month.since}).fetchall(), TIMES
        )
    for what, cut in (("the whole", None), ("by organ", Cut.ORGAN)):
        took = 1000 * _timed(
            lambda cut=cut: figures(Scope(), month, cut, EVERYTHING),  # type: ignore[misc]
            TIMES,
        )
        yield Row(
            what=f"this month with last month and last year among {count:,}, {what}",
            floor=f"{floor:.0f} ms",
            ours=f"{took:.0f} ms",
            ratio=f"{took / floor:.2f}",
            goal=f"≤ {GOAL_MS} ms",
            met=took <= GOAL_MS,
            how=(
                "The page's query with its comparisons, in the server's process, median"
                f" of {TIMES}; the floor is one sequential scan with two sums. Rows and"
                f" pauses were poured in {made:.0f} s."
            ),
        )


def _timed(act: Callable[[], object], times: int) -> float:
    act()
    took = []
    for _ in range(times):
        began = perf_counter()
        act()
        took.append(perf_counter() - began)
    return median(took)
