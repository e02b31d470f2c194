"""A member is added while the joint case runs."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._runs import new_member
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import Turn
from yimen.records.cases.actions._approach import with_reason
from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.bundles import by_name
from yimen.rules.joint.graphs import Approval, ApprovalKind, Edge, Fault, check
from yimen.rules.joint.members import MemberState

_GRAVE = frozenset(Fault) - {Fault.EMPTY, Fault.UNKNOWN_STAGE, Fault.UNKNOWN_FIELD}


@transaction.atomic
def add_member(
    *,
    number: str,
    approval: Approval,
    conditions: Iterable[Edge] = (),
    reason: str,
    by: Actor,
    at: datetime,
) -> None:
    """The joint case with one more approval, which starts if nothing is before it.

    An edge needs its legal ground, and none may lead to a member that has started. A
    permit reads what its guide names as the pool does, unless it is said otherwise.
    """
    act = as_lead(number, Step.CHANGE_MEMBERS, by, at)
    act.require_changeable()
    with_reason(reason=reason)
    if approval.key in act.members:
        raise joint.MemberKnown(member=approval.key)
    approval = _reading(act, approval)
    organ = people.organ_ids({approval.organ_code})[approval.organ_code]
    order = max((member.order for member in act.members.values()), default=0) + 1
    member = new_member(act.run, approval, organ, order)
    edges = tuple(conditions)
    _check(act, approval.key, edges)
    act.members[approval.key] = member
    act.added.add(approval.key)
    act.change(member, **_columns(approval, organ))
    kept = [[edge.before, edge.after, edge.ground] for edge in edges]
    act.change_run(edges=[*act.run.edges, *kept])
    if faults := [one for one in check(act.graph) if one.fault in _GRAVE]:
        raise joint.ConditionUnsound(faults=[one.fault for one in faults])
    said = {"added": approval.key}
    end(act, Step.CHANGE_MEMBERS, evidence=said, texts={"reason": reason})


def _reading(act: Turn, approval: Approval) -> Approval:
    if approval.kind is not ApprovalKind.PERMIT or approval.materials:
        return approval
    own = catalogue.current_version(approval.matter_code)
    return replace(approval, materials=by_name(own, act.case.matter))


def _columns(approval: Approval, organ_id: int) -> dict[str, object]:
    return {
        "state": MemberState.WAITING,
        "name": approval.name,
        "kind": approval.kind,
        "organ_id": organ_id,
        "matter_code": approval.matter_code,
        "optional": approval.optional,
        "limit_days": approval.limit_days,
    }


def _check(act: Turn, key: str, edges: tuple[Edge, ...]) -> None:
    """Edges touch the new member, and nothing that has started waits for it."""
    for edge in edges:
        waits = act.members.get(edge.after)
        is_late = waits is not None and waits.state != MemberState.WAITING
        if key not in {edge.before, edge.after} or is_late or not edge.ground.strip():
            raise joint.ConditionUnsound(edge=[edge.before, edge.after])
