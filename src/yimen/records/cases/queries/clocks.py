"""The clocks of a case as screens show them.

A list reads the cached days of its rows, a page asks the clock itself; the light is the
same ladder for both.
"""

from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from operator import itemgetter
from typing import Final, NamedTuple

from yimen.records.calendars import queries as calendars
from yimen.records.cases.facts import CaseFacts, Row, limit_of, stops_of
from yimen.records.network import queries as network
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, DECIDING_STATES, State
from yimen.rules.documents.frame import Ledger, ledger_of
from yimen.rules.legal_clock.calendar import NATION, WorkCalendar, local_date
from yimen.rules.legal_clock.clock import (
    DecisionClock,
    Extension,
    Strip,
    explain,
    strip,
)
from yimen.rules.legal_clock.ledger import LedgerDay
from yimen.rules.legal_clock.lights import Light, LightSettings, Standing, shown
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.legal_clock.strip import Thin, thin
from yimen.rules.legal_clock.terms import Due

LITTLE_LEFT = 0
MUCH_LEFT = 99


@dataclass(frozen=True, slots=True)
class ClockView:
    """The three clocks of a case on this day."""

    light: str  # "" once closed
    notice_due_on: date | None
    due_on: date | None
    statutory_due_on: date | None
    delivery_due_on: date | None
    is_provisional: bool
    remaining_days: int | None  # working days left of the clock that runs now
    statutory_remaining_days: int | None
    ledger: Ledger | None
    days: tuple[LedgerDay, ...]  # the ledger as data
    strip: Strip | None


@dataclass(frozen=True, slots=True)
class RowClock:
    """The clock that runs now, as a line of a list tells it."""

    light: str  # "" once closed
    due_on: date | None
    statutory_due_on: date | None
    remaining_days: int | None
    statutory_remaining_days: int | None


def light_of(
    row: Row, when: date | datetime, calendar: WorkCalendar, ladder: LightSettings
) -> str:
    """The light of a row by its cached days; "" once nothing runs any more."""
    state = State(row["state"])
    if state is State.CORRECTING or _waits_for_papers(row, state):
        return Light.PAUSED  # the applicant has the word
    promised, statutory = dues_of(row, state)
    if promised is None and statutory is None:
        return Light.GREEN if state in DECIDING_STATES else ""
    today = _day_of(when)
    is_short = row["reminder_on"] is not None and row["reminder_on"] <= today
    through = row["paused_through_on"]
    standing = Standing(
        promised=promised,
        statutory=statutory,
        left=LITTLE_LEFT if is_short else MUCH_LEFT,
        whole=0,
        is_paused=through is not None and today <= through,
    )
    return shown(standing, when, calendar, ladder)


def _waits_for_papers(row: Row, state: State) -> bool:
    """Whether a result lies ready that promised papers still hold back."""
    return state in AWAITING_DELIVERY and row["owed_by_on"] is not None


def dues_of(row: Row, state: State) -> tuple[Due | None, Due | None]:
    """Promise and statute of the clock that runs in this state."""
    if state is State.RECEIVED:
        return None, _due(row["notice_due_on"])
    if state in AWAITING_DELIVERY:
        return None, _due(row["delivery_due_on"])
    if state not in DECIDING_STATES:
        return None, None
    statutory = _due(row["statutory_due_on"], row["statutory_due_at"])
    if row["promised_number"] is None:
        return None, statutory
    return _due(row["due_on"], row["due_at"]), statutory


def days_left(
    row: Row, when: date | datetime, calendar: WorkCalendar
) -> tuple[int | None, int | None]:
    """Working days left of the running promise and statute; below nought, late by."""
    promised, statutory = dues_of(row, State(row["state"]))
    today = _day_of(when)
    leading = promised or statutory
    left = [
        calendar.working_days_between(today, due.on) if due else None
        for due in (leading, statutory)
    ]
    return left[0], left[1]


def _day_of(when: date | datetime) -> date:
    return local_date(when) if isinstance(when, datetime) else when


class _Running(NamedTuple):
    """What the clock of a line follows from; many cases share few of them."""

    state: str
    notice_due_on: date | None
    delivery_due_on: date | None
    promised_number: int | None
    due_on: date | None
    due_at: datetime | None
    statutory_due_on: date | None
    statutory_due_at: datetime | None
    reminder_on: date | None
    paused_through_on: date | None
    owed_by_on: date | None
    region_code: str | None
    calendar_state: str


