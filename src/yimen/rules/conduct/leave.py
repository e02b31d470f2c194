"""AB岗: when one is away the other stands in, so they are never away together.

A hall is open whoever is ill. Every post has an A and somebody who steps in: at a
window its B (and A for B), in an office a colleague of the same organ who holds the
same posts. Whoever wants leave asks for half days; it is refused when nobody of the
pair would be left (AB岗制: “A、B岗不得同时离岗”). A hands over a day before, and B
confirms what was handed over (rulebook 4.10.1); illness can't be planned and may be
told on the day. During the leave B may do all that A may: with A's posts, organ, hall
and letters, but as B's own hand, so whoever accepted a case does not decide it.

Invariants: of a pair at most one is away in any half day; nobody stands in for two at
once or while away; standing in ends with the leave by itself. Not decided here: who
approves (`authority.py`) and how attendance is counted (rulebook 10.11).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import CHINA, days_from, local_date
from yimen.rules.refusals import Refused

MIDDAY: Final = time(12, 45)
MOST_DAYS: Final = 183
ONE_DAY: Final = timedelta(days=1)


class LeaveBackwards(Refused):
    """Leave ends after it begins, and within half a year."""


class LeavePast(Refused):
    """Leave is asked for before it begins."""


class LeaveTooShort(Refused):
    """Leave is asked for a day before; only illness and orders come on the day."""


class PairAway(Refused):
    """Whoever would stand in is away in these half days."""


class NobodyStandsIn(Refused):
    """Nobody is named who can stand in."""


class AwayAlready(Refused):
    """The officer is on leave in these half days already."""


class StandsInAlready(Refused):
    """The officer stands in for somebody in these half days."""


class LeaveAnswered(Refused):
    """This request has been answered or taken back."""


class OwnLeave(Refused):
    """Nobody approves leave of their own."""


class NotTheSubstitute(Refused):
    """Only whoever stands in confirms what was handed over."""


class NothingToStandInFor(Refused):
    """This officer is not away now, or has handed over to somebody else."""


class Half(StrEnum):
    """Half a day; a morning sorts before its afternoon."""

    MORNING = "am"
    AFTERNOON = "pm"


class LeaveKind(StrEnum):
    """Why somebody is away."""

    ANNUAL = "annual"
    PERSONAL = "personal"
    SICK = "sick"
    OFFICIAL = "official"  # 公出、培训

    @property
    def may_be_sudden(self) -> bool:
        """Whether it may be told on the day itself."""
        return self in {LeaveKind.SICK, LeaveKind.OFFICIAL}


class LeaveState(StrEnum):
    """How a request stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"
    CANCELLED = "cancelled"


LIVE: Final = frozenset({LeaveState.ASKED, LeaveState.APPROVED})
DayHalf = tuple[date, Half]


@dataclass(frozen=True, slots=True)
class Span:
    """From one half day to another, both included."""

    first_on: date
    last_on: date
    first_half: Half = Half.MORNING
    last_half: Half = Half.AFTERNOON

    def __post_init__(self) -> None:
        backwards = (self.first_on, self.first_half) > (self.last_on, self.last_half)
        if backwards or self.last_on - self.first_on > timedelta(days=MOST_DAYS):
            raise LeaveBackwards(first=self.first_on, last=self.last_on)

    def halves(self) -> Iterator[DayHalf]:
        """Every half day of it, in order."""
        for day in days_from(self.first_on, self.last_on):
            for half in Half:
                early = day == self.first_on and half < self.first_half
                late = day == self.last_on and half > self.last_half
                if not (early or late):
                    yield day, half


def half_of(at: datetime) -> DayHalf:
    """The half day that this instant lies in."""
    local = at.astimezone(CHINA)
    half = Half.MORNING if local.time() < MIDDAY else Half.AFTERNOON
    return local.date(), half


@dataclass(frozen=True, slots=True)
class Around:
    """What is known of everybody around a request."""

    away: Mapping[int, frozenset[DayHalf]]  # by officer
    standing_in: Mapping[int, frozenset[DayHalf]]  # by who stands in
    partners: frozenset[int]  # the others of the pair at the asker's windows
    candidates: frozenset[int]  # who could stand in: the pair, or the office


def check(
    officer_id: int,
    kind: LeaveKind,
    span: Span,
    around: Around,
    *,
    substitute_id: int | None,
    at: datetime,
) -> int:
    """Who stands in; raises where the post would be empty."""
    halves = frozenset(span.halves())
    _check_time(kind, span, at)
    if around.away.get(officer_id, frozenset()) & halves:
        raise AwayAlready
    if around.standing_in.get(officer_id, frozenset()) & halves:
        raise StandsInAlready
    free = {
        one
        for one in around.candidates
        if not around.away.get(one, frozenset()) & halves
        and not around.standing_in.get(one, frozenset()) & halves
    }
    if around.partners and not around.partners & free:
        raise PairAway
    able = free & around.partners if around.partners else free
    if substitute_id is not None and substitute_id not in able:
        raise PairAway if substitute_id in around.candidates else NobodyStandsIn
    chosen = substitute_id if substitute_id is not None else min(able, default=None)
    if chosen is None:
        raise NobodyStandsIn
    return chosen


def _check_time(kind: LeaveKind, span: Span, at: datetime) -> None:
    today = local_date(at)
    if (span.last_on, span.last_half) < half_of(at):
        raise LeavePast(first=span.first_on)
    if span.first_on <= today and not kind.may_be_sudden:
        raise LeaveTooShort(first=span.first_on)


def hand_over_due_on(span: Span) -> date:
    """By which day B has to have confirmed: the day before."""
    return span.first_on - ONE_DAY


def same_work(one: frozenset[Role], other: frozenset[Role]) -> bool:
    """Whether somebody with these posts can do all that the other does."""
    return bool(one) and one <= other
