"""The duty roster of a hall: who answers for the day, and who sits where."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from yimen.records.network.models import DutyShift, LeaveHalf
from yimen.records.network.queries.doors import hall_hours
from yimen.records.network.queries.windows import WindowRow, windows_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import Place
from yimen.rules.conduct import duty
from yimen.rules.conduct.duty import Gap, gaps
from yimen.rules.conduct.leave import Half, LeaveState
from yimen.rules.legal_clock.calendar import days_from, local_date
from yimen.rules.network import PostKind
from yimen.rules.queue.opening import OpeningHours, sessions_words

DIRECTOR: Final = 0
"""Stands for "no window" where shifts are keyed by window."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who is at one window on one day."""

    window_id: int
    window: str
    names: tuple[str, ...]  # in the order of the half days
    is_rostered: bool  # a shift says so; else the post
    shift_id: int | None
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class RosterDay:
    """One day of a hall."""

    on: date
    hours: str  # "" when closed
    is_legal_day: bool
    note: str
    director: str
    director_id: int | None
    director_shift_id: int | None
    seats: tuple[Seat, ...]

    @property
    def is_open(self) -> bool:
        """Whether anybody is served."""
        return bool(self.hours)


@dataclass(frozen=True, slots=True)
class RosterPage:
    """A stretch of days with what is lacking."""

    days: tuple[RosterDay, ...]
    windows: tuple[WindowRow, ...]
    gaps: tuple[Gap, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the days are made out from."""

    shifts: Mapping[tuple[date, int], DutyShift]
    away: Mapping[tuple[int, date, Half], str]  # who stands in, by who is away
    windows: tuple[WindowRow, ...]


def director_on(node_id: int, on: date) -> int | None:
    """Who is duty director of the hall on this day."""
    found = DutyShift.objects.filter(node_id=node_id, window=None, on=on)
    return found.values_list("officer_id", flat=True).first()


def director_name(node_id: int, on: date) -> str:
    """The name of the duty director of the day; "" without one."""
    found = DutyShift.objects.filter(node_id=node_id, window=None, on=on)
    return found.values_list("officer__name", flat=True).first() or ""


def keeps_a_roster(node_id: int) -> bool:
    """Whether the hall has ever named a duty director for a day."""
    return DutyShift.objects.filter(node_id=node_id, window=None).exists()


def require_sign_off(by: Actor, place: Place, at: datetime) -> None:
    """Raise `NotOnDuty` unless the actor may sign for the hall today."""
    hall_id = place.hall_id or 0
    duty.check_sign_off(
        by,
        place,
        director_on(hall_id, local_date(at)),
        kept=keeps_a_roster(hall_id),
    )


def roster(node_id: int, first_on: date, last_on: date) -> RosterPage:
    """The days of a hall, in five statements however many they are."""
    held = hall_hours(node_id, first_on)
    hours = held.hours or OpeningHours()
    windows = tuple(one for one in windows_of(node_id) if one.is_open)
    known = _Known(
        _shifts(node_id, first_on, last_on),
        _away(windows, first_on, last_on),
        windows,
    )
    days = tuple(
        _day(
            on,
            sessions_words(hours.sessions(on, held.calendar)),
            known,
            is_legal=held.calendar.counts(on),
            note=hours.exceptions[on].note
            if on in hours.exceptions
            else held.calendar.reason(on).name,
        )
        for on in days_from(first_on, last_on)
    )
    return RosterPage(days, windows, _gaps(days))


def _shifts(
    node_id: int, first_on: date, last_on: date
) -> dict[tuple[date, int], DutyShift]:
    rows = DutyShift.objects.filter(node_id=node_id, on__gte=first_on, on__lte=last_on)
    listed = rows.select_related("officer")
    return {(row.on, row.window_id or DIRECTOR): row for row in listed}


def _away(
    windows: tuple[WindowRow, ...], first_on: date, last_on: date
) -> dict[tuple[int, date, Half], str]:
    posted = {post.officer_id for window in windows for post in window.posts}
    rows = LeaveHalf.objects.filter(
        officer_id__in=posted,
        on__gte=first_on,
        on__lte=last_on,
        leave__state=LeaveState.APPROVED,
    ).select_related("substitute")
    return {
        (row.officer_id, row.on, Half(row.half)): row.substitute.name for row in rows
    }


def _day(
    on: date, hours: str, known: _Known, *, is_legal: bool, note: str
) -> RosterDay:
    shift = known.shifts.get((on, DIRECTOR))
    seats = (
        tuple(_seat(on, window, known, is_legal=is_legal) for window in known.windows)
        if hours
        else ()
    )
    return RosterDay(
        on=on,
        hours=hours,
        is_legal_day=is_legal,
        note=note,
        director=shift.officer.name if shift else "",
        director_id=shift.officer_id if shift else None,
        director_shift_id=shift.pk if shift else None,
        seats=seats,
    )


def _seat(on: date, window: WindowRow, known: _Known, *, is_legal: bool) -> Seat:
    """The shift, or on working days the post with whoever stands in."""
    shift = known.shifts.get((on, window.window_id))
    label = f"{window.number}号 {window.name}"
    if shift is not None:
        on_shift = (shift.officer.name,)
        return Seat(
            window.window_id, label, on_shift, is_rostered=True, shift_id=shift.pk
        )
    post = next(
        (
            one
            for kind in (PostKind.A, PostKind.B)
            for one in window.posts
            if one.kind is kind
        ),
        None,
    )
    if post is None or not is_legal:
        return Seat(
            window.window_id, label, (), is_rostered=False, shift_id=None, is_empty=True
        )
    both = [known.away.get((post.officer_id, on, half), post.officer) for half in Half]
    names = tuple(dict.fromkeys(both))
    return Seat(window.window_id, label, names, is_rostered=False, shift_id=None)


def _gaps(days: tuple[RosterDay, ...]) -> tuple[Gap, ...]:
    is_open = [day for day in days if day.is_open]
    directors = {day.on: day.director_id for day in is_open if day.director_id}
    manned: dict[int, dict[date, bool]] = {}
    for day in is_open:
        for seat in day.seats:
            manned.setdefault(seat.window_id, {})[day.on] = not seat.is_empty
    return gaps([day.on for day in is_open], directors, manned)
