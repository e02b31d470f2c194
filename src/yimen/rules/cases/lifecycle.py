"""What can happen to a case next: one table for what the law fixes.

A case is *received* (收件) and only the notice clock runs: five working days in which
the organ accepts, tells once everything that is missing, or says it is not the right
organ (行政许可法 32). Silence accepts it, from the day of receipt. An accepted case is
examined and decided under the decision clock (42); the eight procedures of article 45
stop that clock, told in writing. What was decided is delivered within ten working days
(44). Per-matter data (limits, materials, fees) decide how long, never what may follow.

Other steps leave the state alone (`ASIDE`): somebody takes a case off the pile, puts
a file to it, prints a paper again, puts a slip right. And one arrow has two heads: a
case that was paused comes back to the state it was paused from, told by the pause.
What puts a mistake right leads back (`BACK`) and stands apart from what the law knows.

Invariants: a step that is not in the tables raises `NoSuchStep` and changes nothing;
a closed case has no way back; correcting a slip on a printed document voids and
reissues the document, it does not reopen the case. Not decided here: who may take a
step (`authority.py`), whether the papers suffice (`intake.py`), and the conditions
that the history of one case adds (`separation.py`, `deciding.py`).
"""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from yimen.rules.authority.looking_closer import LOOKING_CLOSER
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused


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
    FORWARDED = "forwarded"  # reviewed, and sent up to the organ that decides (43)
    DELIVERED = "delivered"
    REVOKED = "revoked"
    MERGED = "merged"


class NoSuchStep(Refused):
    """The case is not in a state from which this step may be taken."""


TRANSITIONS: Mapping[State, Mapping[Step, State]] = MappingProxyType(
    {
        State.RECEIVED: {
            Step.ACCEPT: State.ACCEPTED,
            Step.COMMIT: State.ACCEPTED,
            Step.TOLERATE: State.ACCEPTED,
            Step.DEEM_ACCEPTED: State.ACCEPTED,
            Step.ASK_CORRECTION: State.CORRECTING,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.MERGE: State.MERGED,
        },
        State.CORRECTING: {
            Step.SUPPLY: State.CORRECTING,
            Step.ACCEPT: State.ACCEPTED,
            Step.TOLERATE: State.ACCEPTED,
            Step.DEEM_WITHDRAWN: State.WITHDRAWN,
            Step.REJECT: State.REJECTED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.MERGE: State.MERGED,
        },
        State.ACCEPTED: {
            Step.EXAMINE: State.EXAMINED,
            Step.PAUSE: State.PAUSED,
            Step.EXTEND: State.ACCEPTED,
            Step.GRANT: State.GRANTED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.MERGE: State.MERGED,
            Step.RETURN: State.RETURNED,
            Step.LAPSE_PROMISE: State.WITHDRAWN,
        },
        State.EXAMINED: {
            Step.SEND_BACK: State.ACCEPTED,
            Step.PAUSE: State.PAUSED,
            Step.EXTEND: State.EXAMINED,
            Step.GRANT: State.GRANTED,
            Step.REFUSE: State.REFUSED,
            Step.FORWARD: State.FORWARDED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.MERGE: State.MERGED,
            Step.RETURN: State.RETURNED,
            Step.LAPSE_PROMISE: State.WITHDRAWN,
        },
        State.PAUSED: {
            Step.RESUME: State.ACCEPTED,
            Step.EXTEND: State.PAUSED,
            Step.WITHDRAW: State.WITHDRAWN,
            Step.LAPSE_PROMISE: State.WITHDRAWN,
        },
        State.GRANTED: {
            Step.DELIVER: State.DELIVERED,
            Step.REVOKE_DECISION: State.REVOKED,
            Step.LAPSE_PROMISE: State.WITHDRAWN,
        },
        State.REFUSED: {Step.DELIVER: State.DELIVERED},
        State.REJECTED: {},
        State.WITHDRAWN: {},
        State.RETURNED: {},
        State.FORWARDED: {},
        State.DELIVERED: {Step.REVOKE_DECISION: State.REVOKED},
        State.REVOKED: {},
        State.MERGED: {},
    }
)

BEGINS_AS = State.RECEIVED

OPEN_STATES = frozenset(
    {
        State.RECEIVED,
        State.CORRECTING,
        State.ACCEPTED,
        State.EXAMINED,
        State.PAUSED,
    }
)


