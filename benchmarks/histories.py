"""Closed cases in great numbers: as files for DuckDB, as rows for PostgreSQL.

Both are made by SQL from a running number, so that ten millions take minutes: arrivals
spread over two years, a fifth done the same day, a tenth late, one in eight paused.
"""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import duckdb
from psycopg import Connection, sql

from yimen.records.statistics.queries._live import KEPT

MONTHS: Final = 24
ORGANS: Final = 20
HALLS: Final = 31
PAUSED_ONE_IN: Final = 8
_MINUTES: Final = MONTHS * 30 * 24 * 60

_MADE: Final = """
COPY (
    SELECT {columns}, month
    FROM (
        SELECT *,
            strftime(closed_on, '%Y-%m') AS closed_month,
            strftime(accepted_on, '%Y-%m') AS accepted_month,
            strftime(closed_on, '%Y-%m') AS month
        FROM (
            SELECT
                printf('B%09d', n) AS number,
                received_at, received_at AS accepted_at,
                received_at + to_minutes(took) AS closed_at,
                received_at + to_days(14) AS due_at,
                ((received_at + to_hours(8)) AT TIME ZONE 'UTC')::DATE
                    AS accepted_on,
                (
                    (received_at + to_minutes(took + 480)) AT TIME ZONE 'UTC'
                )::DATE AS closed_on,
                greatest(
                    0, took // 2016 - CASE WHEN n % {paused} = 0 THEN 3 ELSE 0 END
                ) AS used_days,
                10::BIGINT AS promised_days, 20::BIGINT AS statutory_days,
                0::BIGINT AS waited_seconds, took * 60 AS taken_seconds,
                CASE WHEN n % 3 = 0 THEN 1 + hash(n) % 5 END::BIGINT AS rating,
                n % 10 < 9 AS stayed_in_hall,
                printf('O%02d', hash(n, 1) % {organs}) AS organ,
                (hash(n, 2) % 200)::VARCHAR AS seat,
                (hash(n, 3) % 600)::VARCHAR AS officer,
                printf('M%04d', hash(n, 4) % 1500) AS matter,
                'administrative_license' AS matter_type,
                CASE WHEN n % 5 = 0 THEN 'instant' ELSE 'promised' END AS kind,
                CASE WHEN n % 4 = 0 THEN 'online' ELSE 'window' END AS channel,
                printf('H%02d', hash(n, 5) % {halls}) AS node,
                printf('/1/%d/', 2 + hash(n, 5) % {halls}) AS path,
                printf('R%02d', hash(n, 5) % {halls}) AS region,
                NULL::VARCHAR AS stand_path, NULL::VARCHAR AS stand_organ
            FROM (
                SELECT n,
                    TIMESTAMPTZ '{since}' + to_minutes(
                        (n::DOUBLE / {count} * {minutes})::BIGINT
                    ) AS received_at,
                    CASE WHEN n % 5 = 0 THEN 30 ELSE 60 + hash(n) % 22000 END::BIGINT
                        AS took
                FROM range({first}, {last}) AS numbered (n)
            )
        )
    )
) TO '{folder}' (
    FORMAT parquet, COMPRESSION zstd, PARTITION_BY (month), OVERWRITE_OR_IGNORE,
    FILENAME_PATTERN 'part_{first}_{{i}}'
)
"""
A_BATCH: Final = 1_000_000


_TOGETHER: Final = """
COPY (SELECT * EXCLUDE (month) FROM read_parquet('{month}/part_*.parquet')
    ORDER BY region, number)
TO '{month}/500199.parquet' (FORMAT parquet, COMPRESSION zstd)
"""


def files(folder: Path, count: int, since: datetime) -> int:
    """So many closed cases as the archive keeps them; how many bytes they take."""
    with duckdb.connect() as engine:
        engine.execute("SET memory_limit = '4GB'")
        for first in range(0, count, A_BATCH):
            engine.execute(
                _MADE.format(
                    columns=", ".join(KEPT),
                    paused=PAUSED_ONE_IN,
                    organs=ORGANS,
                    halls=HALLS,
                    since=since.isoformat(),
                    minutes=_MINUTES,
                    count=count,
                    first=first,
                    last=min(first + A_BATCH, count),
                    folder=folder,
                )
            )
        for month in sorted(folder.glob("month=*")):
            engine.execute(_TOGETHER.format(month=month))
            for part in month.glob("part_*.parquet"):
                part.unlink()
    return sum(path.stat().st_size for path in folder.rglob("*.parquet"))


@dataclass(frozen=True)
class Poured:
    """What is changed of the case that all are like."""

    count: int
    since: datetime
    until: datetime


_SHAPED: Final = """
number: 'B' || lpad(n::text, 9, '0')
submit_key: 'bench-' || n
state: 'delivered'
kind: CASE WHEN n %% 5 = 0 THEN 'instant' ELSE 'promised' END
received_at: at
accepted_at: at
decided_at: at + took
closed_at: at + took
result: 'granted'
due_on: (at + interval '14 days')::date
promised_number: 10
promised_unit: 'wd'
statutory_number: 20
statutory_unit: 'wd'
holder_id: NULL
organ_id: organs.ids[1 + n %% array_length(organs.ids, 1)]
hall_id: halls.ids[1 + n %% array_length(halls.ids, 1)]
"""
_PAUSES: Final = """
INSERT INTO case_pause (
    case_id, procedure, started_on, started_at, ended_on, ended_at, asked_days,
    article, reason, returns_to, notice_number
)
SELECT id, 'hearing', accepted_at::date + 1, accepted_at + interval '1 day',
    accepted_at::date + 4, accepted_at + interval '4 days', 5, '', '', 'accepted', ''
FROM cases
WHERE starts_with(number, 'B') AND id %% %(paused)s = 0
"""


def rows(connection: Connection[Any], poured: Poured, like: int) -> None:
    """So many closed cases, and pauses of some, all like one that is there."""
    shaped = dict(line.split(": ", 1) for line in _SHAPED.strip().splitlines())
    names = [
        name
        for (name,) in connection.execute(
            "SELECT column_name FROM information_schema.columns"
            " WHERE table_name = 'cases' AND is_generated = 'NEVER'"
            " AND column_name <> 'id' ORDER BY ordinal_position"
        )
    ]
    values = [
        sql.SQL(shaped[name])
        if name in shaped
        else sql.SQL("shape.{}").format(sql.Identifier(name))
        for name in names
    ]
    statement = sql.SQL(
        "INSERT INTO cases ({names}) SELECT {values} FROM ("
        " SELECT n, %(since)s::timestamptz"
        "  + (%(until)s::timestamptz - %(since)s::timestamptz) * n / %(count)s AS at,"
        "  CASE WHEN n %% 5 = 0 THEN interval '30 minutes'"
        "   ELSE (1 + n * 7919 %% 22000) * interval '1 minute' END AS took"
        " FROM generate_series(1, %(count)s::bigint) AS n) AS numbered"
        " CROSS JOIN (SELECT * FROM cases WHERE id = %(like)s) AS shape"
        " CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM organ) AS organs"
        " CROSS JOIN (SELECT array_agg(id ORDER BY id) AS ids FROM node) AS halls"
    ).format(
        names=sql.SQL(", ").join(map(sql.Identifier, names)),
        values=sql.SQL(", ").join(values),
    )
    asked = {
        "since": poured.since,
        "until": poured.until,
        "count": poured.count,
        "like": like,
    }
    connection.execute(statement, asked)
    connection.execute(_PAUSES, {"paused": PAUSED_ONE_IN})
