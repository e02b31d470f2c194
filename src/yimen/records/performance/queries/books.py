"""The other books of the hall: each row once, for sums and for whoever looks at it.

A book is one SELECT of rows (`sql/books/`): in which quantity a row counts, for which
organ, officer, window and place, how much, and what it is about. Sums and lists are
taken from the same rows, so a figure always opens to what it counts.
"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

from django.db import connection, transaction

from yimen.records.catalogue import queries as catalogue
from yimen.records.conduct import queries as conduct
from yimen.rules.catalogue.disclosure import Field, missing
from yimen.rules.catalogue.matters import CaseKind, Matter
from yimen.rules.conduct.attendance import ATTENDED, Mark
from yimen.rules.conduct.leave import Half
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.rows import BookRow, only
from yimen.rules.performance.sources import Kept
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import Quantity

_AT_ONCE: Final = 5000
_FIELDS: Final = (Kept.REQUIRED_FIELDS.value, Kept.PUBLISHED_FIELDS.value)
_HALVES: Final = {Half.MORNING: "上午", Half.AFTERNOON: "下午"}
_PARTS: Final = {
    "{officer}": "coalesce(cases.decided_by_id, cases.holder_id,"
    " cases.accepted_by_id, cases.received_by_id)",
    "{case_of}": "JOIN (cases JOIN organ ON organ.id = cases.organ_id"
    " JOIN node ON node.id = cases.hall_id) ON cases.id =",
}
_NAMES: Final = "quantity, organ, officer, seat, path, amount, day, kind, subject, what"


def _read() -> str:
    found = sorted((Path(__file__).parents[1] / "sql" / "books").glob("*.sql"))
    text = "\nUNION ALL\n".join(one.read_text(encoding="utf-8") for one in found)
    for name, said in _PARTS.items():
        text = text.replace(name, said)
    return f"({text}) AS book ({_NAMES})"


_BOOKS: Final = _read()
_SUMS: Final = """
SELECT quantity, coalesce(organ, ''), coalesce(officer::text, ''),
    coalesce(seat::text, ''), coalesce(path, ''), sum(amount)
FROM {books}
WHERE coalesce(path, '') = '' OR starts_with(path, %(path)s)
GROUP BY 1, 2, 3, 4, 5
""".replace("{books}", _BOOKS)
_ROWS: Final = """
SELECT kind, subject, max(day), max(what), jsonb_object_agg(quantity, amount::text)
FROM (
    SELECT kind, subject, quantity, max(day) AS day, max(what) AS what,
        sum(amount) AS amount
    FROM {books}
    WHERE quantity = ANY (%(quantities)s)
        AND (coalesce(path, '') = '' OR starts_with(path, %(path)s))
        AND (%(key)s = '' OR CASE %(what)s
            WHEN 'unit' THEN organ = %(key)s
            WHEN 'person' THEN officer::text = %(key)s
            WHEN 'window' THEN seat::text = %(key)s
            ELSE coalesce(path, '') <> ''
        END)
    GROUP BY kind, subject, quantity
) AS told
GROUP BY kind, subject
""".replace("{books}", _BOOKS)


_EVERYBODYS: Final = """
SELECT coalesce(organ, ''), coalesce(officer::text, ''), coalesce(seat::text, ''),
    coalesce(path, ''), kind, subject, max(day), max(what),
    jsonb_object_agg(quantity, amount::text)
FROM (
    SELECT organ, officer, seat, path, kind, subject, quantity, max(day) AS day,
        max(what) AS what, sum(amount) AS amount
    FROM {books}
    WHERE quantity = ANY (%(quantities)s)
        AND (coalesce(path, '') = '' OR starts_with(path, %(path)s))
    GROUP BY organ, officer, seat, path, kind, subject, quantity
) AS told
GROUP BY organ, officer, seat, path, kind, subject
""".replace("{books}", _BOOKS)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row, and to whom it falls, where."""

    organ: str
    officer: str
    seat: str
    path: str
    row: BookRow


@dataclass(frozen=True, slots=True)
class Sum:
    """How much of a quantity fell to whom, where."""

    quantity: str
    organ: str
    officer: str
    seat: str
    path: str
    amount: Fraction


