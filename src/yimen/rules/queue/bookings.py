"""When somebody may book a place, and when they may come for it.

安阳市政务服务条例 art. 22 asks for 预约服务. Who booked must not queue again in the
hall (the complaint list of the national rating has a code for that): the appointment is
turned into a ticket whose rank counts from the appointed time (`queueing.rank_at`).

A line gives slots of some minutes inside the hall's opening hours, each with so many
places, and so many a day in all. A place can be booked until the slot begins and given
back until then. Whoever comes within half an hour before the slot or a quarter of an
hour after it is in time; later the place is gone and an ordinary number helps.

Not decided here: that no slot is ever overbooked (the database guards it), and when
the hall is open (`opening`).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused

EARLIEST_ARRIVAL: Final = timedelta(minutes=30)
LATEST_ARRIVAL: Final = timedelta(minutes=15)


class SlotGone(Refused):
    """The slot has begun, or it is not one that the line gives."""


class SlotFull(Refused):
    """Every place of the slot is taken."""


class DayFull(Refused):
    """Every place of the line's day is taken."""


class BookedAlready(Refused):
    """This telephone already holds a place in this line on this day."""


class BookingOver(Refused):
    """The appointment was used, given back or missed before."""


class TooEarlyToCheckIn(Refused):
    """It is too early to turn the appointment into a ticket."""


class TooLateToCheckIn(Refused):
    """The appointed time has passed."""


@dataclass(frozen=True, slots=True)
class SlotTime:
    """From when until when; the end is not part of it."""

    starts_at: datetime
    ends_at: datetime


def slots_of(
    sessions: Iterable[tuple[datetime, datetime]], slot_minutes: int
) -> tuple[SlotTime, ...]:
    """The slots that fit whole into the day's opening sessions."""
    length = timedelta(minutes=slot_minutes)
    found: list[SlotTime] = []
    for opens_at, closes_at in sessions:
        starts_at = opens_at
        while starts_at + length <= closes_at:
            found.append(SlotTime(starts_at, starts_at + length))
            starts_at += length
    return tuple(found)


def bookable_days(at: datetime, days_ahead: int) -> tuple[date, ...]:
    """Today and the days ahead for which a line takes bookings."""
    today = local_date(at)
    return tuple(today + timedelta(days=n) for n in range(days_ahead + 1))


def require_bookable(
    starts_at: datetime, given: Iterable[SlotTime], at: datetime
) -> SlotTime:
    """The slot that begins then; raise `SlotGone` if it began or is not given."""
    for slot in given:
        if slot.starts_at == starts_at and at < starts_at:
            return slot
    raise SlotGone(starts_at=starts_at)


def require_in_time(slot: SlotTime, at: datetime) -> None:
    """Raise unless the visitor may check in now."""
    if at < slot.starts_at - EARLIEST_ARRIVAL:
        raise TooEarlyToCheckIn(starts_at=slot.starts_at)
    if at > slot.ends_at + LATEST_ARRIVAL:
        raise TooLateToCheckIn(starts_at=slot.starts_at)
