"""A report as a workbook: numbers as numbers, headings that stay, ready to print."""

from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from yimen.rules.charts import Chart, ChartKind
from yimen.rules.reports.layout import Layout, laid_out, words_of
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.values import Number, Section, Table
from yimen.rules.statistics.definitions import NOTHING, PERCENT

_LONGEST_NAME: Final = 31  # of a sheet
_FIRST_COLUMN: Final = 30
_COLUMN: Final = 13
_CHART_COLUMNS: Final = 8  # under which a chart lies, counted from nought
_CHART_LINES: Final = 17
_HEAD_ROW: Final = 3  # counted from nought: title, days, a gap, then the heading
_A4: Final = 9
_KINDS: Final[dict[ChartKind, dict[str, str]]] = {
    ChartKind.BARS: {"type": "column"},
    ChartKind.STACKED: {"type": "column", "subtype": "stacked"},
    ChartKind.LINES: {"type": "line"},
    ChartKind.ROWS: {"type": "bar"},
}
_COLOURS: Final = ("#1d5fbf", "#e69f00", "#1b2330", "#7fb2e5")


@dataclass
class _Book:
    book: Any
    layout: Layout
    formats: dict[str, Any]

    def page(self, name: str, columns: int) -> Any:
        """A sheet with the report's title, ready to print on A4 across."""
        page = self.book.add_worksheet(_free(self.book, name))
        page.write(0, 0, f"{self.layout.hall}　{self.layout.title}", self.formats["h1"])
        page.write(1, 0, f"{self.layout.days}　{_state(self.layout)}")
        page.set_column(0, 0, _FIRST_COLUMN)
        page.set_column(1, max(columns, 1), _COLUMN)
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.set_footer("&C第 &P 页 共 &N 页")
        return page

    def cell_format(self, number: Number, *, is_total: bool) -> Any:
        """How a number is shown: with its places, as a share, bold in a total."""
        places = "." + "0" * number.places if number.places else ""
        sign = "%" if number.unit == PERCENT else ""
        name = f"#,##0{places}{sign}{'b' if is_total else ''}"
        if name not in self.formats:
            told = {"num_format": name.removesuffix("b"), "bold": is_total}
            self.formats[name] = self.book.add_format(told)
        return self.formats[name]


