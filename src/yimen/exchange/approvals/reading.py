"""BPMN 2.0 as a graph of approvals: our own files whole, foreign ones as far as known.

A task is an approval, gateways and events only lead on: whatever can be reached from
one task without passing another waits for it. A foreign drawing knows no organ, matter
or legal ground; the graph is read all the same, and its faults say what is missing.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from yimen.exchange.approvals.names import MODEL, OURS, TASKS, named
from yimen.rules.joint.graphs import (
    Approval,
    ApprovalKind,
    Edge,
    FormField,
    Graph,
    GraphUnreadable,
    Stage,
)

_LARGEST: Final = 2_000_000  # bytes
_LAST: Final = 1_000_000


def as_graph(content: bytes) -> Graph:
    """The graph of the first process in this file."""
    process = _process(content)
    nodes = {one.get("id", ""): one for one in process if _name(one) in TASKS}
    approvals = {own_id: _approval(node) for own_id, node in nodes.items()}
    stages, form = _frame(process)
    return Graph(
        tuple(approvals.values()),
        tuple(_edges(process, approvals, has_stages=any(s.ground for s in stages))),
        stages,
        form,
    )


def _process(content: bytes) -> ET.Element:
    if len(content) > _LARGEST or b"<!DOCTYPE" in content or b"<!ENTITY" in content:
        raise GraphUnreadable(why="size or DOCTYPE")
    try:
        root = ET.fromstring(content)  # noqa: S314 - no DOCTYPE, so no entities
    except ET.ParseError as error:
        raise GraphUnreadable(why=str(error)) from error
    process = root.find(named(MODEL, "process"))
    if process is None:
        raise GraphUnreadable(why="no process")
    return process


def _name(element: ET.Element) -> str:
    space, _, name = element.tag.rpartition("}")
    return name if space == f"{{{MODEL}" else ""


def _ours(element: ET.Element, name: str) -> Iterator[ET.Element]:
    more = element.find(named(MODEL, "extensionElements"))
    return iter(()) if more is None else more.iter(named(OURS, name))


def _approval(task: ET.Element) -> Approval:
    ours = next(_ours(task, "approval"), None)
    name = task.get("name", "")
    if ours is None:
        key = task.get("id", "")
        return Approval(
            key=key, name=name, kind=ApprovalKind.OPINION, organ_code="", limit_days=0
        )
    try:
        return Approval(
            key=ours.get("key", ""),
            name=name,
            kind=ApprovalKind(ours.get("kind", "")),
            organ_code=ours.get("organ", ""),
            matter_code=ours.get("matter", ""),
            limit_days=int(ours.get("days", "0")),
            stage=int(ours.get("stage", "0")),
            optional=ours.get("optional") == "true",
            materials=tuple(_pairs(ours, "material", "pool")),
            fields=tuple(_pairs(ours, "field", "question")),
        )
    except ValueError as error:
        raise GraphUnreadable(why=str(error)) from error


def _pairs(ours: ET.Element, name: str, other: str) -> Iterator[tuple[str, str]]:
    for one in ours.iter(named(OURS, name)):
        yield one.get("own", ""), one.get(other, "")


def _frame(process: ET.Element) -> tuple[tuple[Stage, ...], tuple[FormField, ...]]:
    try:
        stages = tuple(
            Stage(int(s.get("number", "")), s.get("name", ""), s.get("ground", ""))
            for s in _ours(process, "stage")
        )
    except ValueError as error:
        raise GraphUnreadable(why=str(error)) from error
    form = tuple(
        FormField(
            q.get("key", ""),
            q.get("label", ""),
            q.get("required") == "true",
            tuple(entry.get("name", "") for entry in q.iter(named(OURS, "entry"))),
        )
        for q in _ours(process, "question")
    )
    return stages, form


def _edges(
    process: ET.Element, approvals: dict[str, Approval], *, has_stages: bool
) -> Iterator[Edge]:
    """What can be reached from each task without passing another, in their order."""
    leads: dict[str, list[ET.Element]] = {}
    for flow in process.iter(named(MODEL, "sequenceFlow")):
        leads.setdefault(flow.get("sourceRef", ""), []).append(flow)
    found: list[tuple[int, Edge]] = []
    for own_id, node in approvals.items():
        for after, said in _reached(own_id, leads, approvals):
            ours = [edge for flow in said for edge in _ours(flow, "edge")]
            if has_stages and not ours:
                continue  # the order of the stages makes it again
            ground = ours[0].get("ground", "") if ours else _documented(said)
            place = int(ours[0].get("place", "0")) if ours else _LAST
            found.append((place, Edge(node.key, approvals[after].key, ground)))
    for _, edge in sorted(found, key=lambda pair: pair[0]):
        yield edge


def _documented(flows: tuple[ET.Element, ...]) -> str:
    """The words beside a foreign arrow: perhaps the ground."""
    for flow in flows:
        told = flow.find(named(MODEL, "documentation"))
        if told is not None and told.text:
            return told.text
    return ""


def _reached(
    start: str, leads: dict[str, list[ET.Element]], approvals: dict[str, Approval]
) -> Iterator[tuple[str, tuple[ET.Element, ...]]]:
    """The next tasks, each with the arrows that lead there."""
    waiting: list[tuple[str, tuple[ET.Element, ...]]] = [(start, ())]
    seen: set[str] = set()
    told: set[str] = set()
    while waiting:
        at, way = waiting.pop(0)
        for flow in leads.get(at, ()):
            target = flow.get("targetRef", "")
            if target in approvals:
                if target not in told:
                    told.add(target)
                    yield target, (*way, flow)
            elif target not in seen:
                seen.add(target)
                waiting.append((target, (*way, flow)))
