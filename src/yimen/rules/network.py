"""How the network is built: which place stands under which, what windows are for.

镇建便民服务大厅，片设便民服务站，村配便民服务信息员: a district's centre, the halls of
its towns, stations for an area of villages, and the villages' own stations are the four
tiers. Sub-centres (分中心) belong to the centre and share its tier; a station in an
industrial park stands where a town hall would. An organ is stationed in a hall (进驻)
or represented there by others (代理). Every window is of one kind (国发〔2022〕5号),
and whoever works it holds post A or post B: when A is away B does all that A does.
A place answers to one person: “村党组织书记或村民委员会主任为…第一责任人”, who is
known by name and by the office held, for the office is why it is this person.

Invariants: a node's parent is of a higher tier, so there are no circles; one live
post A a window; what has been closed is never opened again, a new node succeeds it.
Codes of regions expire, so parents are written down, never read off a code's digits.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from yimen.rules.refusals import Refused


class NodeKind(StrEnum):
    """What a place of the network is."""

    CENTER = "center"
    BRANCH_CENTER = "branch_center"
    PARK_STATION = "park_station"
    TOWN_HALL = "town_hall"
    AREA_STATION = "area_station"
    SERVICE_STATION = "service_station"


class WindowKind(StrEnum):
    """What a window is for."""

    COMPREHENSIVE = "comprehensive"  # 综合受理
    ISSUING = "issuing"  # 统一出件
    CANNOT_DO = "cannot_do"  # 办不成事
    CROSS_REGION = "cross_region"  # 跨省通办
    ASSIST = "assist"  # 帮办代办
    PAYMENT = "payment"  # 收费
    CONSULTATION = "consultation"  # 咨询
    COMPLAINT = "complaint"  # 投诉


class EntryClass(StrEnum):
    """How far an organ has to move into the hall."""

    FULL = "full"  # 应进全进
    WHERE_POSSIBLE = "where_possible"  # 能进则进
    AS_NEEDED = "as_needed"  # 按需而进


class OrganKind(StrEnum):
    """Who leads an organ: that decides where one may ask for reconsideration."""

    GOVERNMENT = "government"
    VERTICAL = "vertical"
    JUSTICE = "justice"  # reviewed by either of the two above it (行政复议法 28)
    OTHER = "other"


class StationMode(StrEnum):
    """How an organ is present in a hall."""

    STATIONED = "stationed"  # 进驻
    REPRESENTED = "represented"  # 代理


class PostKind(StrEnum):
    """AB岗: who works a window, and who steps in."""

    A = "a"
    B = "b"


TIER: Final[Mapping[NodeKind, int]] = MappingProxyType(
    {
        NodeKind.CENTER: 1,
        NodeKind.BRANCH_CENTER: 1,
        NodeKind.PARK_STATION: 2,
        NodeKind.TOWN_HALL: 2,
        NodeKind.AREA_STATION: 3,
        NodeKind.SERVICE_STATION: 4,
    }
)

UNDER: Final[Mapping[NodeKind, frozenset[NodeKind]]] = MappingProxyType(
    {
        NodeKind.CENTER: frozenset(),
        NodeKind.BRANCH_CENTER: frozenset({NodeKind.CENTER}),
        NodeKind.PARK_STATION: frozenset({NodeKind.CENTER}),
        NodeKind.TOWN_HALL: frozenset({NodeKind.CENTER}),
        NodeKind.AREA_STATION: frozenset({NodeKind.TOWN_HALL}),
        NodeKind.SERVICE_STATION: frozenset(
            {
                NodeKind.CENTER,
                NodeKind.PARK_STATION,
                NodeKind.TOWN_HALL,
                NodeKind.AREA_STATION,
            }
        ),
    }
)

SMALLEST_TOWN_HALL_SQUARE_METERS: Final = 80
"""“办事大厅面积不少于80平方米”: smaller halls are shown with a warning."""


CODE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,39}")
LOCAL_REGION: Final = re.compile(r"[A-Za-z0-9-]{2,20}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NodeFacts:
    """What is registered of a place."""

    name: str
    short_name: str = ""
    address: str = ""
    phone: str = ""
    supervision_phone: str = ""
    area_square_meters: int | None = None
    supervised_since: date | None = None
    primary_responsible: str = ""
    primary_responsible_office: str = ""

    def columns(self) -> dict[str, Any]:
        """The facts by name."""
        return asdict(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowFacts:
    """What is registered of a window."""

    number: int
    name: str
    kind: WindowKind = WindowKind.COMPREHENSIVE
    organ_id: int | None = None
    is_open: bool = True

    def columns(self) -> dict[str, Any]:
        """The facts by name, the kind as it is kept."""
        return asdict(self) | {"kind": self.kind.value}


class BadNode(Refused):
    """A place has a name and a code of letters and digits."""


class HalfNamedResponsible(Refused):
    """The person first responsible for a place has a name and an office."""


class BadWindow(Refused):
    """A window has a name and a number from 1 on."""


class BadRegion(Refused):
    """A region has a name and an official code, or a local one that says so."""


class MisplacedNode(Refused):
    """A place of this kind can't stand under that one."""


class MisplacedRegion(Refused):
    """A region can't lie within one of its own or a lower level."""


class StillInUse(Refused):
    """What still has something under it can't be closed."""


class CodeTaken(Refused):
    """This code, number or post is taken."""


class NotPostable(Refused):
    """This officer can't be given a post at this window."""


def check_parent(kind: NodeKind, parent: NodeKind | None) -> None:
    """Raise unless a place of this kind may stand there; only a centre stands alone."""
    if (kind is NodeKind.CENTER) != (parent is None):
        raise MisplacedNode(kind=kind, parent=parent)
    if parent is not None and parent not in UNDER[kind]:
        raise MisplacedNode(kind=kind, parent=parent)


def check_node(code: str, facts: NodeFacts) -> None:
    """Raise unless the place, and whoever answers for it, can be named and found."""
    if not (facts.name.strip() and CODE.fullmatch(code)):
        raise BadNode(code=code)
    name, office = facts.primary_responsible, facts.primary_responsible_office
    if bool(name.strip()) != bool(office.strip()):
        raise HalfNamedResponsible(name=name, office=office)


def check_window(facts: WindowFacts) -> None:
    """Raise unless a visitor could be called to the window."""
    if facts.number < 1 or not facts.name.strip():
        raise BadWindow(number=facts.number)


def check_region(level: int, parent_level: int | None) -> None:
    """Raise unless a region of this level may lie in one of that level."""
    if parent_level is not None and parent_level >= level:
        raise MisplacedRegion(level=level, parent_level=parent_level)


def kinds_under(parent: NodeKind | None) -> tuple[NodeKind, ...]:
    """What may be added under a place, or at the top."""
    if parent is None:
        return (NodeKind.CENTER,)
    return tuple(kind for kind in NodeKind if parent in UNDER[kind])


def is_too_small(kind: NodeKind, area_square_meters: int | None) -> bool:
    """Whether a town's hall is smaller than the plan of the network asks."""
    known = area_square_meters is not None and kind is NodeKind.TOWN_HALL
    return known and (area_square_meters or 0) < SMALLEST_TOWN_HALL_SQUARE_METERS
