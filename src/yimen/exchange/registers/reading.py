"""The rows of a register in a CSV file or a workbook.

Columns are known by their headers, Chinese or English, in any order, below a title or
a remark too; columns that are not known are kept beside the row. Cells may hold tabs,
line breaks and thousands of characters. A workbook's day without a time is a day
without a time, and so is one that it holds as a number of days.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from yimen.rules.decoding import decoded_whole
from yimen.rules.registers import (
    HEADERS,
    LOST,
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
_ABOVE: Final = 10  # lines of titles and remarks there may be above it
_SPARE: Final = "…"
_PLAIN: Final = re.compile(r"[\s*＊:：\"“”\ufeff\u200b]")
_MOST_LOST: Final = 20
"""Text of which one Chinese sign in so many is broken is still UTF-8."""

Line = Sequence[Any]


class NoRegister(Exception):
    """The file is no register in a form that is known."""


class _Loose(list[str]):
    """A line of a CSV file whose quotation marks don't pair."""


def read(path: Path) -> Iterator[RegisterRow]:
    """The rows of a file; raises `NoRegister` when it is none that can be read."""
    raw = path.read_bytes()
    lines = _sheet(raw) if raw.startswith(_WORKBOOK) else _csv(raw)
    return numbered(_rows(lines))


def _csv(raw: bytes) -> Iterator[Line]:
    csv.field_size_limit(_LONGEST_CELL)
    text = list(io.StringIO(_decoded(raw).replace("\0", LOST), newline=""))
    heads = [
        (sign, head)
        for sign in _DELIMITERS
        for head in islice(csv.reader(text, delimiter=sign), _ABOVE)
    ]
    sign, head = max(heads, key=lambda one: len(_known(one[1])), default=(",", []))
    return _split(text, sign, len(head))


def _decoded(raw: bytes) -> str:
    if raw.startswith(_UTF16):
        return raw.decode("utf-16", errors="replace")
    text = raw.decode("utf-8-sig", errors="replace")
    whole = sum(not sign.isascii() for sign in text) - text.count(LOST)
    if text.count(LOST) * _MOST_LOST <= whole:
        return text
    try:
        return decoded_whole(raw)
    except UnicodeDecodeError as error:
        raise NoRegister("neither UTF-8 nor GB 18030 text") from error


def _split(text: Sequence[str], sign: str, width: int) -> Iterator[Line]:
    """The lines as wide as the header; a quotation mark left open ends with its line.

    Else it would swallow the rows below it, as far as the next mark.
    """
    done = 0
    while done < len(text):
        rest = csv.reader(_from(text, done), delimiter=sign, strict=True)
        begun = done
        try:
            for line in rest:
                yield line
                begun = done + rest.line_num
            done = len(text)
        except csv.Error:
            line, took = _loose(text, begun, sign, width)
            yield line
            done = begun + took


def _from(text: Sequence[str], place: int) -> Iterator[str]:
    return (text[at] for at in range(place, len(text)))


def _loose(
    text: Sequence[str], place: int, sign: str, width: int
) -> tuple[_Loose, int]:
    """A line whose marks don't pair, and how many lines of the file it takes."""
    lenient = csv.reader(_from(text, place), delimiter=sign)
    marked = next(lenient)
    plain = next(csv.reader([text[place]], delimiter=sign, quoting=csv.QUOTE_NONE))
    is_near = abs(len(marked) - width) <= abs(len(plain) - width)
    if len(marked) == width or (lenient.line_num == 1 and is_near):
        return _Loose(marked), lenient.line_num
    return _Loose(plain), 1


def _sheet(raw: bytes) -> Iterator[Line]:
    """The lines of the first sheet that has a header near its top."""
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except CalamineError as error:
        raise NoRegister(str(error)) from error
    for name in book.sheet_names:
        lines = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if any(len(_known(line)) >= _NEEDED for line in lines[:_ABOVE]):
            return iter(lines)
    raise NoRegister("no sheet begins with the header of a register")


def _known(header: Iterable[object]) -> dict[int, Column]:
    """Which column stands where."""
    places: dict[int, Column] = {}
    for place, name in enumerate(header):
        column = HEADERS.get(_PLAIN.sub("", str(name)).lower())
        if column is not None and column not in places.values():
            places[place] = column
    return places


def _rows(lines: Iterator[Line]) -> Iterator[RegisterRow]:
    heads = enumerate(islice(lines, _ABOVE), start=1)
    head = next((one for one in heads if len(_known(one[1])) >= _NEEDED), None)
    if head is None:
        known = "、".join(HEADERS)
        raise NoRegister(f"one of the first lines must name columns among {known}")
    above, header = head
    names, places = _names(header), _known(header)
    for number, line in enumerate(lines, start=above + 1):
        if any(str(cell).strip() for cell in line if cell is not None):
            yield _row(number, line, names, places)


def _names(header: Line) -> list[str]:
    """The header's names, each once: what has none, or another's, gets its place."""
    found: list[str] = []
    for place, cell in enumerate(header, start=1):
        name = str(cell).strip()
        found.append(f"{name}{_SPARE}{place}" if not name or name in found else name)
    return found


def _row(
    number: int, line: Line, names: Sequence[str], places: dict[int, Column]
) -> RegisterRow:
    known = {places[at]: _cell(cell) for at, cell in enumerate(line) if at in places}
    others = {
        names[at] if at < len(names) else f"{_SPARE}{at + 1}": str(cell)
        for at, cell in enumerate(line)
        if at not in places and cell not in {"", None}
    }
    row = register_row(number, known, others)
    odd = list(row.oddities)
    if len(line) > len(names):
        odd.append((Oddity.CELLS_TOO_MANY, str(len(line))))
    if isinstance(line, _Loose):
        odd.append((Oddity.QUOTES_ODD, row.number))
    return replace(row, oddities=tuple(odd))


def _cell(cell: object) -> Cell:
    """A cell as the rules take it: text, or the moment that a workbook holds."""
    if isinstance(cell, datetime):
        return Moment.of(cell)
    if isinstance(cell, date):
        return Moment(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
