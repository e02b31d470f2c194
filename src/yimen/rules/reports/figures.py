"""The figures a report is written from: of a group, in the period and those beside."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from yimen.rules.conduct.attendance_figures import Tally
from yimen.rules.reports.books import BOOKS, HALVES, Book, Presence
from yimen.rules.reports.definitions import CALL_BACK_RATE, SCORE, WAN
from yimen.rules.reports.values import Number
from yimen.rules.spread import Spread
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.definitions import PERCENT, STATISTICS
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Beside, Period
from yimen.rules.statistics.quantities import (
    QUANTITIES,
    SPREADS,
    Measured,
    Quantity,
)

CENTS_OF_WAN: Final = 1_000_000
Values = Mapping[str, Fraction | int | None]
Spreads = Mapping[Measured, Spread]


@dataclass(frozen=True, slots=True)
class Figures:
    """Every quantity of a group by its name, now and in the periods beside."""

    key: str = ""
    label: str = ""
    values: Mapping[Beside, Values] = field(default_factory=dict)
    spreads: Mapping[Beside, Spreads] = field(default_factory=dict)

    def number(self, name: str, beside: Beside = Beside.NOW) -> Number:
        """The number of that name, as it is shown."""
        values = self.values.get(beside, {})
        if name in STATISTICS:
            one = STATISTICS[name]
            return Number(name, one.value(values), one.places, one.unit)
        if "." in name:
            return self._spread(name, beside)
        if name == CALL_BACK_RATE:
            return _call_backs(values)
        return _quantity(name, values)

    def _spread(self, name: str, beside: Beside) -> Number:
        measured, share = name.split(".")
        one = SPREADS[Measured(measured)]
        spread = self.spreads.get(beside, {}).get(one.measured, Spread())
        value = getattr(spread, share)
        told = None if value is None else Fraction(f"{value:.6f}") / one.per
        return Number(name, told, 2, one.unit)

    def has_work(self, beside: Beside = Beside.NOW) -> bool:
        """Whether anything was asked for, taken up, finished or left open."""
        asked = (Quantity.APPLIED, Quantity.ACCEPTED, Quantity.CLOSED, Quantity.OPEN)
        values = self.values.get(beside, {})
        return any(values.get(one.value) for one in asked)


@dataclass(frozen=True, slots=True)
class Scored:
    """What a unit reached in the appraisal of the period."""

    label: str
    total: Fraction | None
    grade: str

    @property
    def number(self) -> Number:
        """The score, as it is shown."""
        return Number(SCORE, self.total, 2, "分")


@dataclass(frozen=True, slots=True)
class Attended:
    """The half days of a unit in the period."""

    label: str
    tally: Tally

    @property
    def numbers(self) -> tuple[Number, ...]:
        """All that is told of them, in the order of their names."""
        return tuple(_presence(one, self.tally) for one in Presence)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """All that a report may draw on."""

    hall: str
    period: Period
    whole: Figures
    halls: tuple[Figures, ...] = ()
    organs: tuple[Figures, ...] = ()
    matters: tuple[Figures, ...] = ()
    months: tuple[Figures, ...] = ()
    scores: tuple[Scored, ...] = ()  # of the period, once it is closed
    attendance: tuple[Attended, ...] = ()  # where anybody keeps it


GROUPS: Final[Mapping[str, Cut]] = {
    "halls": Cut.NODE,
    "organs": Cut.ORGAN,
    "matters": Cut.MATTER,
    "months": Cut.MONTH,
}
"""By which cut each part of what is gathered is told apart."""


def _quantity(name: str, values: Values) -> Number:
    value = values.get(name)
    told = None if value is None else Fraction(value)
    if name in set(Book):
        return Number(name, told, 0, BOOKS[Book(name)].unit)
    defined = QUANTITIES[Quantity(name)]
    if defined.of is Relation.MONEY and told is not None:
        return Number(name, told / CENTS_OF_WAN, 2, WAN)
    return Number(name, told, 0, defined.unit)


def _presence(name: Presence, of: Tally) -> Number:
    if name is not Presence.RATE:
        return Number(name, Fraction(getattr(of, _HALF_DAYS[name])), 0, HALVES)
    known = of.due - of.unknown
    rate = Fraction(of.attended * 100, known) if known else None
    return Number(name, rate, 2, PERCENT)


_HALF_DAYS: Final = {
    Presence.DUE: "due",
    Presence.ATTENDED: "attended",
    Presence.LATE: "late",
    Presence.EARLY: "early",
    Presence.ABSENT: "absent",
    Presence.LEAVE: "leave",
    Presence.UNKNOWN: "unknown",
}


def _call_backs(values: Values) -> Number:
    called = values.get(Book.CALLED_BACK)
    content = values.get(Book.CALLED_SATISFIED)
    if not called or content is None:
        return Number(CALL_BACK_RATE, None, 2, PERCENT)
    return Number(
        CALL_BACK_RATE, Fraction(content) / Fraction(called) * 100, 2, PERCENT
    )
