"""A unit signs for its line of the 抄告单: from then on its silence can count."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._reach import as_unit
from yimen.records.approvals.actions._settling import end
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint


@transaction.atomic
def sign_notice(*, number: str, key: str, by: Actor, at: datetime) -> str:
    """The number of the notice that is now signed for, by whom and when."""
    act, member = as_unit(number, key, Step.SIGN_NOTICE, by, at)
    joint.require(joint.MemberState(member.state), joint.ACTIVE, key)
    if member.signed_at is not None:
        raise joint.AlreadySigned(notice=member.notice)
    act.change(member, signed_at=at, signed_by_id=by.officer_id)
    end(act, Step.SIGN_NOTICE, evidence={"notice": member.notice})
    return member.notice
