"""An optional approval turns out to be needed in this case."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.members import MemberState


@transaction.atomic
def need_member(*, number: str, key: str, by: Actor, at: datetime) -> None:
    """From now on the whole waits for it; it starts if nothing is before it."""
    act = as_lead(number, Step.CHANGE_MEMBERS, by, at)
    act.require_changeable()
    member = act.member(key)
    joint.require(MemberState(member.state), frozenset({MemberState.WAITING}), key)
    act.change(member, optional=False)
    end(act, Step.CHANGE_MEMBERS, evidence={"needed": key})
