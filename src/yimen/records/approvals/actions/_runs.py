"""A joint case begins its run: its own copy of the graph that is published now."""

from yimen.records.approvals import facts, models
from yimen.records.approvals.actions._turn import KIND
from yimen.records.cases.actions._followers import Followed
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.matters import VersionState
from yimen.rules.joint.graph_text import as_plain
from yimen.rules.joint.graphs import Approval, Graph
from yimen.rules.joint.runs import RunState


def begin(told: Followed) -> bool:
    """Whether this case has a graph, and runs by it from now on."""
    matter = catalogue.matter_version(told.matter_version_id)
    if not matter.is_joint:
        return False
    row = models.ApprovalGraph.objects.filter(
        matter_id=matter.matter_id, state=VersionState.PUBLISHED
    ).first()
    if row is None:
        return False
    graph = facts.graph(row)
    plain = as_plain(graph)
    run = models.JointRun.objects.create(
        case_id=told.case_id,
        number=told.number,
        graph=row,
        edges=plain["edges"],
        stages=plain["stages"],
        form=plain["form"],
    )
    _write_members(run, graph)
    head = append(
        Line(
            kind=KIND,
            subject=told.number,
            step=Step.BEGIN_JOINT,
            by=told.by,
            happened_at=told.at,
            article="行政许可法第二十六条",
            after=RunState.WAITING,
            payload={"graph": row.number, "definition": plain},
        )
    )
    models.JointRun.objects.filter(pk=run.pk).update(
        last_sequence=head.sequence, last_hash=head.hash
    )
    return True


def _write_members(run: models.JointRun, graph: Graph) -> None:
    organs = people.organ_ids({node.organ_code for node in graph.approvals})
    models.Member.objects.bulk_create(
        new_member(run, node, organs[node.organ_code], order)
        for order, node in enumerate(graph.approvals, start=1)
    )


def new_member(
    run: models.JointRun, node: Approval, organ_id: int, order: int
) -> models.Member:
    """The row of a node, not yet written."""
    return models.Member(
        run=run,
        key=node.key,
        order=order,
        name=node.name,
        kind=node.kind,
        organ_id=organ_id,
        matter_code=node.matter_code,
        limit_days=node.limit_days,
        stage=node.stage,
        optional=node.optional,
        materials=[list(pair) for pair in node.materials],
        fields=[list(pair) for pair in node.fields],
    )
