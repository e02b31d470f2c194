"""The life of a supervise order (督办): given, signed for, answered, accepted, closed.

督办 is an order in writing to get on with something by a day (rulebook 9.18, 1.2 item
51: 「值班、受理、交办、督办、办理反馈」). The unit signs for it, which proves
that it knows; it answers before the deadline what it has done; who gave the order
accepts the answer, or returns it with a reason and a new day. Given by mistake, it is
taken back with a reason, and so is its paper. One subject has one open order, except a
unit itself, which may be urged about several things.

Being late with an answer is watched like anything else (`timing.py`, `urging_late`), so
it climbs the same ladder of cards.

Invariants: the last day of an order lies after the day it is given or returned; nothing
happens to an order that is closed. Not decided here: who may (`rights.py`).
"""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import Refused


class UrgingState(StrEnum):
    """Where a supervise order stands."""

    GIVEN = "given"
    RECEIVED = "received"
    ANSWERED = "answered"
    CLOSED = "closed"
    TAKEN_BACK = "taken_back"


OPEN: Final = frozenset({UrgingState.GIVEN, UrgingState.RECEIVED, UrgingState.ANSWERED})
"""The states in which somebody still has to do something."""

OWED: Final = frozenset({UrgingState.GIVEN, UrgingState.RECEIVED})
"""The states in which the unit owes its answer."""

A_UNIT: Final = "organ"
"""The kind of subject that is a unit as a whole, not one thing that it handles."""

AFTER: Final[Mapping[UrgingState, Mapping[Step, UrgingState]]] = MappingProxyType(
    {
        UrgingState.GIVEN: {
            Step.RECEIVE_URGING: UrgingState.RECEIVED,
            Step.TAKE_BACK_URGING: UrgingState.TAKEN_BACK,
        },
        UrgingState.RECEIVED: {
            Step.ANSWER_URGING: UrgingState.ANSWERED,
            Step.TAKE_BACK_URGING: UrgingState.TAKEN_BACK,
        },
        UrgingState.ANSWERED: {
            Step.CLOSE_URGING: UrgingState.CLOSED,
            Step.RETURN_URGING: UrgingState.RECEIVED,
            Step.TAKE_BACK_URGING: UrgingState.TAKEN_BACK,
        },
        UrgingState.CLOSED: {},
        UrgingState.TAKEN_BACK: {},
    }
)


class NoSuchUrgingStep(Refused):
    """The supervise order does not stand where this step can be taken."""


class UrgingDueTooEarly(Refused):
    """The deadline of a supervise order lies after today."""


class AlreadyUrged(Refused):
    """This has an open supervise order already."""


class NobodyToUrge(Refused):
    """A supervise order is for a unit or a hall that answers for it."""


class OwnUrging(Refused):
    """Whoever gave a supervise order does not answer it."""


def after(state: UrgingState, step: Step) -> UrgingState:
    """Where the order stands after this step; raises when it can't be taken."""
    found = AFTER[state].get(step)
    if found is None:
        raise NoSuchUrgingStep(state=state, step=step)
    return found


def check_due(due_on: date, today: date) -> None:
    """Raise unless there is a day left to answer in."""
    if due_on <= today:
        raise UrgingDueTooEarly(due_on=due_on)


def light_of(state: UrgingState, due_on: date, today: date) -> Light | None:
    """How an order stands in time; none once the unit has answered."""
    if state not in OWED:
        return None
    if due_on < today:
        return Light.RED
    return Light.REMINDER if due_on == today else Light.GREEN
