"""The figures of our own halls, live: any period, any place, any cut, compared.

    page = figures(Scope(path="/1/"), month_of(day), Cut.ORGAN, sight)
    page.whole.statistic("on_time_rate"), page.rows[0].quantity(Quantity.CLOSED)

Every figure is counted for the period, for the one before and for the same of last
year, the whole and group by group, in one statement for each kind of facts.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from fractions import Fraction
from typing import Final

from yimen.records.people.queries.paging import A_PAGE
from yimen.records.people.queries.paging import WHOLE as ALL_ROWS
from yimen.records.statistics.queries._counted import Group, Piece, counted_rows
from yimen.records.statistics.queries._engine import offers
from yimen.records.statistics.queries._history import tallies
from yimen.records.statistics.queries._names import children_of, labels
from yimen.records.statistics.queries._question import Question
from yimen.rules.authority.sight import Sight
from yimen.rules.spread import Spread
from yimen.rules.statistics.cuts import WHOLE, Cut, Scope
from yimen.rules.statistics.definitions import STATISTICS, Statistic
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Beside, Period
from yimen.rules.statistics.quantities import Measured, Quantity
from yimen.rules.statistics.tallies import NOTHING, Tally

__all__ = [
    "CountedPage",
    "CountedRow",
    "FiguresPage",
    "FiguresRow",
    "counted",
    "counted_all",
    "figures",
    "labels",
]

Told = Mapping[Beside, Tally]
_Group = tuple[Cut | None, str, str]
"""By which cut, in which of the periods that are asked about, under which key."""
_WHOLE_OF_ALL: Final[_Group] = (None, WHOLE, WHOLE)
_NO_SPREAD: Final = Spread()
_ALONE: Final = "（本级）"  # the place itself, beside those below it


@dataclass(frozen=True, slots=True)
class FiguresRow:
    """The figures of one group, in the period and in those it is held against."""

    key: str
    label: str
    period: Period
    told: Told

    def quantity(self, quantity: Quantity, beside: Beside = Beside.NOW) -> int:
        """How much was counted; nought where there was nothing."""
        if quantity is Quantity.MONTHS:
            return _besides(self.period)[beside].months
        return self.told.get(beside, NOTHING).quantities.get(quantity, 0)

    def statistic(
        self, statistic: str | Statistic, beside: Beside = Beside.NOW
    ) -> Fraction | None:
        """The figure in its unit, unrounded; None of nothing."""
        one = STATISTICS[statistic] if isinstance(statistic, str) else statistic
        return one.value(self.values(beside))

    def values(self, beside: Beside = Beside.NOW) -> dict[str, Fraction | int | None]:
        """Every quantity by the name that formulas call it."""
        return {name.value: self.quantity(name, beside) for name in Quantity}

    def spread(self, measured: Measured, beside: Beside = Beside.NOW) -> Spread:
        """How the measured figures lie: mean, median, percentiles."""
        return self.told.get(beside, NOTHING).spreads.get(measured, _NO_SPREAD)


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures of a scope: the whole, and a row for each group of the cut."""

    scope: Scope
    period: Period
    last_period: Period
    last_year: Period
    cut: Cut | None
    whole: FiguresRow
    rows: tuple[FiguresRow, ...]


def figures(scope: Scope, period: Period, cut: Cut | None, sight: Sight) -> FiguresPage:
    """The figures that the actor may see, of a scope in a period, told apart by a cut.

    A case counts once in every group (`rules.statistics.cuts`); with `Cut.NODE` the
    rows are the places right below the scope, each with all below it, and the scope's
    own place alone. `Cut.MONTH` has a row for each month of the period.
    """
    besides = _besides(period)
    asked = {(beside, WHOLE): one for beside, one in besides.items()}
    months = _months(period) if cut is Cut.MONTH else {}
    for name, month in months.items():
        asked |= {(beside, name): one for beside, one in _besides(month).items()}
    groups = cut if cut is not Cut.MONTH else None
    places = children_of(scope.path) if cut is Cut.NODE else ()
    told = _gathered(scope, groups, asked, sight, places)
    own = places[0] if scope.path and places else ""
    whole = FiguresRow(WHOLE, "", period, told.get(_WHOLE_OF_ALL, {}))
    rows = (
        tuple(_month_rows(months, told)) if months else _rows(period, groups, told, own)
    )
    return FiguresPage(
        scope=scope,
        period=period,
        last_period=besides[Beside.LAST_PERIOD],
        last_year=besides[Beside.LAST_YEAR],
        cut=cut,
        whole=whole,
        rows=rows,
    )


