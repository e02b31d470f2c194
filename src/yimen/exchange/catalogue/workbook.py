"""Matters in a workbook: one sheet for the matters, one for each kind of part.

The headings are the standard's terms, the codes are written as their texts, lists
stand one entry a line in their cell. Whatever is written here reads back the same.
"""

import io
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from python_calamine import CalamineWorkbook

from yimen.exchange.catalogue.columns import (
    CODE,
    MATTERS,
    SHEETS,
    Misread,
    Sheet,
)
from yimen.exchange.catalogue.sheets import (
    BadRow,
    Row,
    UnknownFile,
    opened,
    records,
)
from yimen.rules.refusals import Refused


class TooLongForSheet(Refused):
    """A text is longer than a cell of a workbook can be; export JSON instead."""


def workbook_rows(content: bytes) -> list[Row | BadRow]:
    """Every matter of our workbook with its parts, in the shape of the JSON file."""
    book = opened(content)
    if MATTERS.title not in book.sheet_names:
        raise UnknownFile(file="xlsx", why=MATTERS.title)
    parts = {sheet.field: _parts(book, sheet) for sheet in SHEETS[1:]}
    orphans = {name: set(by_code) for name, by_code in parts.items()}
    answer: list[Row | BadRow] = []
    for number, cells in records(book.get_sheet_by_name(MATTERS.title).to_python()):
        found = _matter(number, cells, parts)
        answer.append(found)
        for codes in orphans.values():
            codes.discard(str(cells.get(CODE, "")))
    answer += [
        BadRow(_first_row(parts[name][code]), "part_without_matter", f"{name}: {code}")
        for name, codes in orphans.items()
        for code in sorted(codes)
    ]
    return answer


@dataclass(frozen=True, slots=True)
class _Part:
    row: int
    fields: dict[str, Any] | Misread


_Parts = Mapping[str, list[_Part]]


def _first_row(parts: list[_Part]) -> int:
    return parts[0].row


def _matter(
    number: int, cells: Mapping[str, Any], parts: Mapping[str, _Parts]
) -> Row | BadRow:
    try:
        fields = MATTERS.read(cells)
        for name, by_code in parts.items():
            mine = by_code.get(str(fields.get("code", "")), [])
            fields[name] = [_said(part) for part in mine]
    except Misread as misread:
        return BadRow(number, "unreadable", f"{misread.column}: {misread.value}")
    return Row(number, fields)


def _said(part: _Part) -> dict[str, Any]:
    if isinstance(part.fields, Misread):
        raise part.fields
    return part.fields


def _parts(book: CalamineWorkbook, sheet: Sheet) -> _Parts:
    found: dict[str, list[_Part]] = defaultdict(list)
    if sheet.title not in book.sheet_names:
        return found
    for number, cells in records(book.get_sheet_by_name(sheet.title).to_python()):
        fields: dict[str, Any] | Misread
        try:
            fields = sheet.read(cells)
            code = str(fields.pop("matter", ""))
        except Misread as misread:
            fields, code = misread, str(cells.get(CODE, ""))
        found[code].append(_Part(number, fields))
    return found


def workbook(matters: Iterable[Mapping[str, Any]]) -> bytes:
    """A workbook of these matters, each in the shape of the JSON file."""
    import xlsxwriter

    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_numbers": False})
    bold = book.add_format({"bold": True, "bg_color": "#e8f0fb", "text_wrap": True})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    pages = {}
    for sheet in SHEETS:
        page = book.add_worksheet(sheet.title)
        _head(page, sheet, bold)
        pages[sheet.field] = page
    _guide(book, bold, wrap)
    below = dict.fromkeys(pages, 1)
    for matter in matters:
        for sheet in SHEETS:
            for fields in sheet.records(matter):
                _write(pages[sheet.field], below[sheet.field], sheet, fields)
                below[sheet.field] += 1
    book.close()
    return out.getvalue()


def _head(page: Any, sheet: Sheet, bold: Any) -> None:
    for place, column in enumerate(sheet.columns):
        heading = f"{column.term}*" if column.is_needed else column.term
        page.write_string(0, place, heading, bold)
        page.set_column(place, place, column.width)
        if column.choices:
            page.data_validation(
                1,
                place,
                10_000,
                place,
                {"validate": "list", "source": list(column.choices)},
            )
    page.freeze_panes(1, 2)


def _write(page: Any, row: int, sheet: Sheet, fields: Mapping[str, Any]) -> None:
    for place, column in enumerate(sheet.columns):
        cell = column.cell(fields.get(column.name))
        if isinstance(cell, int):
            page.write_number(row, place, cell)
        elif cell and page.write_string(row, place, cell) != 0:
            raise TooLongForSheet(field=column.term, length=len(cell))


def _guide(book: Any, bold: Any, wrap: Any) -> None:
    """The last sheet: what to write in each column."""
    page = book.add_worksheet("填写说明")
    for place, heading in enumerate(("工作表", "列", "必填", "怎么填", "可选值")):
        page.write_string(0, place, heading, bold)
    page.set_column(0, 1, 18)
    page.set_column(3, 4, 60)
    row = 1
    for sheet in SHEETS:
        for column in sheet.columns:
            needed = "是" if column.is_needed else ""
            choices = "、".join(column.choices)
            line = (sheet.title, column.term, needed, column.how, choices)
            for place, text in enumerate(line):
                page.write_string(row, place, text, wrap)
            row += 1
