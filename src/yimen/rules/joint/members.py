"""A joint case while it runs: who may start, who holds it, and when it is whole.

Every approval of the graph is a member. A permit is a case of its own; an opinion is
answered, or silence answers for it once the unit has signed for the notice: silence is
taken for consent (缺席默认, rulebook 4.10.7), but of an opinion only, never of a permit
(行政许可法 32 and 50 alone give silence a legal effect).

The idea is one function, `standing`, from the graph and the members to everything that
follows. A member may start when all its conditions are met. A refusal, or an
application taken back, ends the members that wait for it, directly or through others,
and nobody else; what was granted stands. The whole is joined when every required
member is closed: then the lead decides, and where some were refused it closes as
partly refused.

Invariants, whatever was added, cancelled, sent back or run again: an optional member
and a cancelled one hold nobody; nobody waits for ever (whoever cannot start any more
is ended); the whole is joined if and only if all required members are closed.

Not decided here: the days (`joint_outlook.py`, `joint_clock.py`), who may do it
(`authority.py`).
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from yimen.rules.joint.graphs import ApprovalKind, Graph, predecessors
from yimen.rules.refusals import Refused


class MemberState(StrEnum):
    """Where one approval of a joint case stands."""

    WAITING = "waiting"
    OPEN = "open"
    RETURNED = "returned"  # sent back to the lead, who runs it again or cancels it
    GRANTED = "granted"
    REFUSED = "refused"
    AGREED = "agreed"
    DISAGREED = "disagreed"
    WITHDRAWN = "withdrawn"
    ENDED = "ended"  # what it waited for was refused
    CANCELLED = "cancelled"


ACTIVE = frozenset({MemberState.OPEN, MemberState.RETURNED})
FAILED = frozenset({MemberState.REFUSED, MemberState.WITHDRAWN, MemberState.ENDED})
MET = frozenset(
    {
        MemberState.GRANTED,
        MemberState.AGREED,
        MemberState.DISAGREED,
        MemberState.CANCELLED,
    }
)
"""What a condition is, once it is no longer waited for.

An opinion is weighed by the lead: a unit that disagrees holds nobody up.
"""
CLOSED = FAILED | MET
MAY_RUN_AGAIN = frozenset(
    {
        MemberState.RETURNED,
        MemberState.REFUSED,
        MemberState.WITHDRAWN,
        MemberState.AGREED,
        MemberState.DISAGREED,
    }
)
"""A permit that was granted stands; nobody asks again for what is there."""
MAY_CANCEL = frozenset({MemberState.WAITING, MemberState.OPEN, MemberState.RETURNED})


class Answer(StrEnum):
    """What a unit says when it is asked; any other word counts as consent (4.10.7)."""

    AGREE = "agree"
    DISAGREE = "disagree"
    FORWARD = "forward"  # 转报: a higher organ has to say it
    OTHER = "other"


class Whole(StrEnum):
    """Where the joint case stands."""

    RUNNING = "running"
    JOINED = "joined"


class Outcome(StrEnum):
    """What a joined case amounts to."""

    GRANTED = "granted"
    PARTLY_REFUSED = "partly_refused"
    REFUSED = "refused"
    NOTHING = "nothing"  # everything was cancelled


class MemberMayNot(Refused):
    """This member is not in a state in which that can be done to it."""


class MembersOpen(Refused):
    """Not all required approvals of this joint case are closed."""


class JointCaseClosed(Refused):
    """This joint case is closed; nothing is added to it or taken from it."""


class JointClockRuns(Refused):
    """The clock of a joint case stands still only when all its members do."""


class JointUnderWay(Refused):
    """The units are at work on it, so this can't be done to one part of it."""


class PermitNeverBySilence(Refused):
    """Silence may stand for an opinion, never for a permit."""


class NotSignedFor(Refused):
    """Without proof that the unit signed for the notice, silence means nothing."""


class StillTimeToAnswer(Refused):
    """The unit still has time to answer."""


class AlreadySigned(Refused):
    """The unit has already signed for this notice."""


class DisagreesWithoutReason(Refused):
    """Whoever disagrees, or sends back, says why."""


class MemberKnown(Refused):
    """This joint case has a member of that key already."""


class ConditionUnsound(Refused):
    """A member can't be put before one that has started, nor without a legal ground."""


