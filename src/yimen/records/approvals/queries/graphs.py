"""Graphs as the bureau reads them: the list, one matter's graph, its versions."""

from dataclasses import dataclass
from datetime import datetime

from yimen.records.approvals import facts, models
from yimen.records.catalogue import queries as catalogue
from yimen.rules.catalogue.matters import VersionState
from yimen.rules.joint.graphs import FormField, Found, Graph, check
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class GraphRow:
    """A matter with a graph, in a list."""

    matter_code: str
    matter_name: str
    organ: str
    number: int
    state: VersionState
    approvals: int
    edges: int


@dataclass(frozen=True, slots=True)
class GraphVersionRow:
    """One version of a graph."""

    number: int
    state: VersionState
    created_at: datetime
    published_at: datetime | None
    note: str


@dataclass(frozen=True, slots=True)
class GraphPage:
    """The graph that is being written, or the one in force, with its faults."""

    matter_code: str
    matter_name: str
    number: int
    version: int  # of the draft; nought where there is none
    state: VersionState | None
    graph: Graph
    faults: tuple[Found, ...]
    versions: tuple[GraphVersionRow, ...]


def graphs() -> tuple[GraphRow, ...]:
    """Every matter that has a graph, its newest version first."""
    rows = (
        models.ApprovalGraph.objects.select_related("matter__latest", "matter__organ")
        .order_by("matter_id", "-number")
        .distinct("matter_id")
    )
    return tuple(
        GraphRow(
            row.matter.code,
            row.matter.latest.name if row.matter.latest else row.matter.code,
            row.matter.organ.name,
            row.number,
            VersionState(row.state),
            len(graph.approvals),
            len(graph.edges),
        )
        for row in rows
        for graph in [facts.graph(row)]
    )


def graph_page(matter_code: str, number: int | None = None) -> GraphPage:
    """The draft, or else what is in force; with a number, that version."""
    known = catalogue.matter_by_code(matter_code)
    rows = list(
        models.ApprovalGraph.objects.filter(matter_id=known.matter_id).order_by(
            "-number"
        )
    )
    shown = next((r for r in rows if number in {None, r.number}), None)
    if number is not None and shown is None:
        raise NotFound(graph=matter_code, number=number)
    graph = facts.graph(shown) if shown else Graph()
    is_draft = shown is not None and shown.state == VersionState.DRAFT
    return GraphPage(
        matter_code,
        known.name,
        shown.number if shown else 0,
        shown.version if shown and is_draft else 0,
        VersionState(shown.state) if shown else None,
        graph,
        check(graph) if shown else (),
        tuple(
            GraphVersionRow(
                row.number,
                VersionState(row.state),
                row.created_at,
                row.published_at,
                row.note,
            )
            for row in rows
        ),
    )


def published_graph(matter_id: int) -> Graph | None:
    """The graph that cases of this matter begin by, if it has one."""
    row = models.ApprovalGraph.objects.filter(
        matter_id=matter_id, state=VersionState.PUBLISHED
    ).first()
    return facts.graph(row) if row else None


def published_form(matter_id: int) -> tuple[FormField, ...]:
    """The questions of the one form; none where there is no bundle."""
    graph = published_graph(matter_id)
    return graph.form if graph else ()
