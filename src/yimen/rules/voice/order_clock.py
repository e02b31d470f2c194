"""Which clock of an order runs, when it is due, and which light it shows.

An order has two limits, one after the other: to be taken up, from the day it was
registered, and to be answered, from the day it was taken up (信访工作条例 22-23, 34). A
review is counted from receipt alone (35, 36). Opened again, the answer's limit starts
anew from that day, without the old extension. Only an open order has a clock, so none
runs for ever: answered, declined, merged or withdrawn ends it.

The light of a limit that was missed stays in the figures: `worst` says the loudest one
an order has shown (亮灯率, rulebook 8.2.14a).

民法典 203: a limit in calendar days whose last day is a day off ends on the next
working day; `counting.due` sees to that.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.extensions import Extension, approve
from yimen.rules.legal_clock.lights import HOUSE, Light, LightSettings, light
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_kinds import (
    COUNTED_FROM_RECEIPT,
    KINDS,
    REVIEWS,
    OrderKind,
    ReturnRule,
)
from yimen.rules.voice.orders import TO_ACCEPT, TO_ANSWER, OrderState

LIT: Final = frozenset({Light.YELLOW, Light.RED})
_LOUDNESS: Final = list(Light)


class ReturnTooLate(Refused):
    """What is not the unit's own goes back within the time of its kind."""


class NotToBeReturned(Refused):
    """The desk has named this unit for good."""


class ReviewTooLate(Refused):
    """A review is asked for within 30 days of the written answer."""


class NoReview(Refused):
    """There is no review of this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderTimes:
    """The facts that the clocks of an order follow from."""

    kind: OrderKind
    state: OrderState
    registered_on: date
    counted_from: date | None = None  # taken up, or opened again
    extension: Extension | None = None


REVIEW_WITHIN: Final = Limit(30, Unit.CALENDAR_DAY)
"""信访工作条例 35, 36: 「自收到书面答复之日起30日内」."""


class NothingToExtend(Refused):
    """Only the limit for an answer is extended, while it runs."""


def clock_of(times: OrderTimes) -> DecisionClock | None:
    """The limit that runs, or None where none does."""
    rules = KINDS[times.kind]
    if times.state in TO_ACCEPT:
        return _clock(times.registered_on, rules.accept, None, times.kind)
    if times.state in TO_ANSWER and times.counted_from is not None:
        return _clock(times.counted_from, rules.answer, times.extension, times.kind)
    return None


def _clock(
    started_on: date, limit: Limit, extension: Extension | None, kind: OrderKind
) -> DecisionClock:
    fixed = KINDS[kind].is_statutory
    return DecisionClock(
        started_on=started_on,
        statutory_limit=limit if fixed else None,
        promised_limit=None if fixed else limit,
        extension=extension,
    )


def due_of(times: OrderTimes, calendar: WorkCalendar) -> Due | None:
    """The last day of the limit that runs."""
    clock = clock_of(times)
    return None if clock is None else due(clock.leading, calendar)


def light_of(
    times: OrderTimes,
    when: date | datetime,
    calendar: WorkCalendar,
    ladder: LightSettings = HOUSE,
) -> Light | None:
    """The light of an open order; none where no clock runs."""
    clock = clock_of(times)
    return None if clock is None else light(clock, when, calendar, ladder)


def counted_from(kind: OrderKind, registered_on: date, accepted_on: date) -> date:
    """The day from which the answer's limit is counted."""
    return registered_on if kind in COUNTED_FROM_RECEIPT else accepted_on


def worst(lights: Iterable[Light | None]) -> Light | None:
    """The loudest of these lights."""
    return max((one for one in lights if one), key=_LOUDNESS.index, default=None)


def contact_due(
    kind: OrderKind, registered_on: date, calendar: WorkCalendar
) -> Due | None:
    """By when the person is first called, where the kind says so."""
    limit = KINDS[kind].contact
    return None if limit is None else due(ClockFacts(registered_on, limit), calendar)


def extended(
    times: OrderTimes, days: int, approved_on: date, calendar: WorkCalendar
) -> Extension:
    """The extension, if the kind allows it and the limit has not expired."""
    clock, rule = clock_of(times), KINDS[times.kind].extension
    if clock is None or times.counted_from is None:
        raise NothingToExtend(kind=times.kind)
    return approve(
        Extension(days, approved_on, rule.rank, rule.article),
        rule,
        earlier=times.extension,
        started_on=times.counted_from,
        due_on=due(clock.leading, calendar).on,
    )


def check_return(
    kind: OrderKind,
    assigned_at: datetime,
    at: datetime,
    calendar: WorkCalendar,
    *,
    is_designated: bool,
) -> ReturnRule:
    """How the unit gives it back; raises when it is too late or named for good."""
    rule = KINDS[kind].returning
    if is_designated:
        raise NotToBeReturned(kind=kind)
    if _is_too_late(rule, assigned_at, at, calendar):
        raise ReturnTooLate(kind=kind)
    return rule


def _is_too_late(
    rule: ReturnRule, assigned_at: datetime, at: datetime, calendar: WorkCalendar
) -> bool:
    if rule.within is not None:
        return at > assigned_at + rule.within
    if rule.within_limit is None:
        return False
    last = due(ClockFacts(local_date(assigned_at), rule.within_limit), calendar)
    return local_date(at) > last.on


def check_review(answered_on: date, today: date, calendar: WorkCalendar) -> None:
    """Raise unless a review may still be asked for."""
    if today > review_by(answered_on, calendar):
        raise ReviewTooLate(answered_on=answered_on)


def review_by(answered_on: date, calendar: WorkCalendar) -> date:
    """The last day on which a review of the answer may be asked for."""
    return due(ClockFacts(answered_on, REVIEW_WITHIN), calendar).on


def review_kind(kind: OrderKind, *, has_review: bool) -> OrderKind:
    """What a review of this is; raises where there is none, or no second one."""
    if has_review or kind not in REVIEWS:
        raise NoReview(kind=kind)
    return REVIEWS[kind]
