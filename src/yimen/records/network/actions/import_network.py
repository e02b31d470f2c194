"""Take in a list of regions and places; a second time it changes nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import IntEnum

from django.db import transaction

from yimen.ports.imports import Progress, Remark, Report
from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.network.actions._nodes import note, put
from yimen.records.network.actions._swap import swap
from yimen.records.network.actions.add_region import RegionFacts, add_region
from yimen.records.network.facts import node_facts
from yimen.records.network.models import Node, Region
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NodeFacts, NodeKind, check_node, check_parent
from yimen.rules.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceFacts:
    """A place as a file has it: where it stands, and what is known of it."""

    code: str
    kind: NodeKind
    parent_code: str
    region_code: str
    facts: NodeFacts
    is_default: bool = False  # made up from a region's name: for a new place only


@dataclass(frozen=True, slots=True, kw_only=True)
class NetworkRow:
    """One line of a file: the regions and the places that it speaks of."""

    line: int
    regions: tuple[RegionFacts, ...] = ()
    places: tuple[PlaceFacts, ...] = ()
    fault: Remark | None = None  # why the line can't be taken at all
    remarks: tuple[Remark, ...] = ()
    bad_codes: tuple[str, ...] = ()


class _Outcome(IntEnum):
    UNCHANGED = 0
    UPDATED = 1
    CREATED = 2
    REJECTED = 3


@dataclass
class _Import:
    """What is there already, and what became of the lines so far."""

    by: Actor
    at: datetime
    regions: dict[str, Region]
    nodes: dict[str, Node]
    outcomes: list[_Outcome] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    bad_codes: dict[str, None] = field(default_factory=dict)


@transaction.atomic
def import_network(
    *,
    rows: Sequence[NetworkRow],
    by: Actor,
    at: datetime,
    tell: Progress | None = None,
) -> Report:
    """What became of every line. A line that can't be taken changes nothing."""
    authority.require(by, Step.IMPORT_NETWORK)
    state = _Import(
        by=by,
        at=at,
        regions={row.code: row for row in Region.objects.filter(valid_to=None)},
        nodes={row.code: row for row in Node.objects.select_related("region")},
    )
    for number, row in enumerate(rows, start=1):
        state.outcomes.append(_take(state, row))
        state.remarks.extend(row.remarks)
        state.bad_codes |= dict.fromkeys(row.bad_codes)
        if tell is not None:
            tell(number, len(rows))
    report = _report(state)
    if report.created or report.updated:
        _note(state, report)
    return report


def _take(state: _Import, row: NetworkRow) -> _Outcome:
    """Take one line in; whatever it began is undone when a part is refused."""
    if row.fault is not None:
        state.remarks.append(row.fault)
        return _Outcome.REJECTED
    kept = dict(state.regions), dict(state.nodes)
    parts: list[Callable[[], _Outcome]] = [
        *(lambda facts=facts: _region(state, facts) for facts in row.regions),
        *(lambda place=place: _place(state, place) for place in row.places),
    ]
    try:
        with transaction.atomic():
            return max((part() for part in parts), default=_Outcome.UNCHANGED)
    except Refused as refusal:
        state.regions, state.nodes = kept
        remark = Remark(row.line, f"rejected_{type(refusal).__name__}", str(refusal))
        state.remarks.append(remark)
        return _Outcome.REJECTED


def _region(state: _Import, facts: RegionFacts) -> _Outcome:
    found = state.regions.get(facts.code)
    if found is None:
        region_id = add_region(facts=facts, by=state.by, at=state.at)
        state.regions[facts.code] = Region.objects.get(pk=region_id)
        return _Outcome.CREATED
    name = facts.name.strip()
    if not name or found.name == name:
        return _Outcome.UNCHANGED
    before = found.name
    swap(found, found.version, name=name, initials=initials(name))
    state.regions[facts.code] = Region.objects.get(pk=found.pk)
    append(
        Line(
            kind="region",
            subject=facts.code,
            step=Step.EDIT_NETWORK,
            by=state.by,
            happened_at=state.at,
            payload={"act": "rename", "before": before, "after": name},
        )
    )
    return _Outcome.UPDATED


class NotHere(Refused):
    """The line names a region or a place above it that is not there."""


class StandsElsewhere(Refused):
    """The place is there already, of another kind or under another one."""


def _place(state: _Import, place: PlaceFacts) -> _Outcome:
    parent = state.nodes.get(place.parent_code) if place.parent_code else None
    region = state.regions.get(place.region_code)
    if region is None or (place.parent_code and parent is None):
        raise NotHere(region=place.region_code, parent=place.parent_code)
    check_parent(place.kind, NodeKind(parent.kind) if parent else None)
    found = state.nodes.get(place.code) or _center_of(state, place)
    if found is not None:
        return _again(state, found, place, parent)
    check_node(place.code, place.facts)
    row = put(
        code=place.code,
        kind=place.kind,
        facts=place.facts,
        region=region,
        parent=parent,
        on=local_date(state.at),
    )
    state.nodes[place.code] = row
    note(row, "open", by=state.by, at=state.at, kind=row.kind, name=row.name)
    return _Outcome.CREATED


def _center_of(state: _Import, place: PlaceFacts) -> Node | None:
    """The centre that a district has already, whatever its code."""
    if place.kind is not NodeKind.CENTER or not place.is_default:
        return None
    for row in list(state.nodes.values()):
        here = row.region.code == place.region_code and row.valid_to is None
        if here and row.kind == NodeKind.CENTER:
            state.nodes[place.code] = row
            return row
    return None


def _again(
    state: _Import, found: Node, place: PlaceFacts, parent: Node | None
) -> _Outcome:
    """What a line says anew of a place that is there; an empty cell says nothing."""
    parent_id = parent.pk if parent else None
    is_same = found.kind == place.kind and found.parent_id == parent_id
    if found.valid_to is not None or not is_same:
        raise StandsElsewhere(node=place.code)
    if place.is_default:
        return _Outcome.UNCHANGED
    before = node_facts(found).columns()
    told = place.facts.columns()
    fresh = {
        name: value
        for name, value in told.items()
        if value not in ("", None, before[name])
    }
    if not fresh:
        return _Outcome.UNCHANGED
    facts = replace(node_facts(found), **fresh)
    check_node(found.code, facts)
    swap(found, found.version, initials=initials(facts.name), **fresh)
    state.nodes[place.code] = Node.objects.get(pk=found.pk)
    note(found, "change", by=state.by, at=state.at, columns=sorted(fresh))
    return _Outcome.UPDATED


def _report(state: _Import) -> Report:
    count = state.outcomes.count
    return Report(
        rows=len(state.outcomes),
        created=count(_Outcome.CREATED),
        updated=count(_Outcome.UPDATED),
        unchanged=count(_Outcome.UNCHANGED),
        rejected=count(_Outcome.REJECTED),
        warnings=tuple(state.remarks),
        invalid_codes=tuple(state.bad_codes),
    )


def _note(state: _Import, report: Report) -> None:
    append(
        Line(
            kind="network",
            subject="import",
            step=Step.IMPORT_NETWORK,
            by=state.by,
            happened_at=state.at,
            payload={
                "rows": report.rows,
                "created": report.created,
                "updated": report.updated,
                "rejected": report.rejected,
            },
        )
    )