@dataclass(frozen=True, slots=True)
class Whose:
    """Whose rows are wanted: a key among its kind, at and below a place.

    Without a key it is everything at and below the place, as if it were one.
    """

    what: Scored
    key: str
    path: str

    @property
    def is_of_places(self) -> bool:
        """Whether the catalogue is looked at place by place."""
        return self.what is Scored.TOWN and bool(self.key)

    def has(self, organ: str) -> bool:
        """Whether what is the organ's is theirs; the catalogue is kept by organ."""
        return not self.key or (self.what is Scored.UNIT and self.key == organ)


def sums(period: Period, path: str, *, of_places: bool) -> tuple[Sum, ...]:
    """What all books of the halls at and below a place answer of a period."""
    asked = {**_asked(period, path), "of_towns": of_places}
    with connection.cursor() as cursor:
        cursor.execute(_SUMS, asked)
        found = [
            Sum(quantity, organ, officer, seat, place, Fraction(amount))
            for quantity, organ, officer, seat, place, amount in cursor.fetchall()
        ]
    found += _half_day_sums(period, path)
    if not of_places:
        found += _field_sums(period)
    return tuple(found)


def rows(whose: Whose, quantities: Iterable[str], period: Period) -> list[BookRow]:
    """The rows that these quantities count for somebody, the latest first."""
    wanted = frozenset(quantities)
    asked = {
        **_asked(period, whose.path),
        "of_towns": whose.is_of_places,
        "quantities": list(wanted),
        "what": whose.what.value,
        "key": whose.key,
    }
    with connection.cursor() as cursor:
        cursor.execute(_ROWS, asked)
        found = [_row(*row) for row in cursor.fetchall()]
    if wanted & {Kept.HALF_DAYS_DUE, Kept.HALF_DAYS_ATTENDED}:
        found += _half_days(whose, period)
    if wanted & {Kept.REQUIRED_FIELDS, Kept.PUBLISHED_FIELDS}:
        found += _fields(whose, period)
    found = only(found, wanted)
    by_day = sorted(found, key=lambda one: (one.kind, one.subject))
    return sorted(by_day, key=lambda one: one.on or date.min, reverse=True)


def everybodys(
    period: Period, path: str, names: frozenset[str], *, of_places: bool
) -> Iterator[Placed]:
    """The rows that these quantities count for anybody at and below a place."""
    asked = {
        **_asked(period, path),
        "of_towns": of_places,
        "quantities": list(names),
    }
    with transaction.atomic(), connection.chunked_cursor() as cursor:
        cursor.cursor.itersize = _AT_ONCE
        cursor.execute(_EVERYBODYS, asked)
        for organ, officer, seat, place, *told in cursor:
            yield Placed(organ, officer, seat, place, _row(*told))
    if names & {Kept.HALF_DAYS_DUE, Kept.HALF_DAYS_ATTENDED}:
        yield from _everybodys_half_days(period, path, names)
    if not of_places:
        yield from _everybodys_matters(period, names)


def _everybodys_half_days(
    period: Period, path: str, names: frozenset[str]
) -> Iterator[Placed]:
    codes = _codes()
    for one in _days(period, path):
        of = one.officer
        organ, seat = codes.get(of.organ_id, ""), str(of.window_id or "")
        for row in only(_half_days_of(one), names):
            yield Placed(organ, str(of.officer_id), seat, of.hall_path, row)


def _everybodys_matters(period: Period, names: frozenset[str]) -> Iterator[Placed]:
    """Each matter under its organ: how long it may take, what of it is published."""
    for kept in catalogue.matters_in_force(period.last_on):
        both = [_matter(kept.matter, _lengths(kept.matter)), _published(kept.matter)]
        for row in only(both, names):
            yield Placed(kept.organ_code, "", "", "", row)


def _row(kind: str, subject: str, on: date | None, what: str, raw: str) -> BookRow:
    amounts = {name: Fraction(amount) for name, amount in json.loads(raw).items()}
    return BookRow(kind, subject, on, what, amounts)


def _asked(period: Period, path: str) -> dict[str, Any]:
    return {
        "since": period.since,
        "until": period.until,
        "first_on": period.first_on,
        "last_on": period.last_on,
        "path": path,
    }


def _days(period: Period, path: str) -> tuple[conduct.SheetRow, ...]:
    days = conduct.Days(period.first_on, period.last_on, period.until)
    return conduct.kept_days(days, path)


