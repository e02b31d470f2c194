"""Write the draft of a matter's graph; what is published stays as it is."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import F, Max

from yimen.records.approvals import models
from yimen.records.catalogue import queries as catalogue
from yimen.records.journal.append import Line, append
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.catalogue.matters import VersionState
from yimen.rules.joint.graph_text import as_plain
from yimen.rules.joint.graphs import Found, Graph, check
from yimen.rules.refusals import Overtaken

KIND = "graph"


@dataclass(frozen=True, slots=True)
class SavedGraph:
    """The draft as it stands, and what is still wrong with it."""

    graph_id: int
    number: int
    version: int
    faults: tuple[Found, ...]


@transaction.atomic
def save_graph(
    *,
    matter_code: str,
    graph: Graph,
    note: str = "",
    seen: int | None = None,
    by: Actor,
    at: datetime,
) -> SavedGraph:
    """Keep this as the draft; `seen` is the draft's version that was read."""
    known = catalogue.matter_by_code(matter_code)
    authority.require(by, Step.EDIT_GRAPH, Place(organ_id=known.organ_id))
    rows = models.ApprovalGraph.objects.filter(matter_id=known.matter_id)
    draft = rows.filter(state=VersionState.DRAFT).first()
    plain = as_plain(graph)
    if draft is None:
        highest = rows.aggregate(highest=Max("number"))["highest"] or 0
        draft = models.ApprovalGraph.objects.create(
            matter_id=known.matter_id,
            number=highest + 1,
            definition=plain,
            note=note,
            created_at=at,
            created_by_id=by.officer_id,
        )
    else:
        _rewrite(draft, plain, note, seen)
    append(
        Line(
            kind=KIND,
            subject=matter_code,
            step=Step.EDIT_GRAPH,
            by=by,
            happened_at=at,
            after=f"draft:{draft.number}",
            payload={"number": draft.number, "definition": plain, "note": note},
        )
    )
    return SavedGraph(draft.pk, draft.number, draft.version, check(graph))


def _rewrite(
    draft: models.ApprovalGraph, plain: dict[str, object], note: str, seen: int | None
) -> None:
    version = draft.version if seen is None else seen
    hit = models.ApprovalGraph.objects.filter(pk=draft.pk, version=version).update(
        definition=plain, note=note, version=F("version") + 1
    )
    if not hit:
        raise Overtaken(graph=draft.pk)
    draft.version = version + 1
