"""A graph of approvals as BPMN 2.0: any modeller draws it, any engine runs it.

An approval is a user task. What no law puts in order runs side by side between two
parallel gateways; an approval with several conditions stands behind a gateway that
waits for all of them; an optional one behind an exclusive gateway whose default passes
it by. What BPMN has no word for (organ, matter, deadline, legal ground, one form, one
pool) stands in extension elements of our own, so that reading gives the same graph.
"""

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from yimen.exchange.approvals.names import (
    DIAGRAM,
    LINES,
    MODEL,
    OURS,
    PREFIXES,
    SHAPES,
    named,
)
from yimen.rules.joint.graphs import Approval, Edge, Graph, ranks, require_sound

PROCESS: Final = "approvals"
_STEP_X: Final = 260
_STEP_Y: Final = 110
_BOX: Final = (160, 80)
_SMALL: Final = (50, 50)


@dataclass(slots=True)
class _Place:
    """Where a shape stands in the drawing."""

    x: int
    y: int
    size: tuple[int, int]

    @property
    def middle(self) -> tuple[int, int]:
        return self.x + self.size[0] // 2, self.y + self.size[1] // 2


@dataclass(slots=True)
class _Process:
    """The process while it is written: its nodes, its flows and their places."""

    root: ET.Element
    places: dict[str, _Place] = field(default_factory=dict)
    flows: list[tuple[str, str, str]] = field(default_factory=list)
    _many: int = 0

    def node(
        self, kind: str, own_id: str, name: str, place: _Place, **more: str
    ) -> ET.Element:
        """A node of the process with its place."""
        told = {"id": own_id, "name": name, **more}
        self.places[own_id] = place
        return ET.SubElement(self.root, named(MODEL, kind), told)

    def flow(self, before: str, after: str, name: str = "") -> ET.Element:
        """An arrow; its own id is its place in the file."""
        self._many += 1
        own_id = f"flow{self._many}"
        self.flows.append((own_id, before, after))
        told = {"id": own_id, "sourceRef": before, "targetRef": after}
        told |= {"name": name} if name else {}
        return ET.SubElement(self.root, named(MODEL, "sequenceFlow"), told)


def as_bpmn(graph: Graph, name: str) -> bytes:
    """The graph as a BPMN 2.0 file; one with faults is refused."""
    require_sound(graph)
    for prefix, space in PREFIXES.items():
        ET.register_namespace(prefix, space)
    told = {"id": "definitions", "targetNamespace": OURS}
    root = ET.Element(named(MODEL, "definitions"), told)
    about = {"id": PROCESS, "name": name, "isExecutable": "true"}
    process = _Process(ET.SubElement(root, named(MODEL, "process"), about))
    _frame(process.root, graph)
    _write(process, graph)
    _draw(root, process)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _frame(process: ET.Element, graph: Graph) -> None:
    """Stages and the one form, which BPMN has no word for."""
    more = ET.SubElement(process, named(MODEL, "extensionElements"))
    for stage in graph.stages:
        told = {"number": str(stage.number), "name": stage.name, "ground": stage.ground}
        ET.SubElement(more, named(OURS, "stage"), told)
    for one in graph.form:
        asked = {"key": one.key, "label": one.label, "required": _said(one.required)}
        question = ET.SubElement(more, named(OURS, "question"), asked)
        for entry in one.choices:
            ET.SubElement(question, named(OURS, "entry"), {"name": entry})


def _write(process: _Process, graph: Graph) -> None:
    tasks = {node.key: f"a{place}" for place, node in enumerate(graph.approvals, 1)}
    places = _places(graph)
    widest = max((place.x for place in places.values()), default=0)
    process.node("startEvent", "start", "受理", _Place(0, 40, (36, 36)))
    process.node("parallelGateway", "split", "", _Place(90, 35, _SMALL))
    process.flow("start", "split")
    ends = {
        node.key: _approval(process, node, tasks[node.key], places[node.key], graph)
        for node in graph.approvals
    }
    right = widest + _STEP_X
    process.node("parallelGateway", "join", "", _Place(right, 35, _SMALL))
    process.node("endEvent", "end", "会齐", _Place(right + 110, 40, (36, 36)))
    _arrows(process, graph, ends)
    process.flow("join", "end")


@dataclass(frozen=True, slots=True)
class _Ends:
    """By which node an approval is entered, and by which it is left."""

    way_in: str
    way_out: str


