"""What a joint case does when its own case, or one of its parts, has moved.

Registered in `site/wiring.py`; called in the transaction of the act. The parent's
acceptance starts the run, its decision needs the run joined, its end ends the run. A
child's decision closes its member, and whatever waited for it starts.
"""

from datetime import datetime
from typing import Final

from yimen.records.approvals import models
from yimen.records.approvals.actions import _runs
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import Turn, turn
from yimen.records.cases import queries as cases
from yimen.records.cases.actions._followers import Followed
from yimen.records.cases.actions.share_pool import share_pool
from yimen.records.cases.actions.withdraw import withdraw
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.joint.members import (
    CLOSED,
    JointClockRuns,
    JointUnderWay,
    MembersOpen,
    MemberState,
    Whole,
)
from yimen.rules.joint.runs import RunState
from yimen.rules.legal_clock.calendar import local_date

_CHILD_ENDS: Final = {
    State.GRANTED: MemberState.GRANTED,
    State.DELIVERED: MemberState.GRANTED,  # decided and handed over on the spot
    State.REFUSED: MemberState.REFUSED,
    State.REJECTED: MemberState.REFUSED,
    State.WITHDRAWN: MemberState.WITHDRAWN,
    State.RETURNED: MemberState.RETURNED,
}
_DECIDED: Final = frozenset({State.GRANTED, State.REFUSED})
_OVER: Final = frozenset({State.WITHDRAWN, State.RETURNED, State.REJECTED})
_BARRED: Final = (
    Step.UNDO,
    Step.CHANGE_MATTER,
    Step.TRANSFER_CASE,
    Step.HAND_BACK,
    Step.MERGE,
    Step.ABSORB,
)
"""What would pull one part out of the graph behind the lead's back."""
_TURNS: Final = _DECIDED | _OVER | {State.ACCEPTED}
_QUIET: Final = frozenset(
    {
        Step.TAKE,
        Step.EXAMINE,
        Step.SEND_BACK,
        Step.DELIVER,
        Step.ATTACH,
        Step.SUPPLY_OWED,
    }
)
"""What a part does without moving a day or closing itself."""
_READS: Final = (MemberState.OPEN, MemberState.GRANTED)
_COMES: Final = (Step.ATTACH, Step.SUPPLY_OWED)
"""What brings papers to the whole, and so to every part that reads them."""
_WHEN_THE_WHOLE_ENDS: Final = "并联审批整体终止"


def follow_case(told: Followed) -> None:
    """Act on what a followed case has just done, if it is ours."""
    if told.before is None:
        _new(told)
    elif models.JointRun.objects.filter(case_id=told.case_id).exists():
        _parent(told)
    elif not _QUIET.issuperset(told.steps):
        _child(told)


def _new(told: Followed) -> None:
    if _runs.begin(told) and told.after is State.ACCEPTED:
        _start(turn(told.number, told.by, told.at), told.at)


def _parent(told: Followed) -> None:
    if told.took(*_COMES):
        _share(told)
        return
    if told.took(Step.PAUSE):
        raise JointClockRuns(case=told.number)
    if told.took(*_BARRED) and _has_begun(told.case_id):
        raise JointUnderWay(case=told.number)
    if told.after == told.before or told.after not in _TURNS:
        return
    act = turn(told.number, told.by, told.at)
    if told.after is State.ACCEPTED:
        if act.run.state == RunState.WAITING:
            _start(act, told.at)
    elif told.after in _DECIDED:
        _decided(act)
    else:
        _ended(act)


def _share(told: Followed) -> None:
    begun = models.Member.objects.filter(
        run__case_id=told.case_id, state__in=_READS, child__isnull=False
    )
    for member in begun.select_related("child").order_by("pk"):
        if member.child is not None:
            share_pool(
                whole=told.number,
                part=member.child.number,
                materials=dict(member.materials),
                by=told.by,
                at=told.at,
            )


def _has_begun(case_id: int) -> bool:
    begun = models.JointRun.objects.exclude(state=RunState.WAITING)
    return begun.filter(case_id=case_id).exists()


def _start(act: Turn, at: datetime) -> None:
    act.change_run(state=RunState.RUNNING, accepted_on=local_date(at))
    end(act, Step.BEGIN_JOINT)


def _decided(act: Turn) -> None:
    """The lead decides on a whole that is joined, and on no other."""
    now = act.standing
    if now.whole is Whole.RUNNING:
        left = [act.members[key].name for key in (*now.blocking, *now.waiting_for)]
        raise MembersOpen(open="、".join(left))
    outcome = now.outcome or ""
    act.change_run(state=RunState.CLOSED, outcome=outcome, closed_at=act.at)
    end(act, Step.SETTLE_JOINT)


def _ended(act: Turn) -> None:
    """The whole is taken back: what is open ends with it, what was granted stands."""
    act.change_run(state=RunState.CLOSED, closed_at=act.at)
    for member in act.members.values():
        if member.state not in CLOSED:
            act.change(member, state=MemberState.CANCELLED, closed_at=act.at)
    end(act, Step.SETTLE_JOINT)
    children = {m.child_id for m in act.members.values() if m.child_id is not None}
    withdraw_children(children, _WHEN_THE_WHOLE_ENDS, act.at)


def withdraw_children(children: set[int], reason: str, at: datetime) -> None:
    """Close these cases, as far as they are open, because the joint case says so."""
    open_states = {State.RECEIVED, State.CORRECTING, State.ACCEPTED}
    open_states |= {State.EXAMINED, State.PAUSED}
    for part in cases.parts_of(children).values():
        if part.state in open_states:
            withdraw(number=part.number, reason=reason, by=SYSTEM, at=at)


def _child(told: Followed) -> None:
    number = (
        models.Member.objects.filter(child_id=told.case_id)
        .values_list("run__number", flat=True)
        .first()
    )
    if number is None:
        return
    if told.took(*_BARRED):
        raise JointUnderWay(case=told.number)
    act = turn(number, told.by, told.at)
    member = next(m for m in act.members.values() if m.child_id == told.case_id)
    if member.state != MemberState.OPEN:
        return  # the joint case itself has closed it
    closing = _CHILD_ENDS.get(told.after)
    if closing is None:
        due_on = cases.parts_of([told.case_id])[told.case_id].due_on
        act.change(member, due_on=due_on)
    else:
        act.change(member, state=closing, closed_at=told.at)
    end(act, Step.SETTLE_JOINT, evidence={"case": told.number})
