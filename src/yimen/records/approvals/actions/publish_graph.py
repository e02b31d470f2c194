"""A graph comes into force: cases that begin from now on run by it."""

from datetime import datetime

from django.db import transaction

from yimen.records.approvals import facts, models
from yimen.records.approvals.actions.save_graph import KIND
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.matters import Matter, VersionState
from yimen.rules.joint import bundles
from yimen.rules.joint.graphs import Graph, require_sound
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.refusals import NotFound


@transaction.atomic
def publish_graph(*, matter_code: str, by: Actor, at: datetime) -> int:
    """The number of the graph that is in force now; running cases keep their own."""
    authority.require(by, Step.PUBLISH_GRAPH)
    known = catalogue.matter_by_code(matter_code)
    rows = models.ApprovalGraph.objects.filter(matter_id=known.matter_id)
    draft = rows.select_for_update().filter(state=VersionState.DRAFT).first()
    if draft is None:
        raise NotFound(graph=matter_code)
    graph = facts.graph(draft)
    _check(graph, catalogue.current_version(matter_code))
    before = rows.filter(state=VersionState.PUBLISHED).first()
    rows.filter(state=VersionState.PUBLISHED).update(state=VersionState.SUPERSEDED)
    rows.filter(pk=draft.pk).update(state=VersionState.PUBLISHED, published_at=at)
    append(
        Line(
            kind=KIND,
            subject=matter_code,
            step=Step.PUBLISH_GRAPH,
            by=by,
            happened_at=at,
            article="行政许可法第二十六条",
            before=f"published:{before.number}" if before else "",
            after=f"published:{draft.number}",
            payload={"number": draft.number},
        )
    )
    return draft.number


def _check(graph: Graph, whole: Matter) -> None:
    """Sound, of organs and matters that are there, served by the pool, long enough."""
    require_sound(graph)
    people.organ_ids({node.organ_code for node in graph.approvals})
    codes = {node.matter_code for node in graph.approvals if node.matter_code}
    bundles.require_served(
        graph, {code: catalogue.current_version(code) for code in sorted(codes)}
    )
    promise = whole.promised_limit
    counted = promise is not None and promise.unit is Unit.WORKING_DAY
    bundles.require_long_enough(
        graph, promise.number if promise is not None and counted else None
    )
