"""A list as a file: CSV for machines, XLSX for people who live in spreadsheets."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import cache
from typing import Final
from urllib.parse import quote

import xlsxwriter
from django.http import HttpResponse
from django.utils import timezone

from yimen.records.orders.queries import office_telephones
from yimen.rules.running_text import short

Cell = str | int | float | date | datetime | None

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A named list with its headings."""

    name: str
    heads: Sequence[str]
    rows: Iterable[Sequence[Cell]]


def _plain(cell: Cell) -> str | int | float:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return timezone.localtime(cell).strftime("%Y-%m-%d %H:%M")
    if isinstance(cell, date):
        return cell.isoformat()
    return cell


def _harmless(cell: Cell) -> str | int | float:
    """Text that a spreadsheet would take for a formula is quoted."""
    said = _plain(cell)
    dangerous = isinstance(said, str) and said.startswith(_FORMULA)
    return f"'{said}" if dangerous else said


def as_csv(sheet: Spreadsheet) -> bytes:
    """The list as CSV, with the mark by which spreadsheets know UTF-8."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(sheet.heads)
    writer.writerows([_harmless(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(sheet: Spreadsheet) -> bytes:
    """The list as a workbook: numbers are numbers, the heading stays in sight."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    page = book.add_worksheet(sheet.name[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    page.write_row(0, 0, sheet.heads, bold)
    for line, row in enumerate(sheet.rows, start=1):
        page.write_row(line, 0, [_plain(cell) for cell in row])
    page.freeze_panes(1, 0)
    page.autofit()
    book.close()
    return made.getvalue()


_KINDS: Final = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (
        as_xlsx,
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ),
}


def download(sheet: Spreadsheet, kind: str) -> HttpResponse:
    """The list as a file to keep; anything but xlsx is CSV."""
    ending = kind if kind in _KINDS else "csv"
    make, media_type = _KINDS[ending]
    return attached(make(_guarded(sheet)), f"{sheet.name}.{ending}", media_type)


def _guarded(sheet: Spreadsheet) -> Spreadsheet:
    """No file that leaves the house tells a private number, whoever wrote it where."""
    offices = cache(office_telephones)
    rows = (
        [short(cell, offices) if isinstance(cell, str) else cell for cell in row]
        for row in sheet.rows
    )
    return replace(sheet, rows=rows)


def attached(content: bytes, name: str, media_type: str) -> HttpResponse:
    """A file to keep, under a name that may be Chinese."""
    disposition = f"attachment; filename*=UTF-8''{quote(name)}"
    return HttpResponse(
        content,
        content_type=media_type,
        headers={"Content-Disposition": disposition},
    )
