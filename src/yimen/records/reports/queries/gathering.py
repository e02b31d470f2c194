"""All that a report draws on, of a place with everything below it."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import connection

from yimen.records.conduct import queries as conduct
from yimen.records.performance import queries as performance
from yimen.records.statistics.queries.figures import FiguresRow, figures
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.conduct.attendance_figures import Tally
from yimen.rules.legal_clock.limits import months_later
from yimen.rules.performance.indicators import Scored as Kind
from yimen.rules.reports.books import Book
from yimen.rules.reports.figures import Attended, Figures, Gathered, Scored
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.periods import Beside, Period
from yimen.rules.statistics.quantities import Measured

A_YEAR_BACK: Final = -11  # months; with its own a year of them
_BOOKS: Final = (Path(__file__).parents[1] / "sql" / "books.sql").read_text(
    encoding="utf-8"
)
Books = Mapping[Beside, Mapping[str, int]]


def gathered(hall: str, path: str, period: Period) -> Gathered:
    """The figures of the place, group by group, with those they are held against."""
    scope = Scope(path=path)
    page = figures(scope, period, Cut.NODE, EVERYTHING)
    return Gathered(
        hall=hall,
        period=period,
        whole=_figures(page.whole, _books(path, period)),
        halls=tuple(_figures(row) for row in page.rows),
        organs=_groups(scope, period, Cut.ORGAN),
        matters=_groups(scope, period, Cut.MATTER),
        months=_groups(scope, _year_to(period), Cut.MONTH),
        scores=_scores(period, path),
    )


def attended(path: str, period: Period) -> tuple[Attended, ...]:
    """The half days of the place with all below it, unit by unit."""
    days = conduct.Days(period.first_on, period.last_on, period.until)
    told: dict[str, Tally] = {}
    for one in conduct.kept_days(days, path):
        unit = one.officer.organ or one.officer.hall
        told[unit] = told.get(unit, Tally()) + one.tally
    return tuple(Attended(unit, tally) for unit, tally in sorted(told.items()))


def _groups(scope: Scope, period: Period, cut: Cut) -> tuple[Figures, ...]:
    page = figures(scope, period, cut, EVERYTHING)
    return tuple(_figures(row) for row in page.rows)


def _figures(row: FiguresRow, books: Books | None = None) -> Figures:
    kept = books or {}
    return Figures(
        key=row.key,
        label=row.label or "未记载",
        values={one: {**row.values(one), **kept.get(one, {})} for one in Beside},
        spreads={
            one: {measured: row.spread(measured, one) for measured in Measured}
            for one in Beside
        },
    )


def _year_to(period: Period) -> Period:
    """The year of months that ends with the period; a year is its own."""
    back = min(0, A_YEAR_BACK + period.months - 1)
    return replace(period, first_on=months_later(period.first_on, back))


def _books(path: str, period: Period) -> Books:
    besides = {
        Beside.NOW: period,
        Beside.LAST_PERIOD: period.before(),
        Beside.LAST_YEAR: period.year_before(),
    }
    asked: dict[str, str | list[str] | list[datetime]] = {
        "path": path,
        "periods": [beside.value for beside in besides],
        "sinces": [one.since for one in besides.values()],
        "untils": [one.until for one in besides.values()],
    }
    with connection.cursor() as cursor:
        cursor.execute(_BOOKS, asked)
        names = [column[0] for column in cursor.description][1:]
        rows = {Beside(row[0]): row[1:] for row in cursor.fetchall()}
    return {
        beside: {
            Book(name).value: count for name, count in zip(names, row, strict=True)
        }
        for beside, row in rows.items()
    }


def _scores(period: Period, path: str) -> tuple[Scored, ...]:
    """What the units reached, if the period is closed there."""
    told = performance.board(Kind.UNIT, period, Actor(hall_path=path, is_system=True))
    if not told.is_closed:
        return ()
    return tuple(
        Scored(row.label, row.total, row.grade.value if row.grade else "")
        for row in told.rows
    )
