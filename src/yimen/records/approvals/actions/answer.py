"""A unit gives its opinion: agrees, disagrees with reasons, or hands it up."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.approvals.actions._reach import as_unit
from yimen.records.approvals.actions._settling import end
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import Answer, MemberState


@transaction.atomic
def answer(
    *, number: str, key: str, answer: Answer, reason: str, by: Actor, at: datetime
) -> MemberState:
    """Where the opinion stands; answering also signs for the notice."""
    act, member = as_unit(number, key, Step.ANSWER, by, at)
    joint.require(MemberState(member.state), frozenset({MemberState.OPEN}), key)
    state = joint.answered(ApprovalKind(member.kind), answer, reason)
    if member.signed_at is None:
        act.change(member, signed_at=at, signed_by_id=by.officer_id)
    act.change(
        member,
        state=state,
        answer=answer,
        said_sealed=vault().seal(reason) if reason else b"",
        closed_at=None if state is MemberState.OPEN else at,
    )
    texts = {"reason": reason} if reason else {}
    end(act, Step.ANSWER, evidence={"answer": answer}, texts=texts)
    return state
