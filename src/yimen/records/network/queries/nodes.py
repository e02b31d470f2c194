"""Places of the network: the tree with its counts, one place, and choices."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection

from yimen.records.network.models import Node
from yimen.rules.authority.table import Place
from yimen.rules.network import NodeKind, is_too_small

_COLUMNS: Final = """
SELECT n.id, n.code, n.name, n.short_name, n.initials, n.kind, n.tier, n.path,
       n.parent_id, n.address, n.phone, n.supervision_phone, n.area_square_meters,
       n.supervised_since, n.primary_responsible, n.primary_responsible_office,
       n.valid_from, n.valid_to, n.version,
       r.code AS region_code, r.name AS region,
       p.code AS parent_code, p.name AS parent,
       (SELECT count(*) FROM service_window w WHERE w.node_id = n.id AND w.is_open)
           AS windows,
       (SELECT count(*) FROM officer o WHERE o.hall_id = n.id AND o.is_active)
           AS officers,
       (SELECT count(*) FROM stationing s WHERE s.node_id = n.id AND s.valid_to IS NULL)
           AS organs
FROM node n JOIN region r ON r.id = n.region_id LEFT JOIN node p ON p.id = n.parent_id
"""
_OPEN: Final = f"{_COLUMNS} WHERE n.valid_to IS NULL ORDER BY n.tier, n.kind, n.code"
_BY_CODE: Final = f"{_COLUMNS} WHERE n.code = %s"
_UNDER: Final = (
    f"{_COLUMNS} WHERE n.parent_id = %s AND n.valid_to IS NULL"
    " ORDER BY n.tier, n.kind, n.code"
)


@dataclass(frozen=True, slots=True)
class NodeRow:
    """A place with the counts that a list shows."""

    node_id: int
    code: str
    name: str
    short_name: str
    initials: str
    kind: NodeKind
    tier: int
    path: str
    parent_id: int | None
    address: str
    phone: str
    supervision_phone: str
    area_square_meters: int | None
    supervised_since: date | None
    primary_responsible: str
    primary_responsible_office: str
    valid_from: date
    valid_to: date | None
    version: int
    region_code: str
    region: str
    parent_code: str
    parent: str
    windows: int
    officers: int
    organs: int

    @property
    def place(self) -> Place:
        """The place of acts on this node."""
        return Place(hall_id=self.node_id, hall_path=self.path)

    @property
    def is_too_small(self) -> bool:
        """Whether a town's hall has less room than it should."""
        return is_too_small(self.kind, self.area_square_meters)


@dataclass(frozen=True, slots=True)
class Branch:
    """A place and everything under it."""

    row: NodeRow
    children: tuple["Branch", ...]

    @property
    def size(self) -> int:
        """How many places stand under this one, on every tier."""
        return sum(1 + child.size for child in self.children)


@dataclass(frozen=True, slots=True)
class Totals:
    """The network in figures."""

    nodes: int
    centers: int
    branch_centers: int
    town_halls: int
    stations: int
    windows: int
    officers: int


@dataclass(frozen=True, slots=True)
class NetworkPage:
    """The whole network: at most some hundred places, in one statement."""

    branches: tuple[Branch, ...]
    totals: Totals


@dataclass(frozen=True, slots=True)
class HallChoice:
    """A place to choose: its name with those above it."""

    node_id: int
    code: str
    name: str
    path: str
    kind: NodeKind


def network() -> NetworkPage:
    """Every open place as a tree, with its totals."""
    rows = _rows(_OPEN)
    under: dict[int | None, list[NodeRow]] = defaultdict(list)
    for row in rows:
        under[row.parent_id].append(row)

    def grow(parent_id: int | None) -> tuple[Branch, ...]:
        return tuple(Branch(row, grow(row.node_id)) for row in under[parent_id])

    return NetworkPage(grow(None), _totals(rows))


def all_nodes() -> tuple[NodeRow, ...]:
    """Every open place, parents before children: for exports."""
    return tuple(_rows(_OPEN))


def node_of_code(code: str) -> NodeRow | None:
    """One place, open or closed."""
    return next(iter(_rows(_BY_CODE, code)), None)


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the network by name, closed ones too."""

    node_id: int
    name: str
    path: str


def place_named(code: str) -> NamedPlace | None:
    """The place of this code, whether it is open or not."""
    row = Node.objects.filter(code=code).values_list("pk", "name", "path").first()
    return NamedPlace(*row) if row else None


def supervised_halls(on: date) -> Mapping[int, date]:
    """Since when each hall is under electronic supervision, by id; none in future."""
    rows = Node.objects.filter(supervised_since__lte=on)
    pairs = rows.values_list("pk", "supervised_since")
    return {node_id: since for node_id, since in pairs if since is not None}


def node_name(node_id: int) -> str:
    """The place's name; nothing where there is none."""
    found = Node.objects.filter(pk=node_id).values_list("name", flat=True)
    return found.first() or ""


def nodes_under(node_id: int) -> tuple[NodeRow, ...]:
    """The open places right under this one."""
    return tuple(_rows(_UNDER, node_id))


def halls(path: str = "") -> tuple[HallChoice, ...]:
    """Open places to choose from, those below a path only, in the order of the tree."""
    rows = Node.objects.filter(valid_to=None, path__startswith=path or "/")
    columns = ("pk", "code", "name", "parent__name", "path", "kind")
    return tuple(
        HallChoice(
            pk, code, f"{above} / {name}" if above else name, where, NodeKind(kind)
        )
        for pk, code, name, above, where, kind in rows.order_by("path").values_list(
            *columns
        )
    )


def halls_with_organs() -> tuple[HallChoice, ...]:
    """The halls in which some organ is stationed or represented."""
    found = Node.objects.filter(
        valid_to=None, stationing__isnull=False, stationing__valid_to=None
    )
    rows = found.distinct().order_by("tier", "code")
    return tuple(
        HallChoice(row.pk, row.code, row.name, row.path, NodeKind(row.kind))
        for row in rows
    )


def _totals(rows: list[NodeRow]) -> Totals:
    kinds = [row.kind for row in rows]
    return Totals(
        nodes=len(rows),
        centers=kinds.count(NodeKind.CENTER),
        branch_centers=kinds.count(NodeKind.BRANCH_CENTER),
        town_halls=kinds.count(NodeKind.TOWN_HALL),
        stations=kinds.count(NodeKind.SERVICE_STATION),
        windows=sum(row.windows for row in rows),
        officers=sum(row.officers for row in rows),
    )


def _rows(statement: str, *values: int | str) -> list[NodeRow]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return [_row(row) for row in cursor.fetchall()]


def _row(row: tuple[Any, ...]) -> NodeRow:
    columns = list(row)
    columns[5] = NodeKind(columns[5])
    columns[21], columns[22] = columns[21] or "", columns[22] or ""
    return NodeRow(*columns)
