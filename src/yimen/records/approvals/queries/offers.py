"""What may be done now to a member and to the whole, by this actor."""

from dataclasses import replace
from typing import Final

from yimen.records.approvals import models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import ACTIVE, MAY_CANCEL, MAY_RUN_AGAIN, MemberState
from yimen.rules.joint.runs import CHANGEABLE, RunState

_WHOLE: Final = (
    ("add", Step.CHANGE_MEMBERS),
    ("gather", Step.CALL_GATHERING),
    ("form", Step.FILL_FORM),
)


def of_member(
    member: models.Member, run_state: str, actor: Actor, lead: Place
) -> tuple[str, ...]:
    """The acts on this member, by the names of their pages."""
    if RunState(run_state) not in CHANGEABLE:
        return ()
    unit = replace(lead, organ_id=member.organ_id, holder_id=None)
    state = MemberState(member.state)
    is_opinion = member.kind == ApprovalKind.OPINION
    opens = state is MemberState.OPEN
    unsigned = member.signed_at is None and bool(member.notice)
    can = {
        "sign": (state in ACTIVE and unsigned, Step.SIGN_NOTICE, unit),
        "answer": (opens and is_opinion, Step.ANSWER, unit),
        "return": (opens and is_opinion, Step.RETURN_MEMBER, unit),
        "remind": (opens, Step.REMIND_MEMBER, lead),
        "need": (_may_be_needed(member), Step.CHANGE_MEMBERS, lead),
        "again": (state in MAY_RUN_AGAIN, Step.RUN_AGAIN, lead),
        "cancel": (state in MAY_CANCEL, Step.CHANGE_MEMBERS, lead),
    }
    return tuple(
        name
        for name, (fits, step, place) in can.items()
        if fits and authority.may(actor, step, place)
    )


def _may_be_needed(member: models.Member) -> bool:
    return member.optional and member.state == MemberState.WAITING


def of_whole(run_state: str, actor: Actor, lead: Place) -> tuple[str, ...]:
    """The acts on the whole."""
    if RunState(run_state) not in CHANGEABLE:
        return ()
    return tuple(name for name, step in _WHOLE if authority.may(actor, step, lead))
