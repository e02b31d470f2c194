"""What every file is read into, and the sheets of a workbook as such rows."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from yimen.rules.refusals import Refused

_SHOWN: Final = 80
_FIRST: Final = 2  # the row below the headings


class UnknownFile(Refused):
    """The file is none of the kinds an import can read."""


@dataclass(frozen=True, slots=True)
class Row:
    """One object of the file, by its line, place in the list, or sheet row."""

    number: int
    fields: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that holds no object, and why."""

    number: int
    kind: str
    value: str


def opened(content: bytes) -> CalamineWorkbook:
    """The workbook in these bytes; raises `UnknownFile`."""
    try:
        return CalamineWorkbook.from_filelike(io.BytesIO(content))
    except CalamineError as error:
        raise UnknownFile(file="xlsx", why=str(error)[:_SHOWN]) from error


def records(table: list[list[Any]]) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows below the headings by their number, empty ones left out."""
    if not table:
        return
    headings = [str(cell).strip().rstrip("*") for cell in table[0]]
    for number, cells in enumerate(table[1:], _FIRST):
        if any(cell not in {"", None} for cell in cells):
            yield number, dict(zip(headings, cells, strict=False))
