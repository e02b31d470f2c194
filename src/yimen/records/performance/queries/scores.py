"""Cards of closed periods, and what the running one would give today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from fractions import Fraction

from django.db.models import Q, QuerySet

from yimen.records.performance import facts
from yimen.records.performance.models import Score
from yimen.records.performance.queries.around import Around, around
from yimen.records.performance.queries.gathering import Appraised, gathered, whole
from yimen.records.performance.queries.own import own_keys
from yimen.records.performance.queries.schemes import SchemePage, in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.scoring import Card, Grade, scored
from yimen.rules.refusals import NotFound
from yimen.rules.statistics.periods import Period, month_of, quarter_of, year_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreRow:
    """A card in a list; without an id it is what today would give."""

    score_id: int | None
    what: Scored
    key: str
    label: str
    first_on: date
    last_on: date
    revision: int
    scheme: int
    total: Fraction | None
    grade: Grade | None
    closed_at: datetime | None
    reason: str
    poor_months: tuple[str, ...] = ()
    path: str = ""

    @property
    def period(self) -> Period:
        """What it was closed over."""
        return Period(self.first_on, self.last_on)


@dataclass(frozen=True, slots=True)
class ScorePage:
    """A card with its lines, and the revisions it went through."""

    row: ScoreRow
    card: Card
    revisions: tuple[ScoreRow, ...]
    values: Values

    def value(self, name: str) -> Fraction | None:
        """How much of a quantity was counted; None where it is unknown."""
        known = self.values.get(name)
        return None if known is None else Fraction(known)


@dataclass(frozen=True, slots=True)
class Board:
    """Everybody of a kind in a period, the best first."""

    what: Scored
    period: Period
    scheme: int
    is_closed: bool
    rows: tuple[ScoreRow, ...]


def board(what: Scored, period: Period, actor: Actor) -> Board:
    """The closed cards of a period, or what it would give if it closed now."""
    closed = current(visible(actor).filter(what=what, **_of(period)))
    if closed:
        rows = _ranked(_row(one) for one in closed)
        return Board(what, period, closed[0].scheme.number, is_closed=True, rows=rows)
    scheme = in_force(period.first_on)
    beside = around(what, period)
    rows = _ranked(
        _tried(one, period, scheme, beside).row
        for one in gathered(what, period, actor.hall_path)
    )
    return Board(what, period, scheme.row.number, is_closed=False, rows=rows)


def live_card(what: Scored, key: str, period: Period, actor: Actor) -> ScorePage:
    """What somebody's card would be if the period closed now."""
    scheme = in_force(period.first_on)
    for one in gathered(what, period, actor.hall_path):
        if one.key == key:
            return _tried(one, period, scheme, around(what, period))
    raise NotFound(score=key)


def open_periods(what: Scored, today: date) -> tuple[Period, ...]:
    """The periods around today that nobody has closed for this kind."""
    this = month_of(today)
    found = (this.before(), this, quarter_of(today), year_of(today))
    closed = Score.objects.filter(
        what=what, last_on__gte=found[0].first_on
    ).values_list("first_on", "last_on")
    ends = set(closed.distinct())
    return tuple(one for one in found if (one.first_on, one.last_on) not in ends)


def whole_card(period: Period, actor: Actor) -> ScorePage:
    """What everything below the actor's place would reach, as if it were one."""
    one = whole(period, actor.hall_path)
    return _tried(one, period, in_force(period.first_on), Around({}, {}))


def _tried(
    one: Appraised, period: Period, scheme: SchemePage, beside: Around
) -> ScorePage:
    """The card as it would be closed now."""
    months = beside.months(one.key)
    bonus = beside.bonus(one.key)
    card = facts.hooked(scored(scheme.scheme, one.values, one.what, bonus), months)
    row = ScoreRow(
        score_id=None,
        what=one.what,
        key=one.key,
        label=one.label,
        first_on=period.first_on,
        last_on=period.last_on,
        revision=0,
        scheme=scheme.row.number,
        total=card.total,
        grade=card.grade,
        closed_at=None,
        reason="",
        poor_months=tuple(months),
    )
    return ScorePage(row, card, (), one.values)


def score_page(score_id: int, actor: Actor) -> ScorePage:
    """A closed card; raises `NotFound`."""
    row = visible(actor).filter(pk=score_id).first()
    if row is None:
        raise NotFound(score=score_id)
    same = visible(actor).filter(
        what=row.what, key=row.key, first_on=row.first_on, last_on=row.last_on
    )
    others = tuple(_row(one) for one in same.order_by("-revision"))
    values = facts.read(row.quantities)
    return ScorePage(_row(row), facts.card_of(row), others, values)


def own_scores(actor: Actor) -> tuple[ScoreRow, ...]:
    """The newest version of each card that the actor speaks for, the latest first."""
    rows = Score.objects.select_related("scheme").filter(_own(actor))
    ordered = rows.order_by("what", "key", "first_on", "last_on", "-revision")
    found = ordered.distinct("what", "key", "first_on", "last_on")
    return tuple(
        sorted(map(_row, found), key=lambda one: (one.last_on, one.what), reverse=True)
    )


def _own(actor: Actor) -> Q:
    found = Q(pk__in=())
    for what, key in own_keys(actor).items():
        found |= Q(what=what, key=key)
    return found


def visible(actor: Actor) -> QuerySet[Score]:
    """What the actor oversees, and their own cards."""
    rows = Score.objects.select_related("scheme")
    sight = sight_of(actor, Step.SEE_SCORES)
    if sight.everything:
        return rows.filter(path__startswith=actor.hall_path)
    below = Q(pk__in=())
    if sight.hall_path:
        below = Q(path__startswith=sight.hall_path)
    return rows.filter(below | _own(actor))


def _of(period: Period) -> dict[str, date]:
    return {"first_on": period.first_on, "last_on": period.last_on}


def current(rows: QuerySet[Score]) -> list[Score]:
    """The last revision of each."""
    ordered = rows.order_by("key", "-revision")
    return list(ordered.distinct("key"))


def _ranked(rows: Iterable[ScoreRow]) -> tuple[ScoreRow, ...]:
    return tuple(
        sorted(rows, key=lambda one: (one.total is None, -(one.total or 0), one.label))
    )


def _row(row: Score) -> ScoreRow:
    card = facts.card_of(row)
    return ScoreRow(
        score_id=row.pk,
        what=Scored(row.what),
        key=row.key,
        label=row.label,
        first_on=row.first_on,
        last_on=row.last_on,
        revision=row.revision,
        scheme=row.scheme.number,
        total=card.total,
        grade=card.grade,
        closed_at=row.closed_at,
        reason=row.reason,
        poor_months=tuple(row.poor_months),
        path=row.path,
    )
