"""The due days as columns: what the clock answers, ready to be written."""

from datetime import datetime

from yimen.records.cases.facts import decision_clock
from yimen.rules.actors import Actor
from yimen.rules.calendar import WorkCalendar, local_date
from yimen.rules.clock import delivery_due, due, notice_due
from yimen.rules.limits import Limit
from yimen.rules.matters import Matter
from yimen.rules.terms import DecisionClock

Columns = dict[str, object]


def notice_columns(at: datetime, calendar: WorkCalendar, limit: Limit) -> Columns:
    """Until when the organ has to answer."""
    last = notice_due(local_date(at), calendar, limit)
    return {"notice_due_on": last.on, "due_is_provisional": last.provisional}


def due_columns(clock: DecisionClock | None, calendar: WorkCalendar) -> Columns:
    """When promise and statute run out; without any limit, never."""
    if clock is None:
        return {}
    leading = due(clock.leading, calendar)
    statutory = due(clock.statutory, calendar) if clock.statutory else None
    return {
        "due_on": leading.on,
        "due_at": leading.at,
        "statutory_due_on": statutory.on if statutory else None,
        "statutory_due_at": statutory.at if statutory else None,
        "due_is_provisional": leading.provisional
        or (statutory is not None and statutory.provisional),
    }


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
    *,
    by: Actor,
    accepted_at: datetime,
    is_printed: bool = True,
) -> Columns:
    """What acceptance at this instant sets: the limits begin from nought."""
    clock = acceptance_clock(matter, accepted_at)
    days = due_columns(clock, calendar)
    return {
        "accepted_at": accepted_at,
        "accepted_by_id": by.officer_id,
        **limit_columns(matter),
        **days,
        **(printed_columns(days) if is_printed else {}),
    }


def acceptance_clock(matter: Matter, accepted_at: datetime) -> DecisionClock | None:
    """The decision clock of this matter from this instant."""
    return decision_clock(accepted_at, (matter.statutory_limit, matter.promised_limit))


def decision_columns(
    result: str, calendar: WorkCalendar, *, by: Actor, at: datetime
) -> Columns:
    """What a decision sets: ten working days to deliver begin (许可法 44)."""
    return {
        "decided_at": at,
        "decided_by_id": by.officer_id,
        "closed_at": at,
        "result": result,
        "delivery_due_on": delivery_due(local_date(at), calendar).on,
    }
