"""The rows of a register in a CSV file or a workbook.

Columns are known by their headers, Chinese or English, in any order; columns that are
not known are kept beside the row. Cells may hold tabs, line breaks and thousands of
characters. A workbook's day without a time is a day without a time.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from yimen.rules.decoding import decoded_whole
from yimen.rules.registers import (
    HEADERS,
    Cell,
    Column,
    Moment,
    Oddity,
    RegisterRow,
    numbered,
    register_row,
)

_UTF16: Final = (b"\xff\xfe", b"\xfe\xff")
_DELIMITERS: Final = ",\t;"
_LONGEST_CELL: Final = 10_000_000  # signs
_WORKBOOK: Final = b"PK"
_NEEDED: Final = 2  # known headers without which a line is no header
_SPARE: Final = "…"

Line = Sequence[Any]


class NoRegister(Exception):
    """The file is no register in a form that is known."""


def read(path: Path) -> Iterator[RegisterRow]:
    """The rows of a file; raises `NoRegister` when it is none that can be read."""
    raw = path.read_bytes()
    lines = _sheet(path) if raw.startswith(_WORKBOOK) else _csv(raw)
    return numbered(_rows(lines))


def _csv(raw: bytes) -> Iterator[Line]:
    text = _decoded(raw)
    csv.field_size_limit(_LONGEST_CELL)
    first = next(csv.reader(io.StringIO(text, newline=""), delimiter="\0"), [""])
    head = first[0] if first else ""
    delimiter = max(_DELIMITERS, key=lambda sign: len(_known(head.split(sign))))
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return raw.decode("utf-16")
    try:
        return decoded_whole(raw)
    except UnicodeDecodeError as error:
        raise NoRegister("neither UTF-8 nor GB 18030 text") from error


def _sheet(path: Path) -> Iterator[Line]:
    """The lines of the first sheet whose first line is a header."""
    try:
        book = CalamineWorkbook.from_path(path)
    except CalamineError as error:
        raise NoRegister(str(error)) from error
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python()
        if lines and len(_known(lines[0])) >= _NEEDED:
            return iter(lines)
    raise NoRegister("no sheet begins with the header of a register")


def _known(header: Iterable[object]) -> dict[int, Column]:
    """Which column stands where."""
    places: dict[int, Column] = {}
    for place, name in enumerate(header):
        column = HEADERS.get(str(name).strip().strip('"').lower())
        if column is not None and column not in places.values():
            places[place] = column
    return places


def _rows(lines: Iterator[Line]) -> Iterator[RegisterRow]:
    header = [str(name).strip() for name in next(lines, [])]
    places = _known(header)
    if len(places) < _NEEDED:
        known = "、".join(HEADERS)
        raise NoRegister(f"the first line must name columns among {known}")
    for number, line in enumerate(lines, start=2):
        if any(cell not in {"", None} for cell in line):
            yield _row(number, line, header, places)


def _row(
    number: int, line: Line, header: Sequence[str], places: dict[int, Column]
) -> RegisterRow:
    known = {places[at]: _cell(cell) for at, cell in enumerate(line) if at in places}
    others = {
        header[at] if at < len(header) else f"{_SPARE}{at + 1}": str(cell)
        for at, cell in enumerate(line)
        if at not in places and cell not in {"", None}
    }
    row = register_row(number, known, others)
    if len(line) <= len(header):
        return row
    spare = (Oddity.CELLS_TOO_MANY, str(len(line)))
    return replace(row, oddities=(*row.oddities, spare))


def _cell(cell: object) -> Cell:
    """A cell as the rules take it: text, or the moment that a workbook holds."""
    if isinstance(cell, datetime):
        return Moment.of(cell)
    if isinstance(cell, date):
        return Moment(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
