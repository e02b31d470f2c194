"""A member is not needed after all: it holds nobody any more."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions.follow_case import withdraw_children
from yimen.records.cases.actions._approach import with_reason
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.members import MAY_CANCEL, MemberState


@transaction.atomic
def cancel_member(
    *, number: str, key: str, reason: str, by: Actor, at: datetime
) -> None:
    """The joint case without it; a case of its own that is open is closed with it."""
    act = as_lead(number, Step.CHANGE_MEMBERS, by, at)
    act.require_changeable()
    with_reason(reason=reason)
    member = act.member(key)
    joint.require(MemberState(member.state), MAY_CANCEL, key)
    act.change(member, state=MemberState.CANCELLED, closed_at=at)
    end(act, Step.CHANGE_MEMBERS, evidence={"cancelled": key}, texts={"reason": reason})
    if member.child_id is not None:
        withdraw_children({member.child_id}, f"并联审批中取消：{reason}", at)