def _half_day_sums(period: Period, path: str) -> list[Sum]:
    kept = _days(period, path)
    codes = _codes() if kept else {}
    found: list[Sum] = []
    for one in kept:
        of = one.officer
        whose = (
            codes.get(of.organ_id, ""),
            str(of.officer_id),
            str(of.window_id or ""),
            of.hall_path,
        )
        due = Fraction(one.tally.due - one.tally.unknown)
        there = Fraction(one.tally.attended)
        found.append(Sum(Kept.HALF_DAYS_DUE, *whose, due))
        found.append(Sum(Kept.HALF_DAYS_ATTENDED, *whose, there))
    return found


def _half_days(whose: Whose, period: Period) -> list[BookRow]:
    """Each due half day that is known; who was there is counted in both."""
    codes = _codes()
    found: list[BookRow] = []
    for one in _days(period, whose.path):
        of = one.officer
        keys = {
            Scored.UNIT: codes.get(of.organ_id, ""),
            Scored.PERSON: str(of.officer_id),
            Scored.WINDOW: str(of.window_id or ""),
            Scored.TOWN: whose.key,
        }
        if whose.key in {"", keys[whose.what]}:
            found += _half_days_of(one)
    return found


def _half_days_of(one: conduct.SheetRow) -> list[BookRow]:
    return [
        BookRow(
            "half_day",
            f"{one.officer.officer_id}:{day.on}:{half.value}",
            day.on,
            f"{one.officer.name} {_HALVES[half]}",
            _attendance(verdict.mark),
        )
        for day in one.days
        for half, verdict in day.verdicts.items()
        if verdict.mark is not Mark.UNKNOWN
    ]


def _attendance(mark: Mark) -> dict[str, Fraction]:
    said: dict[str, Fraction] = {Kept.HALF_DAYS_DUE.value: Fraction(1)}
    if mark in ATTENDED:
        said[Kept.HALF_DAYS_ATTENDED.value] = Fraction(1)
    return said


def _field_sums(period: Period) -> list[Sum]:
    said: dict[str, tuple[int, int]] = {}
    for kept in catalogue.matters_in_force(period.last_on):
        required, published = said.get(kept.organ_code, (0, 0))
        lacking = len(missing(kept.matter))
        said[kept.organ_code] = (
            required + len(Field),
            published + len(Field) - lacking,
        )
    nobody = ("", "", "")
    return [
        Sum(quantity, organ, *nobody, Fraction(amount))
        for organ, amounts in said.items()
        for quantity, amount in zip(_FIELDS, amounts, strict=True)
    ]


def _fields(whose: Whose, period: Period) -> list[BookRow]:
    return [
        _published(kept.matter)
        for kept in catalogue.matters_in_force(period.last_on)
        if whose.has(kept.organ_code)
    ]


def _published(matter: Matter) -> BookRow:
    """How many of a matter's elements have to be public, and how many are."""
    due = len(Field)
    counts = (Fraction(due), Fraction(due - len(missing(matter))))
    return _matter(matter, dict(zip(_FIELDS, counts, strict=True)))


def _matter(matter: Matter, amounts: dict[str, Fraction]) -> BookRow:
    return BookRow("matter", matter.code, matter.valid_from, matter.name, amounts)


def matters(whose: Whose, quantities: Iterable[str], period: Period) -> list[BookRow]:
    """The organ's matters in force on the last day, as the statistics count them."""
    found = [
        _matter(kept.matter, _lengths(kept.matter))
        for kept in catalogue.matters_in_force(period.last_on)
        if whose.has(kept.organ_code)
    ]
    return only(found, frozenset(quantities))


def _lengths(matter: Matter) -> dict[str, Fraction]:
    """One matter, instant or not, and its two limits where both are working days."""
    found = {Quantity.MATTERS.value: Fraction(1)}
    if matter.case_kind is CaseKind.INSTANT:
        found[Quantity.INSTANT_MATTERS.value] = Fraction(1)
    statutory, promised = matter.statutory_limit, matter.promised_limit
    if statutory is None or promised is None:
        return found
    if statutory.unit is promised.unit is Unit.WORKING_DAY:
        found[Quantity.MATTER_STATUTORY_DAYS.value] = Fraction(statutory.number)
        found[Quantity.MATTER_PROMISED_DAYS.value] = Fraction(promised.number)
    return found


def _codes() -> dict[int | None, str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id, code FROM organ")
        return dict(cursor.fetchall())