@dataclass(frozen=True, slots=True)
class Part:
    """One member as it stands: what kind, whether required, and its state."""

    key: str
    kind: ApprovalKind
    state: MemberState = MemberState.WAITING
    optional: bool = False

    @property
    def is_required(self) -> bool:
        """Whether the whole waits for it."""
        return not self.optional and self.state is not MemberState.CANCELLED


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything that follows from the members as they stand."""

    may_start: tuple[str, ...]
    to_end: tuple[str, ...]  # they wait for what was refused
    to_revive: tuple[str, ...]  # they were ended, and what they wait for runs again
    blocking: tuple[str, ...]  # who is holding it
    waiting_for: Mapping[str, tuple[str, ...]]
    whole: Whole
    outcome: Outcome | None
    closed: int
    required: int


def standing(graph: Graph, parts: Iterable[Part]) -> Standing:
    """What follows from the graph and its members as they stand."""
    members = {part.key: part for part in parts}
    conditions = conditions_of(graph, members)
    failed = _failed(conditions, members)
    waits = {
        key: tuple(sorted(one for one in before if members[one].state not in MET))
        for key, before in conditions.items()
        if members[key].state is MemberState.WAITING
    }
    required = [part for part in members.values() if part.is_required]
    closed = [part for part in required if part.state in CLOSED]
    is_joined = len(closed) == len(required)
    return Standing(
        may_start=tuple(
            key for key, left in waits.items() if not left and key not in failed
        ),
        to_end=tuple(
            key
            for key, part in members.items()
            if key in failed and part.state is MemberState.WAITING
        ),
        to_revive=tuple(
            key
            for key, part in members.items()
            if key not in failed and part.state is MemberState.ENDED
        ),
        blocking=tuple(part.key for part in required if part.state in ACTIVE),
        waiting_for={key: left for key, left in waits.items() if left},
        whole=Whole.JOINED if is_joined else Whole.RUNNING,
        outcome=_outcome(members.values()) if is_joined else None,
        closed=len(closed),
        required=len(required),
    )


def conditions_of(
    graph: Graph, members: Mapping[str, Part]
) -> dict[str, frozenset[str]]:
    """For each member the members that are its conditions: no optional one is."""
    before = predecessors(graph)
    return {
        key: frozenset(
            one
            for one in before.get(key, ())
            if one in members and not members[one].optional
        )
        for key in members
    }


def _failed(
    conditions: Mapping[str, frozenset[str]], members: Mapping[str, Part]
) -> set[str]:
    """Whoever waits, directly or through others, for what has failed."""
    lost = {
        key
        for key, part in members.items()
        if part.state in {MemberState.REFUSED, MemberState.WITHDRAWN}
    }
    idle = {MemberState.WAITING, MemberState.ENDED}
    while more := {
        key
        for key, before in conditions.items()
        if members[key].state in idle and key not in lost and before & lost
    }:
        lost |= more
    return {key for key in lost if members[key].state in idle}


def _outcome(members: Collection[Part]) -> Outcome:
    permits = [
        part.state
        for part in members
        if part.kind is ApprovalKind.PERMIT and part.state in CLOSED
    ]
    granted = MemberState.GRANTED in permits
    lost = any(state in FAILED for state in permits)
    if lost:
        return Outcome.PARTLY_REFUSED if granted else Outcome.REFUSED
    opinions = any(part.state in MET - {MemberState.CANCELLED} for part in members)
    return Outcome.GRANTED if granted or opinions else Outcome.NOTHING


def answered(kind: ApprovalKind, answer: Answer, reason: str) -> MemberState:
    """Where an answer leaves an opinion; forwarded, it stays open.

    An answer other than 同意, 不同意 (with its reason) and 转报 counts as consent.
    """
    if kind is ApprovalKind.PERMIT:
        raise MemberMayNot(kind=kind)
    if answer is Answer.DISAGREE and not reason.strip():
        raise DisagreesWithoutReason
    return {
        Answer.AGREE: MemberState.AGREED,
        Answer.OTHER: MemberState.AGREED,
        Answer.DISAGREE: MemberState.DISAGREED,
        Answer.FORWARD: MemberState.OPEN,
    }[answer]


def by_silence(
    kind: ApprovalKind, *, signed: bool, in_time: bool, state: MemberState
) -> MemberState:
    """An opinion that was not given counts as consent, if the unit had signed."""
    if kind is ApprovalKind.PERMIT:
        raise PermitNeverBySilence
    if state is not MemberState.OPEN:
        raise MemberMayNot(state=state)
    if in_time:
        raise StillTimeToAnswer
    if not signed:
        raise NotSignedFor
    return MemberState.AGREED


def require(state: MemberState, allowed: frozenset[MemberState], key: str) -> None:
    """Raise unless the member is in one of these states."""
    if state not in allowed:
        raise MemberMayNot(member=key, state=state)
