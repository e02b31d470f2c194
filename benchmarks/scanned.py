"""The same closed cases as rows of one bare table, for PostgreSQL to scan.

Only the columns that the plain report names, unlogged, without an index: what a scan
of them takes is the least that any figure over rows can take.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import duckdb
from psycopg import Connection, sql

from benchmarks import house
from yimen.ports.case_archive import FILES
from yimen.rules.statistics.periods import Period
from yimen.site.database import connect

_COLUMNS: Final = {
    "organ": "text",
    "region": "text",
    "received_at": "timestamptz",
    "accepted_at": "timestamptz",
    "closed_at": "timestamptz",
    "due_at": "timestamptz",
    "used_days": "bigint",
    "promised_days": "bigint",
    "statutory_days": "bigint",
    "taken_seconds": "bigint",
    "rating": "bigint",
}
_OUT: Final = """
COPY (SELECT {names} FROM read_parquet('{month}')) TO '{file}'
(FORMAT csv, HEADER false)
"""
_REPORT: Final = """
SELECT {key} AS key, count(*) FILTER (WHERE ends),
    count(*) FILTER (WHERE ends AND in_time),
    count(*) FILTER (WHERE ends AND used_days < promised_days),
    sum(used_days) FILTER (WHERE ends), sum(statutory_days) FILTER (WHERE ends),
    sum(promised_days) FILTER (WHERE ends), count(rating) FILTER (WHERE ends),
    count(*) FILTER (WHERE ends AND rating <= 3), avg(used_days) FILTER (WHERE ends),
    percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY used_days)
        FILTER (WHERE ends),
    max(used_days) FILTER (WHERE ends), avg(taken_seconds) FILTER (WHERE ends),
    percentile_cont(ARRAY[0.5, 0.9, 0.95]) WITHIN GROUP (ORDER BY taken_seconds)
        FILTER (WHERE ends),
    count(*) FILTER (WHERE received_at >= %(since)s),
    count(*) FILTER (WHERE accepted_at >= %(since)s),
    count(*) FILTER (WHERE accepted_at < %(since)s),
    count(*) FILTER (WHERE closed_at >= %(until)s),
    count(*) FILTER (WHERE closed_at >= %(until)s AND due_at < %(until)s)
FROM (
    SELECT *, closed_at < %(until)s AS ends, closed_at <= due_at AS in_time
    FROM history WHERE received_at < %(until)s AND closed_at >= %(since)s
) AS alive
GROUP BY 1
"""


@contextmanager
def rows(found: house.House, folder: Path) -> Iterator[Connection[Any]]:
    """Within, the cases of the files lie in the table `history`."""
    with connect(found.address.owner) as connection:
        named = [
            sql.SQL("{} {}").format(sql.Identifier(name), sql.SQL(kind))
            for name, kind in _COLUMNS.items()
        ]
        made = sql.SQL("CREATE UNLOGGED TABLE history ({})")
        connection.execute(made.format(sql.SQL(", ").join(named)))
        try:
            for month in sorted(folder.glob(FILES)):
                _copied(connection, month)
            connection.execute("VACUUM (ANALYZE) history")
            yield connection
        finally:
            connection.execute("DROP TABLE history")


def _copied(connection: Connection[Any], month: Path) -> None:
    with TemporaryDirectory(prefix="yimen-rows-") as folder, duckdb.connect() as engine:
        file = Path(folder) / "rows.csv"
        engine.execute(_OUT.format(names=", ".join(_COLUMNS), month=month, file=file))
        with (
            connection.cursor() as cursor,
            cursor.copy("COPY history FROM STDIN (FORMAT csv)") as copy,
            file.open("rb") as said,
        ):
            while piece := said.read(1 << 20):
                copy.write(piece)


def report(connection: Connection[Any], periods: Sequence[Period]) -> None:
    """The plain report of the same 18 columns, one scan for each of its tables."""
    for key in ("''", "organ", "region"):
        for one in periods:
            asked = {"since": one.since, "until": one.until}
            said = sql.SQL(_REPORT).format(key=sql.SQL(key))
            connection.execute(said, asked).fetchall()
