"""A unit sends an opinion back to the lead: the papers don't allow one."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.approvals.actions._reach import as_unit
from yimen.records.approvals.actions._settling import end
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState


@transaction.atomic
def return_member(
    *, number: str, key: str, reason: str, by: Actor, at: datetime
) -> None:
    """The lead now holds it, and runs it again or cancels it.

    A permit is sent back by returning its own case (退件).
    """
    act, member = as_unit(number, key, Step.RETURN_MEMBER, by, at)
    joint.require(MemberState(member.state), frozenset({MemberState.OPEN}), key)
    if member.kind == ApprovalKind.PERMIT:
        raise joint.MemberMayNot(member=key, kind=member.kind)
    if not reason.strip():
        raise joint.DisagreesWithoutReason
    act.change(
        member,
        state=MemberState.RETURNED,
        said_sealed=vault().seal(reason),
        closed_at=at,
    )
    end(act, Step.RETURN_MEMBER, texts={"reason": reason})