def report_sheet(paper: Paper) -> bytes:
    """The workbook: what is said, each table, and what each number means."""
    made = BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"title": paper.report.title, "company": paper.report.hall})
    ours = _Book(book, laid_out(paper), _formats(book))
    _words(ours)
    for section in paper.report.sections:
        _tables(ours, section)
    _meanings(ours, paper)
    book.close()
    return made.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    return {
        "h1": book.add_format({"bold": True, "font_size": 14}),
        "head": book.add_format(
            {
                "bold": True,
                "bottom": 1,
                "bg_color": "#e8f0fb",
                "text_wrap": True,
                "valign": "vcenter",
            }
        ),
        "bold": book.add_format({"bold": True}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
        "right": book.add_format({"align": "right"}),
    }


def _state(layout: Layout) -> str:
    return "草稿，未签发" if layout.is_draft else f"摘要 {layout.digest}"


def _words(ours: _Book) -> None:
    page = ours.page("正文", 1)
    page.set_column(0, 0, 110)
    lines = [*_lines(ours.layout)]
    for place, (line, is_head) in enumerate(lines, _HEAD_ROW):
        page.write(place, 0, line, ours.formats["bold" if is_head else "wrap"])
    page.freeze_panes(2, 0)
    page.print_area(0, 0, _HEAD_ROW + len(lines), 0)


def _lines(layout: Layout) -> Iterable[tuple[str, bool]]:
    if layout.correction:
        yield layout.correction, True
    for section in layout.sections:
        if section.sentences:
            yield section.title, True
        for pieces in section.sentences:
            yield "".join(piece.text for piece in pieces), False
    if layout.remarks:
        yield layout.remarks_title, True
        yield from ((line, False) for line in layout.remarks)
    yield from ((f"{name}：{words}", False) for name, words in layout.hands)


def _tables(ours: _Book, section: Section) -> None:
    for place, table in enumerate(section.tables):
        page = ours.page(table.title, len(table.heads))
        heads = (table.across, *table.heads)
        page.write_row(_HEAD_ROW, 0, heads, ours.formats["head"])
        for line, row in enumerate(table.rows, _HEAD_ROW + 1):
            label = ours.formats["bold"] if row.is_total else None
            page.write_string(line, 0, row.label, label)
            for column, number in enumerate(row.cells, 1):
                _write(ours, page, (line, column), number, is_total=row.is_total)
        last = _HEAD_ROW + len(table.rows) + (1 if table.note else 0)
        if table.note:
            page.write(last, 0, table.note)
        page.freeze_panes(_HEAD_ROW + 1, 1)
        page.repeat_rows(_HEAD_ROW)
        columns = len(table.heads)
        if place == 0 and section.drawings:
            last = _charts(ours, page, section, table, last)
            columns = max(columns, _CHART_COLUMNS)
        page.print_area(0, 0, last, columns)


def _write(
    ours: _Book, page: Any, at: tuple[int, int], number: Number, *, is_total: bool
) -> None:
    line, column = at
    if number.plain is None:
        page.write_string(line, column, NOTHING, ours.formats["right"])
    else:
        shown = ours.cell_format(number, is_total=is_total)
        page.write_number(line, column, number.plain, shown)


def _charts(ours: _Book, page: Any, section: Section, table: Table, at: int) -> int:
    """The section's charts below its first table, from figures beside it.

    The last line that is printed: the charts are, the figures they are drawn from are
    the table's own and are not.
    """
    column = max(len(table.heads), _CHART_COLUMNS) + 2
    for drawing in section.drawings:
        if not drawing.chart.is_empty:
            _chart(ours, page, drawing.chart, (at + 2, column))
            at += 2 + _CHART_LINES
            column += len(drawing.chart.series) + 2
    return at


def _chart(ours: _Book, page: Any, chart: Chart, at: tuple[int, int]) -> None:
    line, column = at
    page.write_row(
        _HEAD_ROW, column, (chart.across, *(one.name for one in chart.series))
    )
    page.write_column(_HEAD_ROW + 1, column, chart.labels)
    last = _HEAD_ROW + len(chart.labels)
    drawn = ours.book.add_chart(dict(_KINDS[chart.kind]))
    for place, one in enumerate(chart.series, 1):
        told = [None if figure is None else float(figure) for figure in one.figures]
        page.write_column(_HEAD_ROW + 1, column + place, told)
        drawn.add_series(
            {
                "name": [page.get_name(), _HEAD_ROW, column + place],
                "categories": [page.get_name(), _HEAD_ROW + 1, column, last, column],
                "values": [
                    page.get_name(),
                    _HEAD_ROW + 1,
                    column + place,
                    last,
                    column + place,
                ],
                "fill": {"color": _COLOURS[place - 1]},
                "line": {"color": _COLOURS[place - 1]},
            }
        )
    drawn.set_title({"name": chart.title, "name_font": {"size": 12}})
    drawn.set_legend({"position": "top"})
    if chart.kind is ChartKind.ROWS:
        drawn.set_y_axis({"reverse": True})
    drawn.set_size({"width": 900, "height": 320})
    page.insert_chart(line, 0, drawn)


def _meanings(ours: _Book, paper: Paper) -> None:
    page = ours.page("口径", 1)
    page.set_column(0, 0, 30)
    page.set_column(1, 1, 100)
    page.write_row(
        _HEAD_ROW, 0, ("数字", "怎么算、分母、单位、出处"), ours.formats["head"]
    )
    for line, note in enumerate(paper.report.notes, _HEAD_ROW + 1):
        page.write(line, 0, f"{note.number}. {note.definition.label}")
        page.write(line, 1, words_of(note.definition), ours.formats["wrap"])
    page.freeze_panes(_HEAD_ROW + 1, 0)
    page.repeat_rows(_HEAD_ROW)
    page.print_area(0, 0, _HEAD_ROW + len(paper.report.notes), 1)


def _free(book: Any, name: str) -> str:
    """A name that no other sheet has."""
    taken = {page.get_name() for page in book.worksheets()}
    wanted = name[:_LONGEST_NAME]
    return wanted if wanted not in taken else f"{wanted[:28]}{len(taken)}"