_READ: Final = itemgetter(*_Running._fields)


def row_clock(row: Row, at: datetime, ladder: LightSettings) -> RowClock:
    """The clock of a row of a list, by its cached days."""
    running = _Running(*_READ(row))
    is_timed = running.due_at is not None or running.statutory_due_at is not None
    if is_timed:
        return _clock_now(running, at, ladder)
    return _clock_on(running, local_date(at), ladder)


@lru_cache(maxsize=4096)
def _clock_on(running: _Running, today: date, ladder: LightSettings) -> RowClock:
    """Computed once a day for each of them."""
    return _clock_now(running, today, ladder)


def _clock_now(
    running: _Running, when: date | datetime, ladder: LightSettings
) -> RowClock:
    row = running._asdict()
    region = running.region_code or NATION
    calendar = calendars.current_calendar(region, state=running.calendar_state)
    promised, statutory = dues_of(row, State(running.state))
    leading = promised or statutory
    left, statutory_left = days_left(row, when, calendar)
    return RowClock(
        light=light_of(row, when, calendar, ladder),
        due_on=leading.on if leading else None,
        statutory_due_on=statutory.on if statutory else None,
        remaining_days=left,
        statutory_remaining_days=statutory_left,
    )


def clock_view(case: CaseFacts, row: Row, at: datetime) -> ClockView:
    """The clocks of one case, with the ledger and the strip of its decision clock."""
    calendar = case.calendar
    left, statutory_left = days_left(row, at, calendar)
    clock = case.clock
    runs = case.state in DECIDING_STATES
    days = explain(clock.leading, calendar) if clock else ()
    return ClockView(
        light=light_of(row, at, calendar, case.ladder),
        notice_due_on=row["notice_due_on"],
        due_on=row["due_on"],
        statutory_due_on=row["statutory_due_on"],
        delivery_due_on=row["delivery_due_on"],
        is_provisional=row["due_is_provisional"],
        remaining_days=left,
        statutory_remaining_days=statutory_left,
        ledger=ledger_of(days) if clock else None,
        days=days,
        strip=strip(clock, at, calendar, case.ladder) if clock and runs else None,
    )


class _Shape(NamedTuple):
    """What a strip follows from; many cases share few of them."""

    started_on: date
    started_at: datetime | None  # for limits in hours and minutes only
    statutory_number: int | None
    statutory_unit: str
    promised_number: int | None
    promised_unit: str
    extension_days: int
    pauses: str | None
    hours: str | None
    region: str
    calendar_state: str


def thin_strip(row: Row, at: datetime) -> Thin | None:
    """The strip of a row of a list, while the decision clock runs."""
    limits = row["statutory_number"], row["promised_number"]
    if row["state"] not in DECIDING_STATES or limits == (None, None):
        return None
    is_timed = Unit(row["promised_unit"] or row["statutory_unit"]).is_timed
    shape = _Shape(
        local_date(row["accepted_at"]),
        row["accepted_at"] if is_timed else None,
        row["statutory_number"],
        row["statutory_unit"],
        row["promised_number"],
        row["promised_unit"],
        row["extension_days"],
        row["pauses"],
        row["legal_hours"],
        row["region_code"] or NATION,
        row["calendar_state"],
    )
    return _thin_now(shape, at) if is_timed else _thin(shape, local_date(at))


@lru_cache(maxsize=4096)
def _thin(shape: _Shape, today: date) -> Thin:
    """Computed once a day for each shape: a million cases have a few thousand."""
    return _thin_now(shape, today)


def _thin_now(shape: _Shape, when: date | datetime) -> Thin:
    clock = DecisionClock(
        shape.started_on,
        limit_of(shape.statutory_number, shape.statutory_unit),
        limit_of(shape.promised_number, shape.promised_unit),
        tuple(stop.pause for stop in stops_of(shape.pauses)),
        Extension(shape.extension_days, shape.started_on)
        if shape.extension_days
        else None,
        started_at=shape.started_at,
        hours=network.legal_hours_of(shape.hours),
    )
    region, state = shape.region, shape.calendar_state
    return thin(strip(clock, when, calendars.current_calendar(region, state=state)))


def _due(on: date | None, at: datetime | None = None) -> Due | None:
    return None if on is None else Due(on, provisional=False, at=at)
