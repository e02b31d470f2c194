"""The rows behind one line of a card: what was counted, and in which quantities.

Case figures open to the cases that the statistics count, the other books to their own
rows. A row that is missing from one of the quantities of a rate is what cost points.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.db import connection

from yimen.records.performance import facts
from yimen.records.performance.models import Score, ScoreRows
from yimen.records.performance.queries.books import Whose, matters, rows
from yimen.records.performance.queries.everybody import MEANS
from yimen.records.performance.queries.gathering import CUTS
from yimen.records.performance.queries.scores import ScorePage
from yimen.records.statistics.queries.figures import CountedRow, counted_all
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import EVERYTHING
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.performance.indicators import Indicator, Kind, Scored
from yimen.rules.performance.rows import BookRow, merged, only, sums
from yimen.rules.performance.sources import KEPT
from yimen.rules.performance.sources import Kept as Counted
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.cuts import Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Period
from yimen.rules.statistics.quantities import QUANTITIES, Quantity


@dataclass(frozen=True, slots=True)
class Kept:
    """That the rows are those of the closing, and how they are known."""

    count: int  # of all lines of the card
    digest: str
    is_genuine: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """The rows of one line, those that cost points first."""

    indicator: Indicator
    rows: tuple[BookRow, ...]
    kept: Kept | None = None  # nothing: the books as they stand today

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
        names = self.indicator.formula.names
        most = max(row.amounts.values())
        return not names.isdisjoint(row.amounts) and any(
            row.amounts.get(name) != most for name in names
        )

    @property
    def sums(self) -> dict[str, Fraction]:
        """What the rows come to in the quantities of the line."""
        return sums(self.rows, {name for row in self.rows for name in row.amounts})


def evidence_of(score: Score, number: int) -> Evidence:
    """The rows behind a line of a closed card: those it was closed with, if kept."""
    scheme = facts.scheme_of(score.scheme)
    one = next((one for one in scheme.indicators if one.number == number), None)
    if one is None:
        raise NotFound(indicator=number)
    kept = ScoreRows.objects.filter(score_id=score.pk).first()
    if kept is not None:
        return _kept(one, kept)
    whose = Whose(Scored(score.what), score.key, score.path)
    return evidence(one, whose, Period(score.first_on, score.last_on))


def evidence_page(page: ScorePage, number: int, actor: Actor) -> Evidence:
    """The rows behind a line of a card that the actor was shown, or of a live one."""
    lines = page.card.lines
    line = next((one for one in lines if one.indicator.number == number), None)
    if line is None:
        raise NotFound(indicator=number)
    if page.row.score_id is not None:
        kept = ScoreRows.objects.filter(score_id=page.row.score_id).first()
        if kept is not None:
            return _kept(line.indicator, kept)
    path = page.row.path or actor.hall_path
    whose = Whose(page.row.what, page.row.key, path)
    return evidence(line.indicator, whose, page.row.period)


def evidence(one: Indicator, whose: Whose, period: Period) -> Evidence:
    """The rows that an indicator counts for somebody in a period, as of today."""
    names = one.formula.names
    found = (
        *_cases(names, whose, period),
        *_books(names, whose, period),
        *_matters(names, whose, period),
    )
    return _told(one, merged(found))


def _kept(one: Indicator, kept: ScoreRows) -> Evidence:
    found = merged(only(facts.rows_of(kept), _names(one)))
    told = Kept(kept.count, kept.digest, facts.is_genuine(kept))
    return _told(one, found, told)


def _names(one: Indicator) -> frozenset[str]:
    """The quantities that rows of the line stand for."""
    names = one.formula.names
    if names.isdisjoint(MEANS):
        return names
    return names | {Counted.WEIGHTED_CLOSED.value}


def _told(
    one: Indicator, rows: tuple[BookRow, ...], kept: Kept | None = None
) -> Evidence:
    by_kind = sorted(rows, key=lambda row: (row.kind, row.subject))
    latest = sorted(by_kind, key=lambda row: row.on or date.min, reverse=True)
    told = Evidence(one, tuple(latest), kept)
    first = sorted(told.rows, key=lambda row: not told.costs(row))
    return replace(told, rows=tuple(first))


def _matters(names: Iterable[str], whose: Whose, period: Period) -> list[BookRow]:
    wanted = {
        name
        for name in names
        if name in set(QUANTITIES) and QUANTITIES[Quantity(name)].of is Relation.MATTERS
    }
    return matters(whose, wanted, period) if wanted else []


def _books(names: Iterable[str], whose: Whose, period: Period) -> list[BookRow]:
    wanted = {name for name in names if name in set(KEPT)}
    if wanted & MEANS:
        wanted = (wanted - MEANS) | {Counted.WEIGHTED_CLOSED.value}
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
