"""The rows behind one line of a card: what was counted, and in which quantities.

Case figures open to the cases that the statistics count, the other books to their own
rows. A row that is missing from one of the quantities of a rate is what cost points.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Final

from django.db import connection

from yimen.records.performance import facts
from yimen.records.performance.models import Score
from yimen.records.performance.queries.books import BookRow, Whose, matters, rows
from yimen.records.performance.queries.gathering import CUTS
from yimen.records.performance.queries.scores import ScorePage
from yimen.records.statistics.queries.figures import CountedRow, counted_all
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Indicator, Kind, Scored
from yimen.rules.performance.sources import KEPT, Kept
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

_EACH: Final = frozenset({Kept.WEIGHTED_CLOSED_EACH, Kept.HALL_WEIGHTED_CLOSED_EACH})


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows of one line, those that cost points first."""

    indicator: Indicator
    rows: tuple[BookRow, ...]

    def row(self, kind: str, subject: str) -> BookRow | None:
        """This row, if it was counted."""
        for one in self.rows:
            if (one.kind, one.subject) == (kind, subject):
                return one
        return None

    def costs(self, row: BookRow) -> bool:
        """Whether the row is why points are missing."""
        if self.indicator.kind is not Kind.UP:
            return True
        most = max(row.amounts.values())
        names = self.indicator.formula.names
        return any(row.amounts.get(name) != most for name in names)


def evidence_of(score: Score, number: int) -> Evidence:
    """The rows behind a line of a closed card."""
    scheme = facts.scheme_of(score.scheme)
    one = next((one for one in scheme.indicators if one.number == number), None)
    if one is None:
        raise NotFound(indicator=number)
    whose = Whose(Scored(score.what), score.key, score.path)
    period = Period(score.first_on, score.last_on)
    return evidence(one, whose, period)


def evidence_page(page: ScorePage, number: int, actor: Actor) -> Evidence:
    """The rows behind a line of a card that the actor was shown, or of a live one."""
    lines = page.card.lines
    line = next((one for one in lines if one.indicator.number == number), None)
    if line is None:
        raise NotFound(indicator=number)
    path = page.row.path or actor.hall_path
    whose = Whose(page.row.what, page.row.key, path)
    return evidence(line.indicator, whose, page.row.period)


def evidence(one: Indicator, whose: Whose, period: Period) -> Evidence:
    """The rows that an indicator counts for somebody in a period."""
    names = one.formula.names
    found: dict[tuple[str, str], BookRow] = {}
    for row in (
        *_cases(names, whose, period),
        *_books(names, whose, period),
        *_matters(names, whose, period),
    ):
        before = found.get((row.kind, row.subject))
        amounts = {**(before.amounts if before else {}), **row.amounts}
        key = (row.kind, row.subject)
        found[key] = BookRow(row.kind, row.subject, row.on, row.what, amounts)
    told = Evidence(one, tuple(found.values()))
    first = sorted(told.rows, key=lambda row: not told.costs(row))
    return Evidence(one, tuple(first))


def _matters(names: Iterable[str], whose: Whose, period: Period) -> list[BookRow]:
    wanted = {
        name
        for name in names
        if name in set(QUANTITIES) and QUANTITIES[Quantity(name)].of is Relation.MATTERS
    }
    return matters(whose, wanted, period) if wanted else []


def _books(names: Iterable[str], whose: Whose, period: Period) -> list[BookRow]:
    wanted = {name for name in names if name in set(KEPT)}
    if wanted & _EACH:
        wanted = (wanted - _EACH) | {Kept.WEIGHTED_CLOSED.value}
    return rows(_at_home(whose), wanted, period) if wanted else []


def _at_home(whose: Whose) -> Whose:
    """A place's own path, below which its rows lie."""
    if whose.what is not Scored.TOWN or not whose.key:
        return whose
    with connection.cursor() as cursor:
        cursor.execute("SELECT path FROM node WHERE code = %s", [whose.key])
        found = cursor.fetchone()
    return Whose(whose.what, whose.key, found[0] if found else whose.path)


def _cases(names: Iterable[str], whose: Whose, period: Period) -> list[BookRow]:
    found: list[BookRow] = []
    for name in sorted(names):
        if name not in set(Quantity) or name == Quantity.MONTHS:
            continue
        quantity = Quantity(name)
        if QUANTITIES[quantity].of is Relation.CASES:
            found += _counted(quantity, whose, period)
    return found


def _counted(quantity: Quantity, whose: Whose, period: Period) -> list[BookRow]:
    group = (CUTS[whose.what], whose.key) if whose.key else None
    scope = Scope(path=whose.path)
    cases = counted_all(quantity, scope, period, EVERYTHING, group=group)
    column = QUANTITIES[quantity].column
    return [_case(row, quantity, column) for row in cases]


def _case(row: CountedRow, quantity: Quantity, column: str) -> BookRow:
    amount = getattr(row, column, None) if column else 1
    amounts = {quantity.value: Fraction(amount or 0)}
    return BookRow("case", row.number, _day(row), row.matter, amounts)


def _day(row: CountedRow) -> date:
    return local_date(row.closed_at or row.accepted_at or row.received_at)