@dataclass(frozen=True, slots=True)
class CountedRow:
    """One case that a figure counts."""

    number: str
    matter: str
    organ: str
    received_at: datetime
    accepted_at: datetime | None
    closed_at: datetime | None
    due_at: datetime | None
    used_days: int | None
    promised_days: int | None
    statutory_days: int | None


@dataclass(frozen=True, slots=True)
class CountedPage:
    """The cases behind one figure, some at a time."""

    rows: tuple[CountedRow, ...]
    number: int
    pages: int
    total: int


def counted(
    quantity: Quantity,
    scope: Scope,
    period: Period,
    sight: Sight,
    *,
    group: tuple[Cut, str] | None = None,
    page: int = 1,
) -> CountedPage:
    """The very cases that a quantity counts in a group: as many as the figure says."""
    number = max(page, 1)
    piece = Piece((number - 1) * A_PAGE, A_PAGE)
    question, of = _asked(scope, period, sight, group)
    total, rows = counted_rows(quantity, question, of, piece)
    told = tuple(CountedRow(*row) for row in rows)
    return CountedPage(told, number, max(-(-total // A_PAGE), number), total)


def counted_all(
    quantity: Quantity,
    scope: Scope,
    period: Period,
    sight: Sight,
    *,
    group: tuple[Cut, str] | None = None,
) -> tuple[CountedRow, ...]:
    """All of the cases that a quantity counts in a group."""
    question, of = _asked(scope, period, sight, group)
    _, rows = counted_rows(quantity, question, of, Piece(0, ALL_ROWS))
    return tuple(CountedRow(*row) for row in rows)


def _asked(
    scope: Scope, period: Period, sight: Sight, group: tuple[Cut, str] | None
) -> tuple[Question, Group]:
    of = Group(*group) if group else Group()
    places = children_of(scope.path) if of.cut is Cut.NODE else None
    return Question(scope, {WHOLE: period}, sight, places), of


def _rows(
    period: Period, cut: Cut | None, told: Mapping[_Group, Told], own: str
) -> tuple[FiguresRow, ...]:
    if cut is None:
        return ()
    groups = {key: one for (of, _, key), one in told.items() if of is cut}
    named = labels(cut, groups)
    if own in named:
        named[own] += _ALONE
    rows = [
        FiguresRow(key, named.get(key, key), period, one) for key, one in groups.items()
    ]
    return tuple(sorted(rows, key=_by_size))


def _by_size(row: FiguresRow) -> tuple[int, str]:
    return -row.quantity(Quantity.CLOSED) - row.quantity(Quantity.OPEN), row.key


def _months(period: Period) -> dict[str, Period]:
    return {f"{one.first_on:%Y-%m}": one for one in period.by_month()}


def _month_rows(
    months: Mapping[str, Period], told: Mapping[_Group, Told]
) -> Iterator[FiguresRow]:
    for name, month in months.items():
        yield FiguresRow(name, name, month, told.get((None, name, WHOLE), {}))


def _besides(period: Period) -> dict[Beside, Period]:
    return {
        Beside.NOW: period,
        Beside.LAST_PERIOD: period.before(),
        Beside.LAST_YEAR: period.year_before(),
    }


def _gathered(
    scope: Scope,
    cut: Cut | None,
    asked: Mapping[tuple[Beside, str], Period],
    sight: Sight,
    places: tuple[str, ...],
) -> dict[_Group, dict[Beside, Tally]]:
    """The tallies by cut, name of the period and key, of all kinds of facts."""
    periods = {f"{beside}|{name}": one for (beside, name), one in asked.items()}
    gathered: dict[_Group, dict[Beside, Tally]] = {}
    for relation in Relation:
        wanted = (None, cut) if cut and offers(relation, cut) else (None,)
        answered = tallies(relation, scope, periods, wanted, sight, places=places)
        for (of, period, key), tally in answered.items():
            beside, _, name = period.partition("|")
            group = gathered.setdefault((of, name, key), {})
            earlier = group.get(Beside(beside), NOTHING)
            group[Beside(beside)] = earlier.with_these(tally)
    return gathered
