"""A report as plain text in its order: what every output lays out in its own way.

Screen, PDF and Word differ in how they set words, not in which. A mark is the number of
a footnote; a table's marks stand on its columns, or on its rows where every row is
another number.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from yimen.rules.charts import Chart
from yimen.rules.reports.definitions import Definition
from yimen.rules.reports.papers import Paper
from yimen.rules.reports.values import Number, Report, Section, Sentence, Table
from yimen.rules.statistics.citations import cited

_ORDINALS: Final = "一二三四五六七八九十"
_MOST_MARKS: Final = 2
Marks = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Said:
    """A piece of text; a number's has its footnote and its name."""

    text: str
    mark: int = 0
    name: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """A column's name with its footnotes."""

    text: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class LaidRow:
    """A group and its cells in words."""

    label: str
    mark: int
    cells: tuple[Said, ...]
    key: str
    is_total: bool


@dataclass(frozen=True, slots=True)
class LaidTable:
    """A table in words."""

    title: str
    across: str
    heads: tuple[Head, ...]
    rows: tuple[LaidRow, ...]
    note: str
    cut: str


@dataclass(frozen=True, slots=True)
class LaidSection:
    """A part under its numbered heading."""

    title: str
    sentences: tuple[tuple[Said, ...], ...]
    tables: tuple[LaidTable, ...]
    charts: tuple[Chart, ...]


@dataclass(frozen=True, slots=True)
class LaidNote:
    """A footnote in words."""

    number: int
    label: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """All of it in order."""

    title: str
    hall: str
    days: str
    correction: str
    sections: tuple[LaidSection, ...]
    remarks: tuple[str, ...]
    remarks_title: str
    notes: tuple[LaidNote, ...]
    hands: tuple[tuple[str, str], ...]
    digest: str
    is_draft: bool


def laid_out(paper: Paper) -> Layout:
    """The report in words."""
    report, marks = paper.report, paper.report.marks
    sections = tuple(
        _section(place, one, marks) for place, one in enumerate(report.sections)
    )
    return Layout(
        title=report.title,
        hall=report.hall,
        days=_days(report),
        correction=paper.correction,
        sections=sections,
        remarks=paper.remarks,
        remarks_title=_numbered(len(sections), "说明和要求"),
        notes=tuple(
            LaidNote(one.number, one.definition.label, words_of(one.definition))
            for one in report.notes
        ),
        hands=paper.hands,
        digest=paper.digest,
        is_draft=not paper.digest,
    )


def words_of(one: Definition) -> str:
    """A definition as a footnote says it: how, of what, in what unit, from where."""
    of = f"分母：{one.denominator}" if one.denominator else ""
    parts = (one.words, of, f"单位：{one.unit}", f"出处：{cited(one.source)}")
    return "；".join(part for part in parts if part) + "。"


def _days(report: Report) -> str:
    first, last = report.first_on, report.last_on
    return (
        f"{first.year}年{first.month}月{first.day}日"
        f"至{last.year}年{last.month}月{last.day}日"
    )


def _section(place: int, one: Section, marks: Marks) -> LaidSection:
    return LaidSection(
        title=_numbered(place, one.title),
        sentences=tuple(_sentence(words, marks) for words in one.sentences),
        tables=tuple(_table(table, marks) for table in one.tables),
        charts=tuple(drawing.chart for drawing in one.drawings),
    )


def _numbered(place: int, title: str) -> str:
    return f"{_ORDINALS[place]}、{title}"


def _sentence(words: Sentence, marks: Marks) -> tuple[Said, ...]:
    return tuple(
        Said(one)
        if isinstance(one, str)
        else Said(one.said, marks[one.meaning], one.name)
        for one in words.pieces
    )


def _table(table: Table, marks: Marks) -> LaidTable:
    columns = list(zip(*(row.cells for row in table.rows), strict=True))
    on_heads = [_column_marks(column, marks) for column in columns]
    by_row = any(not one for one in on_heads)
    rows = tuple(
        LaidRow(
            row.label,
            marks[row.cells[0].meaning] if by_row else 0,
            tuple(Said(cell.said, 0, cell.name) for cell in row.cells),
            row.key,
            row.is_total,
        )
        for row in table.rows
    )
    heads = tuple(map(Head, table.heads, on_heads))
    return LaidTable(table.title, table.across, heads, rows, table.note, table.cut)


def _column_marks(column: tuple[Number, ...], marks: Marks) -> str:
    found = sorted(set(_marks(column, marks)))
    return "、".join(map(str, found)) if len(found) <= _MOST_MARKS else ""


def _marks(column: tuple[Number, ...], marks: Marks) -> Iterator[int]:
    yield from (marks[cell.meaning] for cell in column)
