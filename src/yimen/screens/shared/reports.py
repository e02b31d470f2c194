"""A report on a page: its words with footnotes, its tables and charts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.http import HttpResponse

from yimen.rules.reports.layout import LaidRow, LaidTable, Layout, Said, laid_out
from yimen.rules.reports.papers import Paper
from yimen.screens.shared.charts import ChartFrame, framed
from yimen.screens.shared.spreadsheet import attached

_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WIDTH = 860
Linked = Callable[[str, str, str], str]
"""Where a number's cases are: by its name, the cut and the group; "" for nowhere."""


@dataclass(frozen=True, slots=True)
class ShownPiece:
    """A piece of text with its footnote, and where its cases are."""

    text: str
    mark: int
    url: str


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A group in words."""

    label: str
    mark: int
    cells: tuple[ShownPiece, ...]
    is_total: bool


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table with its links."""

    told: LaidTable
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True, slots=True)
class ShownSection:
    """A part of the report."""

    title: str
    sentences: tuple[tuple[ShownPiece, ...], ...]
    tables: tuple[ShownTable, ...]
    charts: tuple[ChartFrame, ...]


@dataclass(frozen=True, slots=True)
class ShownReport:
    """What `shared/_report.html` shows."""

    layout: Layout
    sections: tuple[ShownSection, ...]


def nowhere(name: str, cut: str, group: str) -> str:
    """For pages on which no number can be opened."""
    del name, cut, group
    return ""


def shown_report(paper: Paper, linked: Linked = nowhere) -> ShownReport:
    """The report, with links to the cases behind its numbers."""
    layout = laid_out(paper)
    return ShownReport(layout, tuple(_sections(layout, linked)))


def _sections(layout: Layout, linked: Linked) -> Iterator[ShownSection]:
    for section in layout.sections:
        yield ShownSection(
            title=section.title,
            sentences=tuple(
                tuple(_piece(one, "", "", linked) for one in pieces)
                for pieces in section.sentences
            ),
            tables=tuple(_table(table, linked) for table in section.tables),
            charts=tuple(framed(chart, width=WIDTH) for chart in section.charts),
        )


def _table(table: LaidTable, linked: Linked) -> ShownTable:
    return ShownTable(table, tuple(_row(row, table.cut, linked) for row in table.rows))


def _row(row: LaidRow, cut: str, linked: Linked) -> ShownRow:
    opens = bool(cut) and not row.is_total and bool(row.key)
    cells = tuple(
        _piece(one, cut, row.key, linked if opens else nowhere) for one in row.cells
    )
    return ShownRow(row.label, row.mark, cells, row.is_total)


def _piece(one: Said, cut: str, group: str, linked: Linked) -> ShownPiece:
    url = linked(one.name, cut, group) if one.name and one.text != "0" else ""
    return ShownPiece(one.text, one.mark, url)


def report_file(content: bytes, title: str, ending: str) -> HttpResponse:
    """A report as a file to keep."""
    return attached(content, f"{title}.{ending}", _TYPES[ending])
