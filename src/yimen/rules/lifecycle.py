"""What can happen to a case next: one table for what the law fixes.

A case is *received* (收件) and only the notice clock runs: five working days in which
the organ accepts, tells once everything that is missing, or says it is not the right
organ (行政许可法 32). Silence accepts it, from the day of receipt. An accepted case is
examined and decided under the decision clock (42); the eight procedures of article 45
stop that clock, told in writing. What was decided is delivered within ten working days
(44). Per-matter data (limits, materials, fees) decide how long, never what may follow.

Invariants: a step that is not in the table raises `NoSuchStep` and changes nothing;
a closed case has no way back; correcting a slip on a printed document voids and
reissues the document, it does not reopen the case. Not decided here: who may take a
step (`authority.py`) and whether the papers suffice (`intake.py`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from yimen.rules.refusals import Refused
from yimen.rules.steps import Step


class State(StrEnum):
    """Where a case stands."""

    RECEIVED = "received"
    CORRECTING = "correcting"
    ACCEPTED = "accepted"
    EXAMINED = "examined"
    PAUSED = "paused"
    GRANTED = "granted"
    REFUSED = "refused"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RETURNED = "returned"
    DELIVERED = "delivered"


class NoSuchStep(Refused):
    """The case is not in a state from which this step may be taken."""


TRANSITIONS: Mapping[State, Mapping[Step, State]] = MappingProxyType(
    {
        State.RECEIVED: {
            Step.ACCEPT: State.ACCEPTED,
            Step.DEEM_ACCEPTED: State.ACCEPTED,
            Step.ASK_CORRECTION: State.CORRECTING,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.CORRECTING: {
            Step.SUPPLY: State.CORRECTING,
            Step.ACCEPT: State.ACCEPTED,
            Step.DEEM_WITHDRAWN: State.WITHDRAWN,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.ACCEPTED: {
            Step.EXAMINE: State.EXAMINED,
            Step.PAUSE: State.PAUSED,
            Step.EXTEND: State.ACCEPTED,
            Step.GRANT: State.GRANTED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.RETURN: State.RETURNED,
        },
        State.EXAMINED: {
            Step.SEND_BACK: State.ACCEPTED,
            Step.PAUSE: State.PAUSED,
            Step.EXTEND: State.EXAMINED,
            Step.GRANT: State.GRANTED,
            Step.REFUSE: State.REFUSED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.RETURN: State.RETURNED,
        },
        State.PAUSED: {
            Step.RESUME: State.ACCEPTED,
            Step.EXTEND: State.PAUSED,
            Step.WITHDRAW: State.WITHDRAWN,
        },
        State.GRANTED: {Step.DELIVER: State.DELIVERED},
        State.REFUSED: {Step.DELIVER: State.DELIVERED},
        State.REJECTED: {},
        State.WITHDRAWN: {},
        State.RETURNED: {},
        State.DELIVERED: {},
    }
)

OPEN_STATES = frozenset(
    {
        State.RECEIVED,
        State.CORRECTING,
        State.ACCEPTED,
        State.EXAMINED,
        State.PAUSED,
    }
)


def after(state: State, step: Step) -> State:
    """The state that follows when this step is taken from this state."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchStep(state=state, step=step) from None


def next_steps(state: State) -> frozenset[Step]:
    """The steps that may be taken from this state."""
    return frozenset(TRANSITIONS[state])
