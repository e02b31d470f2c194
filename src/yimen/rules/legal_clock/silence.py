"""Silence, correction and the clocks beside the decision.

行政许可法 32:
「申请材料不齐全或者不符合法定形式的，应当当场或者在五日内一次告知申请人需要
补正的全部内容，逾期不告知的，自收到申请材料之日起即为受理」.
So the notice clock runs five working days from receipt. When it lapses in silence the
application is accepted backwards, from the day of receipt, and that much of the
decision limit is already used. A region may shorten the notice limit to the spot.

A corrected application is accepted on the day the last correction arrives, and the
decision limit starts from nought on that day, not from the first receipt (art.
32(1)⑤). What is asked for after acceptance starts nothing anew: it can only pause,
where another law says so.

Delivery has ten working days of its own after the decision (art. 44).
"""

from datetime import date

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.counting import due
from yimen.rules.legal_clock.limits import DELIVERY, NOTICE, Limit
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock, Due


def notice_due(received_on: date, calendar: WorkCalendar, limit: Limit = NOTICE) -> Due:
    """The last day for accepting, or for telling once what is missing."""
    return due(ClockFacts(received_on, limit), calendar)


def deemed_accepted_on(
    received_on: date, today: date, calendar: WorkCalendar, limit: Limit = NOTICE
) -> date | None:
    """The day from which silence has accepted the application, if it has by today."""
    lapsed = today > notice_due(received_on, calendar, limit).on
    return received_on if lapsed else None


def restarted(clock: DecisionClock, completed_on: date) -> DecisionClock:
    """The clock from nought, from the day on which the corrections were complete."""
    return DecisionClock(
        completed_on,
        clock.statutory_limit,
        clock.promised_limit,
        hours=clock.hours,
    )


def delivery_due(
    decided_on: date, calendar: WorkCalendar, limit: Limit = DELIVERY
) -> Due:
    """The last day for issuing and delivering what was decided."""
    return due(ClockFacts(decided_on, limit), calendar)


def delivery_from(decided_on: date, *, is_owed: bool) -> date | None:
    """The day from which the ten days to deliver count; None while papers are owed.

    行政许可法 44 counts from the decision, but no result of a tolerated case is handed
    out before its last promised paper is there (rulebook 4.3.2): what may not be done
    can't be late. The ten days begin on the day that paper comes, told to whoever
    promised it; does it never come, the case ends as withdrawn and nothing is due.
    """
    return None if is_owed else decided_on
