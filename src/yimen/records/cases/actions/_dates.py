"""The due days as columns: what the clock answers, ready to be written.

One clock runs at a time: the notice clock from receipt, the decision clock from
acceptance, the delivery clock from the decision. `reminder_on` is the first day on
which the light of the running one is no longer green, so that a list of a million
cases can be filtered by light with plain comparisons of days.
"""

from datetime import date, datetime, timedelta

from yimen.records.cases.facts import decision_clock
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.clock import due, is_paused, remaining, whole
from yimen.rules.legal_clock.hours import LegalHours
from yimen.rules.legal_clock.lights import LightSettings
from yimen.rules.legal_clock.limits import DELIVERY, Limit, Unit
from yimen.rules.legal_clock.pauses import open_pause
from yimen.rules.legal_clock.silence import delivery_from
from yimen.rules.legal_clock.terms import ClockFacts, DecisionClock

Columns = dict[str, object]
_ONE_DAY = timedelta(days=1)


def notice_columns(
    at: datetime, calendar: WorkCalendar, limit: Limit, *, ladder: LightSettings
) -> Columns:
    """Until when the organ has to answer."""
    facts = ClockFacts(local_date(at), limit)
    last = due(facts, calendar)
    return {
        "notice_due_on": last.on,
        "reminder_on": reminder_on(facts, calendar, ladder=ladder),
        "due_is_provisional": last.provisional,
    }


def due_columns(
    clock: DecisionClock | None, calendar: WorkCalendar, *, ladder: LightSettings
) -> Columns:
    """When promise and statute run out; without any limit, never."""
    if clock is None:
        return {"reminder_on": None, "paused_through_on": None}
    leading = due(clock.leading, calendar)
    statutory = due(clock.statutory, calendar) if clock.statutory else None
    stopped = open_pause(clock.pauses)
    return {
        "due_on": leading.on,
        "due_at": leading.at,
        "statutory_due_on": statutory.on if statutory else None,
        "statutory_due_at": statutory.at if statutory else None,
        "reminder_on": reminder_on(clock.leading, calendar, ladder=ladder),
        "paused_through_on": stopped.through(calendar) if stopped else None,
        "due_is_provisional": leading.provisional
        or (statutory is not None and statutory.provisional),
    }


def reminder_on(
    facts: ClockFacts, calendar: WorkCalendar, *, ladder: LightSettings
) -> date:
    """The first day on which little of the limit is left; for hours the due day."""
    last = due(facts, calendar).on
    if facts.limit.unit.is_timed:
        return last
    little = ladder.little(whole(facts, calendar))
    if facts.limit.unit is Unit.WORKING_DAY and not facts.pauses:
        return max(calendar.day_of(calendar.ordinal(last) - little), facts.started_on)
    return _first_day_with_little(facts, calendar, last, little)


def _first_day_with_little(
    facts: ClockFacts, calendar: WorkCalendar, last: date, little: int
) -> date:
    day = last
    while day > facts.started_on:
        before = day - _ONE_DAY
        if remaining(facts, before, calendar) > little:
            break
        if is_paused(facts, before, calendar):
            break
        day = before
    return day


def printed_columns(columns: Columns) -> Columns:
    """The days that a paper now tells the applicant."""
    return {
        "printed_due_on": columns.get("due_on"),
        "printed_statutory_on": columns.get("statutory_due_on"),
    }


def limit_columns(matter: Matter) -> Columns:
    """The limits that the matter's version gives this case."""
    statutory, promised = matter.statutory_limit, matter.promised_limit
    return {
        "statutory_number": statutory.number if statutory else None,
        "statutory_unit": statutory.unit if statutory else "",
        "promised_number": promised.number if promised else None,
        "promised_unit": promised.unit if promised else "",
    }


def acceptance_columns(
    matter: Matter,
    calendar: WorkCalendar,
    clock: DecisionClock | None,
    *,
    ladder: LightSettings,
    by: Actor,
    accepted_at: datetime,
) -> Columns:
    """What acceptance at this instant sets: the limits begin from nought."""
    return {
        "accepted_at": accepted_at,
        "accepted_by_id": by.officer_id,
        **limit_columns(matter),
        **due_columns(clock, calendar, ladder=ladder),
    }


def acceptance_clock(
    matter: Matter, accepted_at: datetime, hours: LegalHours
) -> DecisionClock | None:
    """The decision clock of this matter from this instant."""
    limits = matter.statutory_limit, matter.promised_limit
    return decision_clock(accepted_at, limits, hours)


def decision_columns(
    result: str,
    calendar: WorkCalendar,
    *,
    ladder: LightSettings,
    by: Actor,
    at: datetime,
    is_owed: bool = False,
) -> Columns:
    """What a decision sets: ten working days to deliver begin (许可法 44)."""
    return {
        "decided_at": at,
        "decided_by_id": by.officer_id,
        "closed_at": at,
        "result": result,
        **delivery_columns(
            delivery_from(local_date(at), is_owed=is_owed), calendar, ladder=ladder
        ),
    }


def delivery_columns(
    since: date | None, calendar: WorkCalendar, *, ladder: LightSettings
) -> Columns:
    """Until when the result is handed over; no day while it may not be."""
    if since is None:
        return {
            "deliverable_on": None,
            "delivery_due_on": None,
            "reminder_on": None,
            "due_is_provisional": False,
        }
    facts = ClockFacts(since, DELIVERY)
    last = due(facts, calendar)
    return {
        "deliverable_on": since,
        "delivery_due_on": last.on,
        "reminder_on": reminder_on(facts, calendar, ladder=ladder),
        "due_is_provisional": last.provisional,
    }
