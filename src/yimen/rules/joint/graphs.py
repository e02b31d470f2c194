"""Which approval waits for which: the graph of a joint matter, as data.

行政许可法 26: 「行政许可依法由地方人民政府两个以上部门分别实施的，本级人民政府可以确定
一个部门受理行政许可申请并转告有关部门分别提出意见后统一办理，或者组织有关部门联合办理、
集中办理。」 And of the order (rulebook 110): 「对各审批环节之间存在法定因果关系的，实行
串联；对各审批环节之间无法定因果关系的，实行并联」. So an edge stands only where a law
makes one approval the condition of another, and names that law; everything else runs
side by side.

A node is a permit, which becomes a case of its own, or an opinion, which a unit is
asked for with a deadline. A node that is optional is a condition of nothing. Stages
(立项用地规划许可, 工程建设许可, 施工许可, 竣工验收) gather the approvals of a
construction project; a stage that names its ground waits for the stage before it.

A bundle (一件事) is such a graph with one form and one pool of materials: each node
says which of its own fields and materials they stand for.

Invariant: a graph without faults has an order in which every approval can start. Not
decided here: what becomes of it while it runs (`joint.py`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from yimen.rules.refusals import Refused


class ApprovalKind(StrEnum):
    """A decision with its own case, or a word to the one who leads."""

    PERMIT = "permit"
    OPINION = "opinion"


class GraphFaulty(Refused):
    """This graph has faults, so no case can run by it."""


class GraphUnreadable(Refused):
    """This is not a graph of approvals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Approval:
    """One node: who decides or is asked, on what, and for how long."""

    key: str
    name: str
    kind: ApprovalKind
    organ_code: str
    matter_code: str = ""  # a permit's own matter
    limit_days: int = 0  # working days; of a permit its promise, for the outlook
    stage: int = 0  # the number of its stage; nought where there are none
    optional: bool = False
    materials: tuple[tuple[str, str], ...] = ()  # its material code, the pool's
    fields: tuple[tuple[str, str], ...] = ()  # its field, the form's


@dataclass(frozen=True, slots=True)
class Edge:
    """One approval is the condition of another, by this law."""

    before: str
    after: str
    ground: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """Approvals of a construction project that belong together."""

    number: int
    name: str
    ground: str = ""  # why it waits for the stage before it; "" does not wait


@dataclass(frozen=True, slots=True)
class FormField:
    """One question of the one form (一表申请).

    A question with a key list (要素清单) is answered by one of its entries, and every
    part that reads it reads the very same word.
    """

    key: str
    label: str
    required: bool = True
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Graph:
    """The approvals of a joint matter and what the law puts before what."""

    approvals: tuple[Approval, ...] = ()
    edges: tuple[Edge, ...] = ()
    stages: tuple[Stage, ...] = ()
    form: tuple[FormField, ...] = ()

    def approval(self, key: str) -> Approval | None:
        """The node with this key."""
        return next((one for one in self.approvals if one.key == key), None)

    @property
    def all_edges(self) -> tuple[Edge, ...]:
        """The edges drawn and those that the order of the stages makes."""
        return (*self.edges, *_stage_edges(self.approvals, self.stages))


class Fault(StrEnum):
    """What may be wrong with a graph."""

    EMPTY = "empty"
    KEY_TWICE = "key_twice"
    UNNAMED = "unnamed"
    NO_ORGAN = "no_organ"
    NO_MATTER = "no_matter"
    NO_DEADLINE = "no_deadline"
    UNKNOWN_END = "unknown_end"
    EDGE_TWICE = "edge_twice"
    NO_GROUND = "no_ground"
    CYCLE = "cycle"
    UNREACHABLE = "unreachable"
    OPTIONAL_CONDITION = "optional_condition"
    UNKNOWN_STAGE = "unknown_stage"
    AGAINST_STAGES = "against_stages"
    UNKNOWN_FIELD = "unknown_field"


@dataclass(frozen=True, slots=True)
class Found:
    """A fault and where: the keys of the nodes it touches."""

    fault: Fault
    keys: tuple[str, ...] = ()


def _stage_edges(
    approvals: Iterable[Approval], stages: Iterable[Stage]
) -> Iterator[Edge]:
    nodes = tuple(approvals)
    ordered = sorted(stages, key=lambda stage: stage.number)
    for earlier, later in pairwise(ordered):
        if not later.ground:
            continue
        for before in nodes:
            for after in nodes:
                pair = before.stage == earlier.number, after.stage == later.number
                if all(pair) and not before.optional:
                    yield Edge(before.key, after.key, later.ground)


def check(graph: Graph) -> tuple[Found, ...]:
    """Everything that is wrong with the graph; nothing, and it can run."""
    return (*_nodes(graph), *_edges(graph), *_order(graph), *_form(graph))