CLOSED_STATES = frozenset(
    state for state, steps in TRANSITIONS.items() if not steps
) | {State.DELIVERED}
"""Where nobody waits for anything; a permit that was handed over may be revoked."""

AWAITING_DELIVERY = frozenset({State.GRANTED, State.REFUSED})
DECIDING_STATES = frozenset({State.ACCEPTED, State.EXAMINED, State.PAUSED})
"""Where the decision clock runs."""

ASIDE: Mapping[Step, frozenset[State]] = MappingProxyType(
    {
        **dict.fromkeys(LOOKING_CLOSER, DECIDING_STATES),
        Step.SUPPLY_OWED: DECIDING_STATES | {State.GRANTED},
        Step.REMIND_OWED: DECIDING_STATES | {State.GRANTED},
        Step.CHECK_COMMITMENT: frozenset({State.GRANTED, State.DELIVERED}),
        Step.TAKE: DECIDING_STATES,
        Step.MOVE_DUE: OPEN_STATES | AWAITING_DELIVERY,
        Step.MOVE_REMINDER: OPEN_STATES | AWAITING_DELIVERY,
        Step.ATTACH: OPEN_STATES | AWAITING_DELIVERY,
        Step.CORRECT_SLIP: frozenset(State),
        Step.JOINT_NOTICE: DECIDING_STATES,
        Step.JOINT_CLOCK: DECIDING_STATES,
        Step.REWORD: frozenset(State),
        Step.PRINT: frozenset(State),
        Step.FILE: CLOSED_STATES,
        Step.SETTLE_FEE: OPEN_STATES | AWAITING_DELIVERY,
        Step.REOPEN_FEE: OPEN_STATES | AWAITING_DELIVERY,
        Step.ASSIGN: DECIDING_STATES,
        Step.TRANSFER_CASE: frozenset({State.RECEIVED, State.ACCEPTED}),
        Step.HAND_BACK: frozenset({State.RECEIVED, State.ACCEPTED}),
        Step.MOVE_WINDOW: OPEN_STATES,
        Step.ABSORB: OPEN_STATES,
        Step.GO_FIRST: OPEN_STATES | AWAITING_DELIVERY,
        Step.GO_IN_TURN: OPEN_STATES | AWAITING_DELIVERY,
        Step.REVIEW_NEGATIVE: frozenset(
            {State.REJECTED, State.REFUSED, State.DELIVERED}
        ),
    }
)
"""The steps that leave the state as it is, and in which states they may be taken."""

BACK: Mapping[Step, frozenset[State]] = MappingProxyType(
    {
        Step.UNDO: frozenset(
            {
                State.CORRECTING,
                State.ACCEPTED,
                State.EXAMINED,
                State.REJECTED,
                State.WITHDRAWN,
                State.RETURNED,
            }
        ),
        Step.CHANGE_MATTER: frozenset(
            {State.RECEIVED, State.CORRECTING, State.ACCEPTED}
        ),
        Step.REVERSE_NEGATIVE: frozenset({State.REJECTED, State.REFUSED}),
    }
)
"""The steps that put a mistake right. They follow no way of the law: they lead back to
where the case stood, told by its history, and each has conditions of its own."""

MAY_RESUME_TO = frozenset({State.ACCEPTED, State.EXAMINED})


def after(state: State, step: Step, *, paused_from: State | None = None) -> State:
    """The state that follows when this step is taken from this state.

    A paused case comes back to the state it was paused from.
    """
    if state in ASIDE.get(step, ()):
        return state
    try:
        following = TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchStep(state=state, step=step) from None
    if step is Step.RESUME and paused_from in MAY_RESUME_TO:
        return paused_from
    return following


def check_back(state: State, step: Step) -> None:
    """Raise unless this step may lead back from this state."""
    if state not in BACK[step]:
        raise NoSuchStep(state=state, step=step)


def back_steps(state: State) -> frozenset[Step]:
    """The steps that may lead back from this state."""
    return frozenset(step for step, states in BACK.items() if state in states)


def next_steps(state: State) -> frozenset[Step]:
    """The steps that may be taken from this state."""
    aside = {step for step, states in ASIDE.items() if state in states}
    return frozenset(TRANSITIONS[state]) | aside
