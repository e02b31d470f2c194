"""A graph of approvals, worked out as boxes and arrows; the template only draws it.

Every approval stands in the column of its rank, so that what waits stands to the right
of what it waits for; acceptance stands before, the join behind. What stands in the
drawing stands in its words too, for those who can't see it and for paper in black.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Final

from yimen.rules.joint.graphs import Graph, predecessors, ranks
from yimen.rules.joint.members import MemberState
from yimen.rules.legal_clock.telling import day_words
from yimen.screens.shared.joint_words import MARKS, STATES

_WIDTH: Final = 176
_HEIGHT: Final = 82
_GAP_X: Final = 52
_GAP_Y: Final = 16
_END: Final = 56
_PAD: Final = 8
_LINE: Final = 17
_PER_LINE: Final = 11
_FOOT: Final = 14
_START: Final = "受理"
_JOIN: Final = "会齐"


@dataclass(frozen=True, slots=True)
class Node:
    """What a box says."""

    key: str
    name: str
    unit: str
    days: str
    state: MemberState | None = None  # a graph that nobody runs has none
    is_critical: bool = False
    optional: bool = False
    href: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """One line of words at its place."""

    text: str
    x: int
    y: int
    kind: str  # name small


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its words."""

    x: int
    y: int
    width: int
    height: int
    kind: str
    words: tuple[Words, ...]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Arrow:
    """A line from one box to the next."""

    path: str
    is_critical: bool


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole drawing."""

    width: int
    height: int
    boxes: tuple[Box, ...]
    arrows: tuple[Arrow, ...]
    words: str

    @property
    def role(self) -> str:
        """A picture, unless its boxes lead somewhere."""
        return "group" if any(box.href for box in self.boxes) else "img"


def drawn(graph: Graph, nodes: Iterable[Node], critical: tuple[str, ...]) -> Drawing:
    """The drawing of this graph; a graph with a cycle can't be drawn in order."""
    known = {node.key: node for node in nodes}
    columns = _columns(ranks(graph), known)
    tallest = max((len(column) for column in columns), default=1)
    height = tallest * (_HEIGHT + _GAP_Y) + _GAP_Y
    boxes = {
        node.key: _box(node, at, row, len(column), height)
        for at, column in enumerate(columns)
        for row, node in enumerate(column)
    }
    width = _left(len(columns)) + _END + _PAD
    start, join = _end(_PAD, height, _START), _end(_left(len(columns)), height, _JOIN)
    return Drawing(
        width=width,
        height=height,
        boxes=(start, *boxes.values(), join),
        arrows=tuple(_arrows(graph, boxes, (start, join), critical)),
        words="；".join(_said(node) for node in known.values()),
    )


def _columns(
    rank: Mapping[str, int], known: Mapping[str, Node]
) -> tuple[tuple[Node, ...], ...]:
    many = max(rank.values(), default=-1) + 1
    return tuple(
        tuple(node for key, node in known.items() if rank.get(key) == at)
        for at in range(many)
    )


def _left(column: int) -> int:
    return _PAD + _END + _GAP_X + column * (_WIDTH + _GAP_X)


def _box(node: Node, column: int, row: int, rows: int, height: int) -> Box:
    x = _left(column)
    own = rows * (_HEIGHT + _GAP_Y) - _GAP_Y
    y = (height - own) // 2 + row * (_HEIGHT + _GAP_Y)
    kind = node.state.value if node.state else "plain"
    if node.is_critical:
        kind += " critical"
    if node.optional:
        kind += " optional"
    mark = f"{MARKS[node.state]} " if node.state else ""
    name = [
        node.name[at : at + _PER_LINE] for at in range(0, len(node.name), _PER_LINE)
    ]
    lines = [(mark + part if at == 0 else part, "name") for at, part in enumerate(name)]
    lines = lines[:2]
    state = STATES[node.state] if node.state else ""
    small = [node.unit[:14], " · ".join(filter(None, (state, node.days)))]
    lines += [(part, "small") for part in small if part]
    words = tuple(
        Words(text, x + 10, y + _PAD + at * _LINE + _FOOT, said)
        for at, (text, said) in enumerate(lines)
    )
    return Box(x, y, _WIDTH, _HEIGHT, kind, words, node.href)


def _end(x: int, height: int, word: str) -> Box:
    middle = height // 2
    said = Words(word, x + _END // 2, middle + 5, "end")
    return Box(x, middle - 18, _END, 36, "end", (said,))


def _arrows(
    graph: Graph,
    boxes: Mapping[str, Box],
    ends: tuple[Box, Box],
    critical: tuple[str, ...],
) -> Iterable[Arrow]:
    before = predecessors(graph)
    awaited = {one for keys in before.values() for one in keys}
    steps = set(pairwise(critical))
    start, join = ends
    for key, box in boxes.items():
        for one in sorted(before.get(key, ())):
            if one in boxes:
                yield Arrow(_path(boxes[one], box), (one, key) in steps)
        if not before.get(key):
            yield Arrow(_path(start, box), critical[:1] == (key,))
        if key not in awaited:
            yield Arrow(_path(box, join), critical[-1:] == (key,))


def _path(one: Box, other: Box) -> str:
    x, y = one.x + one.width, one.y + one.height // 2
    to_x, to_y = other.x - 2, other.y + other.height // 2
    bend = max(20, (to_x - x) // 2)
    return f"M{x} {y}C{x + bend} {y} {to_x - bend} {to_y} {to_x} {to_y}m-6 -4l6 4l-6 4"


def _said(node: Node) -> str:
    state = STATES[node.state] if node.state else ""
    return "，".join(filter(None, (node.unit, node.name, state, node.days)))


def until(day: date | None) -> str:
    """By when, as a box says it."""
    return f"{day_words(day)}前" if day else ""
