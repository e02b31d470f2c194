"""History in files: one Parquet file for each month and county, asked by DuckDB.

A file is written beside its place and moved there whole, so that a run that was broken
off leaves the old file or the new one. What a file holds is told by a digest of its
rows as text, which does not depend on how they were packed.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any, Final

import duckdb
import pyarrow as pa
from pyarrow import compute, csv, parquet

_TYPES: Final = {
    "string": pa.string(),
    "int64": pa.int64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "timestamp('UTC')": pa.timestamp("us", tz="UTC"),
}
A_PACK: Final = 10_000
_ENDING: Final = ".parquet"
FILES: Final = f"month=*/*{_ENDING}"


class Unreadable(Exception):
    """A file of the archive is not there, or is none."""


class _Digest:
    """A file that only keeps the digest of what is written to it."""

    def __init__(self) -> None:
        self.sha256 = hashlib.sha256()
        self.closed = False

    def write(self, content: bytes) -> int:
        self.sha256.update(content)
        return len(content)

    def flush(self) -> None:
        """Nothing is held back."""

    def close(self) -> None:
        self.closed = True

    def writable(self) -> bool:
        return True

    def readable(self) -> bool:
        return False

    def seekable(self) -> bool:
        return False


def table_of(columns: Mapping[str, str], rows: Iterable[Sequence[Any]]) -> Any:
    """The rows as a table whose columns have these types; taken some at a time."""
    schema = _schema(columns)
    waiting = iter(rows)
    packs = []
    while pack := list(islice(waiting, A_PACK)):
        arrays = [
            pa.array(list(values), type=field.type)
            for values, field in zip(zip(*pack, strict=True), schema, strict=True)
        ]
        packs.append(pa.Table.from_arrays(arrays, schema=schema))
    return pa.concat_tables(packs) if packs else schema.empty_table()


def table_copied(columns: Mapping[str, str], said: bytes) -> Any:
    """The rows of a `COPY … TO STDOUT (FORMAT csv)` as a table of these columns."""
    schema = _schema(columns)
    if not said:
        return schema.empty_table()
    return csv.read_csv(
        BytesIO(said),
        read_options=csv.ReadOptions(column_names=schema.names),
        parse_options=csv.ParseOptions(newlines_in_values=True),
        convert_options=_copied_as(schema),
    )


def _copied_as(schema: Any) -> Any:
    """How PostgreSQL writes CSV: only what stands in quotes can be an empty text."""
    return csv.ConvertOptions(
        column_types=schema,
        true_values=["t"],
        false_values=["f"],
        null_values=[""],
        strings_can_be_null=True,
        quoted_strings_can_be_null=False,
    )


def _schema(columns: Mapping[str, str]) -> Any:
    return pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])


def replaced(table: Any, newer: Any, key: str) -> Any:
    """The rows of both, without those whose key is among the newer ones."""
    again = compute.is_in(table[key], value_set=newer[key].combine_chunks())
    kept = table.filter(compute.invert(again))
    return pa.concat_tables([kept, newer]).combine_chunks()


def least(table: Any, column: str) -> Any:
    """The least value of a column; None of no rows."""
    return compute.min(table[column]).as_py()


def digest_of(table: Any) -> str:
    """The digest of the rows as text, in their order."""
    sink = _Digest()
    csv.write_csv(table, pa.PythonFile(sink, mode="w"))
    return sink.sha256.hexdigest()


class CaseArchive:
    """The files of one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def write(self, month: str, region: str, table: Any) -> None:
        """Put a part in its place, whole."""
        place = self._place(month, region)
        place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        beside = place.with_suffix(".new")
        parquet.write_table(table, beside, compression="zstd")
        with beside.open("rb") as written:
            os.fsync(written.fileno())
        beside.replace(place)

    def read(self, month: str, region: str) -> Any:
        """The rows of a part; None where there is no such file.

        Raises `Unreadable` where it is no file of ours any more.
        """
        place = self._place(month, region)
        if not place.exists():
            return None
        try:
            return parquet.ParquetFile(place).read()
        except (OSError, pa.ArrowException) as error:
            raise Unreadable from error

    def drop(self, month: str, region: str) -> None:
        """Take a part away; its cases are elsewhere now."""
        self._place(month, region).unlink(missing_ok=True)

    def parts(self) -> Iterator[tuple[str, str]]:
        """Month and region of every file that is there."""
        for path in sorted(self._folder.glob(FILES)):
            yield path.parent.name.partition("=")[2], path.stem

    def file(self, month: str, region: str) -> str:
        """Where a part lies, for whoever reads it."""
        return str(self._place(month, region))

    def _place(self, month: str, region: str) -> Path:
        return self._folder / f"month={month}" / f"{region}{_ENDING}"


_opening: Final = Lock()
_engines: Final[dict[int, duckdb.DuckDBPyConnection]] = {}
"""The engine of each process: a child must not touch what it inherits by forking."""


def begin() -> None:
    """Open the engine of this process, if nobody has."""
    _engine().close()


def _engine() -> duckdb.DuckDBPyConnection:
    """A line of one's own to the engine of this process; opening one anew is dear."""
    with _opening:
        if os.getpid() not in _engines:
            _engines[os.getpid()] = duckdb.connect()
        return _engines[os.getpid()].cursor()


def ask(
    said: str, asked: Mapping[str, Any], tables: Mapping[str, Any]
) -> tuple[list[str], list[tuple[Any, ...]]]:
    """What DuckDB answers: the names of the columns, and the rows.

    Raises `Unreadable` where a file that is asked for is missing or damaged.
    """
    with _answered(said, asked, tables) as answered:
        return _names(answered), answered.fetchall()


def ask_in_packs(
    said: str, asked: Mapping[str, Any], tables: Mapping[str, Any], size: int
) -> Iterator[tuple[list[str], list[tuple[Any, ...]]]]:
    """The same, so many rows at a time; raises `Unreadable` before the first."""
    with _answered(said, asked, tables) as answered:
        names = _names(answered)
        while rows := answered.fetchmany(size):
            yield names, rows


@contextmanager
def _answered(
    said: str, asked: Mapping[str, Any], tables: Mapping[str, Any]
) -> Iterator[duckdb.DuckDBPyConnection]:
    with _engine() as engine:
        for name, table in tables.items():
            engine.register(name, table)
        try:
            yield engine.execute(said, dict(asked))
        except (duckdb.IOException, duckdb.InvalidInputException) as error:
            raise Unreadable from error


def _names(answered: duckdb.DuckDBPyConnection) -> list[str]:
    return [column[0] for column in answered.description or ()]