def require_sound(graph: Graph) -> None:
    """Raise `GraphFaulty` unless the graph can run."""
    found = check(graph)
    if found:
        raise GraphFaulty(faults=[f"{one.fault}:{','.join(one.keys)}" for one in found])


def _nodes(graph: Graph) -> Iterator[Found]:
    if not any(not node.optional for node in graph.approvals):
        yield Found(Fault.EMPTY)
    seen: set[str] = set()
    stages = {stage.number for stage in graph.stages}
    for node in graph.approvals:
        if node.key in seen:
            yield Found(Fault.KEY_TWICE, (node.key,))
        seen.add(node.key)
        if not (node.key.strip() and node.name.strip()):
            yield Found(Fault.UNNAMED, (node.key,))
        if not node.organ_code:
            yield Found(Fault.NO_ORGAN, (node.key,))
        if node.stage not in (stages or {0}):
            yield Found(Fault.UNKNOWN_STAGE, (node.key,))
        yield from _by_kind(node)


def _by_kind(node: Approval) -> Iterator[Found]:
    if node.kind is ApprovalKind.PERMIT and not node.matter_code:
        yield Found(Fault.NO_MATTER, (node.key,))
    if node.kind is ApprovalKind.OPINION and node.limit_days < 1:
        yield Found(Fault.NO_DEADLINE, (node.key,))


def _edges(graph: Graph) -> Iterator[Found]:
    seen: set[tuple[str, str]] = set()
    for edge in graph.edges:
        pair = (edge.before, edge.after)
        before, after = graph.approval(edge.before), graph.approval(edge.after)
        if before is None or after is None:
            yield Found(Fault.UNKNOWN_END, pair)
            continue
        if pair in seen:
            yield Found(Fault.EDGE_TWICE, pair)
        seen.add(pair)
        if not edge.ground.strip():
            yield Found(Fault.NO_GROUND, pair)
        if before.optional:
            yield Found(Fault.OPTIONAL_CONDITION, pair)
        if before.stage > after.stage:
            yield Found(Fault.AGAINST_STAGES, pair)


def _order(graph: Graph) -> Iterator[Found]:
    """A cycle by its nodes, and whatever can never start because it waits for one."""
    before = predecessors(graph)
    try:
        TopologicalSorter(before).prepare()
    except CycleError as error:
        circle: list[str] = error.args[1]
        yield Found(Fault.CYCLE, tuple(reversed(circle)))
    started: set[str] = set()
    while free := {key for key in before.keys() - started if before[key] <= started}:
        started |= free
    stuck = tuple(node.key for node in graph.approvals if node.key not in started)
    if stuck:
        yield Found(Fault.UNREACHABLE, stuck)


def _form(graph: Graph) -> Iterator[Found]:
    known = {question.key for question in graph.form}
    for node in graph.approvals:
        for _, asked in node.fields:
            if asked not in known:
                yield Found(Fault.UNKNOWN_FIELD, (node.key, asked))


def predecessors(graph: Graph) -> dict[str, set[str]]:
    """For each node the nodes that are its conditions."""
    before: dict[str, set[str]] = {node.key: set() for node in graph.approvals}
    for edge in graph.all_edges:
        if edge.before in before and edge.after in before:
            before[edge.after].add(edge.before)
    return before


def in_order(graph: Graph) -> tuple[str, ...]:
    """The keys so that every condition stands before what waits for it."""
    return tuple(TopologicalSorter(predecessors(graph)).static_order())


def ranks(graph: Graph) -> dict[str, int]:
    """How many approvals stand, one after the other, before each: its column."""
    before = predecessors(graph)
    rank: dict[str, int] = {}
    for key in in_order(graph):
        rank[key] = max((rank[one] + 1 for one in before[key]), default=0)
    return rank


def serial_reading(
    graph: Graph, days: Mapping[str, int] | None = None
) -> tuple[int, int]:
    """Working days one after the other, and along the longest path."""
    own = days or {node.key: node.limit_days for node in graph.approvals}
    required = {node.key for node in graph.approvals if not node.optional}
    before = predecessors(graph)
    until: dict[str, int] = {}
    for key in in_order(graph):
        start = max((until[one] for one in before[key]), default=0)
        until[key] = start + own.get(key, 0)
    serial = sum(own.get(key, 0) for key in required)
    return serial, max((until[key] for key in required), default=0)


@dataclass(frozen=True, slots=True)
class Handed:
    """A material of the pool, and the approvals it serves under their own codes."""

    pool_code: str
    serves: tuple[tuple[str, str], ...] = field(default=())  # key, its material


def pool(graph: Graph) -> tuple[Handed, ...]:
    """The one set of materials: each once, with everything that it serves."""
    serves: dict[str, list[tuple[str, str]]] = {}
    for node in graph.approvals:
        for own, shared in node.materials:
            serves.setdefault(shared, []).append((node.key, own))
    return tuple(Handed(code, tuple(ends)) for code, ends in serves.items())
