"""Rounds and what they found, for those who oversee and for whom it concerns."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from yimen.ports.storage import storage
from yimen.records.conduct.models import Patrol, PatrolFinding
from yimen.records.conduct.queries.scope import Columns, Wanted, matching, seen
from yimen.records.people.queries import A_PAGE, Slice, slice_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.conduct.patrols import FindingState, Look, PatrolKind, PatrolState
from yimen.rules.refusals import NotFound

_PATROLS: Final = Columns(
    text=("walker__name", "node__name", "note"), on="planned_on", officer="walker_id"
)
_FINDINGS: Final = Columns(
    text=("officer__name", "hall__name", "what"), on="found_at__date", kind="item"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PatrolRow:
    """A round in a list and on its page."""

    patrol_id: int
    hall: str
    hall_id: int
    kind: PatrolKind
    planned_on: date
    walker: str
    state: PatrolState
    looks: Mapping[str, Look]
    good: int
    bad: int
    findings: int
    note: str
    walked_at: datetime | None
    may_walk: bool
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingRow:
    """Something that was found."""

    finding_id: int
    patrol_id: int
    patrol: PatrolKind
    hall: str
    officer_id: int | None
    officer: str
    item: str
    what: str
    guidance: str
    due_on: date
    photo: str
    state: FindingState
    found_at: datetime
    rectified: str
    rectified_by: str
    rectified_at: datetime | None
    accepted_by: str
    accepted_at: datetime | None
    may_rectify: bool
    may_accept: bool
    version: int


def patrols(
    wanted: Wanted, *, actor: Actor, page: int = 1, size: int = A_PAGE
) -> Slice[PatrolRow]:
    """The rounds of the halls the actor oversees, and those they walk."""
    rows = Patrol.objects.select_related("node", "walker").prefetch_related("findings")
    visible = rows.filter(seen(actor, hall="node", organ=None, own="walker"))
    found = visible.filter(matching(wanted, _PATROLS))
    ordered = found.order_by("-planned_on", "-pk")
    return slice_of(ordered, page, lambda row: _patrol(row, actor), size=size)


def patrol_page(patrol_id: int, actor: Actor) -> PatrolRow:
    """One round, if it is the actor's to see."""
    rows = Patrol.objects.select_related("node", "walker").prefetch_related("findings")
    visible = rows.filter(seen(actor, hall="node", organ=None, own="walker"))
    row = visible.filter(pk=patrol_id).first()
    if row is None:
        raise NotFound(patrol=patrol_id)
    return _patrol(row, actor)


def findings(
    wanted: Wanted,
    *,
    actor: Actor,
    patrol_id: int | None = None,
    page: int = 1,
    size: int = A_PAGE,
) -> Slice[FindingRow]:
    """What was found: what is open first, by its day."""
    found = _findings(actor).filter(matching(wanted, _FINDINGS))
    if patrol_id is not None:
        found = found.filter(patrol_id=patrol_id)
    ordered = found.order_by("accepted_at", "due_on", "pk")
    return slice_of(ordered, page, lambda row: _finding(row, actor), size=size)


def patrol_finding(finding_id: int, actor: Actor) -> FindingRow:
    """One finding, if it is the actor's to see."""
    row = _findings(actor).filter(pk=finding_id).first()
    if row is None:
        raise NotFound(finding=finding_id)
    return _finding(row, actor)


def finding_photo(finding_id: int, actor: Actor) -> tuple[bytes, str]:
    """The picture of a finding and what it is."""
    row = _findings(actor).filter(pk=finding_id).exclude(photo="").first()
    if row is None:
        raise NotFound(photo=finding_id)
    return storage().fetch(row.photo), row.photo_type


def _findings(actor: Actor) -> Any:
    rows = PatrolFinding.objects.select_related(
        "patrol", "hall", "officer", "rectified_by", "accepted_by"
    )
    return rows.filter(seen(actor))


def _patrol(row: Any, actor: Actor) -> PatrolRow:
    place = Place(hall_id=row.node_id, hall_path=row.node.path)
    return PatrolRow(
        patrol_id=row.pk,
        hall=row.node.name,
        hall_id=row.node_id,
        kind=PatrolKind(row.kind),
        planned_on=row.planned_on,
        walker=row.walker.name,
        state=PatrolState(row.state),
        looks={item: Look(look) for item, look in row.looks.items()},
        good=row.good,
        bad=row.bad,
        findings=len(row.findings.all()),
        note=row.note,
        walked_at=row.walked_at,
        may_walk=may(actor, Step.WALK_PATROL, place),
        version=row.version,
    )


def _finding(row: Any, actor: Actor) -> FindingRow:
    place = Place(
        organ_id=row.organ_id,
        hall_id=row.hall_id,
        hall_path=row.hall.path,
        holder_id=row.officer_id,
    )
    state = FindingState(row.state)
    is_other = row.rectified_by_id not in actor.officer_ids
    return FindingRow(
        finding_id=row.pk,
        patrol_id=row.patrol_id,
        patrol=PatrolKind(row.patrol.kind),
        hall=row.hall.name,
        officer_id=row.officer_id,
        officer=row.officer.name if row.officer else "",
        item=row.item,
        what=row.what,
        guidance=row.guidance,
        due_on=row.due_on,
        photo=row.photo,
        state=state,
        found_at=row.found_at,
        rectified=row.rectified,
        rectified_by=row.rectified_by.name if row.rectified_by else "",
        rectified_at=row.rectified_at,
        accepted_by=row.accepted_by.name if row.accepted_by else "",
        accepted_at=row.accepted_at,
        may_rectify=state is FindingState.OPEN
        and may(actor, Step.RECTIFY_FINDING, place),
        may_accept=state is FindingState.RECTIFIED
        and is_other
        and may(actor, Step.ACCEPT_FINDING, place),
        version=row.version,
    )
