"""A report as it is kept: plain data with a digest, read back to the same value.

Numbers are kept as the fractions they are, so that what was signed can be checked to
the last digit; the digest is that of the canonical text (keys in order, no spaces).
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from fractions import Fraction
from typing import Any

from yimen.rules.charts import Chart, ChartKind, Figure, Series
from yimen.rules.reports.definitions import Definition
from yimen.rules.reports.kinds import ReportKind
from yimen.rules.reports.values import (
    Drawing,
    Number,
    Report,
    Row,
    Section,
    Sentence,
    Table,
)

Kept = dict[str, Any]


def as_data(report: Report) -> Kept:
    """The report as JSON holds it."""
    return {
        "kind": report.kind.value,
        "title": report.title,
        "hall": report.hall,
        "first_on": report.first_on.isoformat(),
        "last_on": report.last_on.isoformat(),
        "sections": [_section(one) for one in report.sections],
        "definitions": [asdict(one) for one in report.definitions],
    }


def from_data(kept: Mapping[str, Any]) -> Report:
    """The report that was kept."""
    return Report(
        kind=ReportKind(kept["kind"]),
        title=kept["title"],
        hall=kept["hall"],
        first_on=date.fromisoformat(kept["first_on"]),
        last_on=date.fromisoformat(kept["last_on"]),
        sections=tuple(_section_of(one) for one in kept["sections"]),
        definitions=tuple(Definition(**one) for one in kept["definitions"]),
    )


def digest_of(kept: Mapping[str, Any]) -> str:
    """SHA-256 of the canonical text."""
    said = json.dumps(kept, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode()).hexdigest()


def _section(one: Section) -> Kept:
    return {
        "title": one.title,
        "sentences": [[_piece(piece) for piece in s.pieces] for s in one.sentences],
        "tables": [_table(table) for table in one.tables],
        "drawings": [_drawing(drawing) for drawing in one.drawings],
    }


def _section_of(kept: Kept) -> Section:
    return Section(
        title=kept["title"],
        sentences=tuple(
            Sentence(tuple(_piece_of(piece) for piece in pieces))
            for pieces in kept["sentences"]
        ),
        tables=tuple(_table_of(table) for table in kept["tables"]),
        drawings=tuple(_drawing_of(drawing) for drawing in kept["drawings"]),
    )


def _piece(one: str | Number) -> Any:
    return one if isinstance(one, str) else _number(one)


def _piece_of(kept: Any) -> str | Number:
    return kept if isinstance(kept, str) else _number_of(kept)


def _number(one: Number) -> list[Any]:
    return [one.name, _fraction(one.value), one.places, one.unit, one.by]


def _number_of(kept: list[Any]) -> Number:
    name, value, places, unit, by = kept
    return Number(name, _fraction_of(value), places, unit, by)


def _table(one: Table) -> Kept:
    rows = [
        [row.label, [_number(cell) for cell in row.cells], row.key, row.is_total]
        for row in one.rows
    ]
    return {
        "title": one.title,
        "across": one.across,
        "heads": list(one.heads),
        "rows": rows,
        "note": one.note,
        "cut": one.cut,
    }


def _table_of(kept: Kept) -> Table:
    rows = tuple(
        Row(label, tuple(_number_of(cell) for cell in cells), key, total)
        for label, cells, key, total in kept["rows"]
    )
    return Table(
        title=kept["title"],
        across=kept["across"],
        heads=tuple(kept["heads"]),
        rows=rows,
        note=kept["note"],
        cut=kept["cut"],
    )


def _drawing(one: Drawing) -> Kept:
    chart = one.chart
    series = [
        [line.name, [_fraction(_exact(figure)) for figure in line.figures]]
        for line in chart.series
    ]
    return {
        "title": chart.title,
        "kind": chart.kind.value,
        "labels": list(chart.labels),
        "series": series,
        "unit": chart.unit,
        "across": chart.across,
        "names": list(one.names),
    }


def _drawing_of(kept: Kept) -> Drawing:
    chart = Chart(
        title=kept["title"],
        kind=ChartKind(kept["kind"]),
        labels=tuple(kept["labels"]),
        series=tuple(
            Series(name, tuple(_fraction_of(figure) for figure in figures))
            for name, figures in kept["series"]
        ),
        unit=kept["unit"],
        across=kept["across"],
    )
    return Drawing(chart, tuple(kept["names"]))


def _exact(figure: Figure) -> Fraction | None:
    return None if figure is None else Fraction(figure)


def _fraction(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _fraction_of(kept: str | None) -> Fraction | None:
    return None if kept is None else Fraction(kept)
