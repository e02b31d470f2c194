"""What can happen to a ticket next: one table, as for a case.

A ticket *waits* until a window calls it, and is *called* until the visitor stands
there (serve) or does not come (no-show). Who missed the call may join again once, for
some minutes; later they take a new number. *Parked* is a visitor who fetches a copy or
fills in a form: no window is held for them, no waiting time runs, and the window that
parked them calls them back. Sent on to another line they wait again, with the rank
they had. Whoever waits may be put first, or back in their turn, as their case is. At
the end of the day whoever was forgotten lapses.

Invariants: a step that is not in the table raises `NoSuchTicketStep` and changes
nothing; every state but the last ones has one open interval, so waiting and serving
times are sums over intervals; finished, cancelled and lapsed are last. Not decided
here: who is called (`queueing`) and who may do it (`authority`).
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.queue.opening import Door
from yimen.rules.refusals import Refused

EARLY: Final = timedelta(minutes=30)
"""So long before it opens a hall already gives numbers."""


class TicketState(StrEnum):
    """Where a visitor's ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    MISSED = "missed"
    FINISHED = "finished"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


class NoSuchTicketStep(Refused):
    """The ticket is not in a state from which this step may be taken."""


class TooLateToReturn(Refused):
    """The call was missed too long ago, or not for the first time."""


class HallClosed(Refused):
    """The hall is closed now, so it gives no numbers."""


class LineClosed(Refused):
    """The line is closed now, so it gives no numbers."""


class NoWindow(Refused):
    """The officer stands at no window of this hall."""


class WindowBusy(Refused):
    """The window still has a visitor."""


class AtAnotherWindow(Refused):
    """The visitor stands at another window."""


class LetterTaken(Refused):
    """Another line of the hall has this letter."""


class NoSuchLine(Refused):
    """This hall has no such line, or no window that serves it."""


TRANSITIONS: Mapping[TicketState, Mapping[Step, TicketState]] = MappingProxyType(
    {
        TicketState.WAITING: {
            Step.CALL: TicketState.CALLED,
            Step.TRANSFER: TicketState.WAITING,
            Step.CANCEL_TICKET: TicketState.CANCELLED,
            Step.GIVE_UP: TicketState.CANCELLED,
            Step.LAPSE: TicketState.LAPSED,
            Step.COME_ABOUT: TicketState.WAITING,
            Step.GO_FIRST: TicketState.WAITING,
            Step.GO_IN_TURN: TicketState.WAITING,
        },
        TicketState.CALLED: {
            Step.RECALL: TicketState.CALLED,
            Step.SERVE: TicketState.SERVING,
            Step.NO_SHOW: TicketState.MISSED,
            Step.PARK: TicketState.PARKED,
            Step.TRANSFER: TicketState.WAITING,
            Step.FINISH: TicketState.FINISHED,
            Step.LAPSE: TicketState.LAPSED,
        },
        TicketState.SERVING: {
            Step.PARK: TicketState.PARKED,
            Step.TRANSFER: TicketState.WAITING,
            Step.FINISH: TicketState.FINISHED,
            Step.LAPSE: TicketState.LAPSED,
        },
        TicketState.PARKED: {
            Step.UNPARK: TicketState.CALLED,
            Step.TRANSFER: TicketState.WAITING,
            Step.FINISH: TicketState.FINISHED,
            Step.CANCEL_TICKET: TicketState.CANCELLED,
            Step.GIVE_UP: TicketState.CANCELLED,
            Step.LAPSE: TicketState.LAPSED,
        },
        TicketState.MISSED: {
            Step.REJOIN: TicketState.WAITING,
            Step.CANCEL_TICKET: TicketState.CANCELLED,
            Step.GIVE_UP: TicketState.CANCELLED,
            Step.LAPSE: TicketState.LAPSED,
        },
        TicketState.FINISHED: {},
        TicketState.CANCELLED: {},
        TicketState.LAPSED: {},
    }
)

AT_A_WINDOW = frozenset({TicketState.CALLED, TicketState.SERVING})
"""The states in which a visitor holds a window; a window holds one visitor."""

OPEN_STATES = frozenset(state for state, steps in TRANSITIONS.items() if steps)


def after(state: TicketState, step: Step) -> TicketState:
    """The state that follows when this step is taken from this state."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchTicketStep(state=state, step=step) from None


def next_steps(state: TicketState) -> frozenset[Step]:
    """The steps that may be taken from this state."""
    return frozenset(TRANSITIONS[state])


def require_own_visitor(window_id: int | None, own_window_id: int | None) -> None:
    """Raise `AtAnotherWindow` unless the visitor stands at this officer's window."""
    if window_id is None or window_id != own_window_id:
        raise AtAnotherWindow


def gives_numbers(door: Door, at: datetime) -> bool:
    """Whether the kiosk gives numbers: the hall is open, or will be very soon."""
    return door.is_open or (door.opens_at is not None and door.opens_at - at <= EARLY)


def require_open(door: Door, at: datetime) -> None:
    """Raise `HallClosed` unless the kiosk gives numbers now."""
    if not gives_numbers(door, at):
        raise HallClosed(opens_at=door.opens_at)


def label(letter: str, number: int) -> str:
    """The ticket's number as it is shown and called: A018."""
    return f"{letter}{number:03d}"


def require_return(
    *, missed_at: datetime, returns: int, at: datetime, within_minutes: int
) -> None:
    """Raise `TooLateToReturn` unless a missed call may be made good now."""
    if returns or at - missed_at > timedelta(minutes=within_minutes):
        raise TooLateToReturn(within_minutes=within_minutes)


def rank_after_return(
    *, own_rank_at: datetime, at: datetime, ahead_rank_at: datetime | None
) -> datetime:
    """The rank of somebody who comes back: behind the few who must go first.

    `ahead_rank_at` is the rank of the last of those few; None: fewer are waiting, and
    the returner goes behind them all.
    """
    if ahead_rank_at is None:
        return max(own_rank_at, at)
    return max(own_rank_at, ahead_rank_at + timedelta(microseconds=1))
