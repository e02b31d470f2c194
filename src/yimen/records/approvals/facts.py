"""Rows of a joint case as the values that the rules know."""

from collections.abc import Iterable, Mapping

from yimen.records.approvals import models
from yimen.rules.joint.clock import Member as ClockMember
from yimen.rules.joint.graph_text import from_plain
from yimen.rules.joint.graphs import Approval, ApprovalKind, Graph
from yimen.rules.joint.members import MemberState, Part
from yimen.rules.joint.outlook import Timed
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.pauses import Pause

Pauses = Mapping[int, tuple[Pause, ...]]


def graph(row: models.ApprovalGraph) -> Graph:
    """The graph that this version keeps."""
    return from_plain(row.definition)


def running_graph(run: models.JointRun, members: Iterable[models.Member]) -> Graph:
    """The run's own copy: its members, its edges, its stages."""
    plain = from_plain(
        {
            "approvals": (),
            "edges": run.edges,
            "stages": run.stages,
            "form": run.form,
        }
    )
    nodes = tuple(approval(member) for member in members)
    return Graph(nodes, plain.edges, plain.stages, plain.form)


def approval(member: models.Member) -> Approval:
    """The node that this member runs."""
    return Approval(
        key=member.key,
        name=member.name,
        kind=ApprovalKind(member.kind),
        organ_code=str(member.organ_id),
        matter_code=member.matter_code,
        limit_days=member.limit_days,
        stage=member.stage,
        optional=member.optional,
    )


def part(member: models.Member) -> Part:
    """The member as the rules look at it."""
    return Part(
        member.key,
        ApprovalKind(member.kind),
        MemberState(member.state),
        member.optional,
    )


def clock_member(member: models.Trying, pauses: Pauses) -> ClockMember:
    """A run of a member as the joint clock looks at it: an opinion knows no pause."""
    return ClockMember(
        local_date(member.started_at) if member.started_at else None,
        local_date(member.closed_at) if member.closed_at else None,
        pauses.get(member.child_id or 0, ()),
    )


def timed(member: models.Member, unit: str, pauses: Pauses, used_before: int) -> Timed:
    """The member with its days."""
    return Timed(
        part=part(member),
        unit=unit,
        limit_days=member.limit_days,
        started_on=local_date(member.started_at) if member.started_at else None,
        closed_on=local_date(member.closed_at) if member.closed_at else None,
        due_on=member.due_on,
        pauses=pauses.get(member.child_id or 0, ()),
        used_before=used_before,
    )
