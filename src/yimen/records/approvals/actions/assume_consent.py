"""The tick: an opinion nobody gave in time counts as consent (缺席默认)."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import turn
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState
from yimen.rules.legal_clock.calendar import local_date

ARTICLE = "联合办理制度（超时默认，抄告单已签收）"


@transaction.atomic
def assume_consent(*, number: str, key: str, at: datetime) -> None:
    """The unit is taken to agree, if it is an opinion and was signed for."""
    act = turn(number, SYSTEM, at)
    member = act.member(key)
    due_on = member.due_on
    state = joint.by_silence(
        ApprovalKind(member.kind),
        signed=member.signed_at is not None,
        in_time=due_on is None or local_date(at) <= due_on,
        state=MemberState(member.state),
    )
    act.change(member, state=state, by_silence=True, closed_at=at)
    end(
        act,
        Step.ASSUME_CONSENT,
        article=ARTICLE,
        evidence={"due_on": due_on, "signed_at": member.signed_at},
    )
