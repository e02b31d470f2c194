"""A unit is reminded, by the lead or by the tick; each time is counted."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._starting import notice_of
from yimen.records.messages.actions.tell import tell_all
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.members import MemberState
from yimen.rules.messages import MessageKind


@transaction.atomic
def remind_member(*, number: str, key: str, by: Actor, at: datetime) -> int:
    """How often this run of the member was reminded by now."""
    act = as_lead(number, Step.REMIND_MEMBER, by, at)
    member = act.member(key)
    joint.require(MemberState(member.state), frozenset({MemberState.OPEN}), key)
    times = member.reminders + 1
    act.change(member, reminders=times, reminded_at=at)
    notice = notice_of(act, member, MessageKind.UNIT_REMINDED, at.isoformat())
    tell_all([notice], by=by, at=at)
    end(act, Step.REMIND_MEMBER)
    return times