def _approval(
    process: _Process, node: Approval, task: str, place: _Place, graph: Graph
) -> _Ends:
    """The task with the gateways that it needs before and behind it."""
    many_in = sum(edge.after == node.key for edge in graph.all_edges) > 1
    many_out = sum(edge.before == node.key for edge in graph.all_edges) > 1
    left = _Place(place.x - 70, place.y + 15, _SMALL)
    right = _Place(place.x + 180, place.y + 15, _SMALL)
    written = process.node("userTask", task, node.name, place)
    _extend(written, node)
    way_in, way_out = task, task
    if node.optional:
        way_in, way_out = f"{task}ask", f"{task}on"
        process.node("exclusiveGateway", way_in, "要不要", left, default=f"{task}no")
        process.node("exclusiveGateway", way_out, "", right)
        needed = process.flow(way_in, task)
        condition = ET.SubElement(needed, named(MODEL, "conditionExpression"))
        condition.text = f"needed_{task}"
        process.flow(way_in, way_out).set("id", f"{task}no")
        process.flows[-1] = (f"{task}no", way_in, way_out)
        process.flow(task, way_out)
    if many_in:
        joined = f"{task}all"
        process.node("parallelGateway", joined, "", left)
        process.flow(joined, way_in)
        way_in = joined
    if many_out:
        process.node("parallelGateway", f"{task}each", "", right)
        process.flow(way_out, f"{task}each")
        way_out = f"{task}each"
    return _Ends(way_in, way_out)


def _extend(written: ET.Element, node: Approval) -> None:
    more = ET.SubElement(written, named(MODEL, "extensionElements"))
    told = {
        "key": node.key,
        "kind": node.kind.value,
        "organ": node.organ_code,
        "matter": node.matter_code,
        "days": str(node.limit_days),
        "stage": str(node.stage),
        "optional": _said(node.optional),
    }
    ours = ET.SubElement(more, named(OURS, "approval"), told)
    for own, shared in node.materials:
        ET.SubElement(ours, named(OURS, "material"), {"own": own, "pool": shared})
    for own, asked in node.fields:
        ET.SubElement(ours, named(OURS, "field"), {"own": own, "question": asked})


def _arrows(process: _Process, graph: Graph, ends: Mapping[str, _Ends]) -> None:
    """The edges with their grounds; what has no condition comes from the split."""
    waits = {edge.after for edge in graph.all_edges}
    awaited = {edge.before for edge in graph.all_edges}
    for place, edge in enumerate(graph.edges):
        written = process.flow(ends[edge.before].way_out, ends[edge.after].way_in)
        _ground(written, edge, place)
    for edge in graph.all_edges[len(graph.edges) :]:  # what the stages put in order
        process.flow(ends[edge.before].way_out, ends[edge.after].way_in)
    for node in graph.approvals:
        if node.key not in waits:
            process.flow("split", ends[node.key].way_in)
        if node.key not in awaited:
            process.flow(ends[node.key].way_out, "join")


def _ground(written: ET.Element, edge: Edge, place: int) -> None:
    told = ET.SubElement(written, named(MODEL, "documentation"))
    told.text = edge.ground
    more = ET.SubElement(written, named(MODEL, "extensionElements"))
    about = {"ground": edge.ground, "place": str(place)}
    ET.SubElement(more, named(OURS, "edge"), about)


def _places(graph: Graph) -> dict[str, _Place]:
    """A column for each rank, the approvals of a rank one under the other."""
    filled: dict[int, int] = {}
    rank = ranks(graph)
    places: dict[str, _Place] = {}
    for node in graph.approvals:
        column = rank[node.key]
        row = filled.get(column, 0)
        filled[column] = row + 1
        places[node.key] = _Place(260 + column * _STEP_X, 20 + row * _STEP_Y, _BOX)
    return places


def _draw(root: ET.Element, process: _Process) -> None:
    """The diagram, so that a modeller can show the file."""
    diagram = ET.SubElement(root, named(DIAGRAM, "BPMNDiagram"), {"id": "diagram"})
    about = {"id": "plane", "bpmnElement": PROCESS}
    plane = ET.SubElement(diagram, named(DIAGRAM, "BPMNPlane"), about)
    for own_id, place in process.places.items():
        told = {"id": f"{own_id}_di", "bpmnElement": own_id}
        shape = ET.SubElement(plane, named(DIAGRAM, "BPMNShape"), told)
        box = {"x": place.x, "y": place.y}
        box |= {"width": place.size[0], "height": place.size[1]}
        bounds = {name: str(value) for name, value in box.items()}
        ET.SubElement(shape, named(SHAPES, "Bounds"), bounds)
    for own_id, before, after in process.flows:
        told = {"id": f"{own_id}_di", "bpmnElement": own_id}
        line = ET.SubElement(plane, named(DIAGRAM, "BPMNEdge"), told)
        _line(line, (process.places[before].middle, process.places[after].middle))


def _line(line: ET.Element, points: Iterable[tuple[int, int]]) -> None:
    for x, y in points:
        ET.SubElement(line, named(LINES, "waypoint"), {"x": str(x), "y": str(y)})


def _said(value: bool) -> str:  # noqa: FBT001 - a value to be written
    return "true" if value else "false"
