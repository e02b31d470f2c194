"""What a director sees at a glance, each figure said once: the hall at this instant.

Figures of cases are the quantities of `statistics.quantities`, asked of today; nothing
is defined twice. What a hall has beside them stands here: visitors, waits, windows and
lights. A case that another stands for (a part of a joint case) counts once wherever
that other is looked at too (`statistics.cuts`), so the sums of a place are kept apart
by where the other one lies.

Invariant: the sums of a place are those of all places below it. Not decided here: how
the figures are gathered, and who may look.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.legal_clock.lights import Light
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

COUNTED: Final = (
    Quantity.APPLIED,
    Quantity.ACCEPTED,
    Quantity.CLOSED,
    Quantity.ON_TIME,
    Quantity.LATE,
    Quantity.OPEN,
    Quantity.OPEN_OVERDUE,
)
"""The quantities that a board asks of a day."""

PATIENCE: Final = 20
"""Counting takes at most one part in so many of the time."""

FRESH: Final = timedelta(minutes=3)
"""A count older than this is taken anew by whoever looks."""

A_MOMENT: Final = timedelta(seconds=1)
"""Nobody who looks is made to wait for a count that takes longer."""


class Now(StrEnum):
    """The figures of the hall itself, at this instant or of the day so far."""

    VISITORS = "visitors"
    WAITING = "waiting"
    LONGEST_WAIT = "longest_wait"
    WAIT_MEDIAN = "wait_median"
    WAIT_P90 = "wait_p90"
    SERVED = "served"
    MISSED = "missed"
    BUSY = "busy"
    IDLE = "idle"
    ON_BREAK = "on_break"
    SHUT = "shut"


@dataclass(frozen=True, slots=True)
class Definition:
    """What a figure of a board is called and means."""

    label: str
    unit: str
    words: str
    source: str


_QUEUE: Final = "S1 53"
_WINDOWS: Final = "S0 6"
_DEFINED: Final[Mapping[StrEnum, Definition]] = {
    Now.VISITORS: Definition("今天来人", "人", "今天取的号，一个号算一人", _QUEUE),
    Now.WAITING: Definition("正在等候", "人", "取了号、还没有叫到的", _QUEUE),
    Now.LONGEST_WAIT: Definition(
        "等得最久", "分", "正在等候的人里，从取号到现在最长的", _QUEUE
    ),
    Now.WAIT_MEDIAN: Definition(
        "等候中位数", "分", "今天叫到的人，一半等得比这短；从取号到第一次叫号", _QUEUE
    ),
    Now.WAIT_P90: Definition(
        "九成人等候不超过", "分", "今天叫到的人，从取号到第一次叫号", _QUEUE
    ),
    Now.SERVED: Definition("今天办完", "人", "今天的号，窗口按了办完的", _QUEUE),
    Now.MISSED: Definition("过号", "人", "叫了没有来、也没有回来的", _QUEUE),
    Now.BUSY: Definition("正在办的窗口", "个", "有人正在办或者已经叫号的", _WINDOWS),
    Now.IDLE: Definition("空着的窗口", "个", "开着、没有离开、手里没有人的", _WINDOWS),
    Now.ON_BREAK: Definition("暂离的窗口", "个", "开着、登记了离开的", _WINDOWS),
    Now.SHUT: Definition("关着的窗口", "个", "今天没有开的", _WINDOWS),
    Light.RED: Definition("红牌", "件", "在办，过了法定期限", "7.2.1"),
    Light.YELLOW: Definition(
        "黄牌", "件", "在办，过了承诺期限、还没过法定期限", "7.2.1"
    ),
    Light.REMINDER: Definition("提醒", "件", "在办，期限只剩一点", "7.2.1"),
    Light.PAUSED: Definition("暂停", "件", "等申请人补正，或者特别程序中停钟", "7.2.1"),
    Light.GREEN: Definition("正常", "件", "在办，期限还早", "7.2.1"),
    **{
        one: Definition(
            QUANTITIES[one].label,
            QUANTITIES[one].unit,
            QUANTITIES[one].words.replace("本期", "今天").replace("期末", "现在"),
            QUANTITIES[one].source,
        )
        for one in COUNTED
    },
}
DEFINITIONS: Final[Mapping[StrEnum, Definition]] = MappingProxyType(_DEFINED)
"""Every figure of a board; those of cases in the words of their quantity."""


class WindowState(StrEnum):
    """What a window is doing, from the most to the least of use."""

    BUSY = "busy"
    IDLE = "idle"
    ON_BREAK = "on_break"
    SHUT = "shut"


def window_state(*, is_open: bool, is_on_break: bool, has_visitor: bool) -> WindowState:
    """What a window is doing; a visitor at the glass outweighs everything."""
    if has_visitor:
        return WindowState.BUSY
    if not is_open:
        return WindowState.SHUT
    return WindowState.ON_BREAK if is_on_break else WindowState.IDLE


@dataclass(frozen=True, slots=True)
class HallSum:
    """What the cases of one hall come to on a day.

    Those that another case stands for are kept apart by where that one lies.
    """

    path: str
    stands: str | None
    quantities: Mapping[str, int]
    lights: Mapping[str, int]
    matters: Mapping[str, int] = field(default_factory=dict)  # applied, by matter


def below(sums: Iterable[HallSum], path: str) -> Iterator[HallSum]:
    """The sums that count for a place: in or below it, each case once."""
    for one in sums:
        is_stood_for = one.stands is not None and one.stands.startswith(path)
        if one.path.startswith(path) and not is_stood_for:
            yield one


@dataclass(frozen=True, slots=True)
class CaseSums:
    """What all cases of a place come to."""

    quantities: Mapping[Quantity, int]
    lights: Mapping[Light, int]
    matters: tuple[tuple[str, int], ...]  # the most asked for first


def summed(sums: Iterable[HallSum], path: str = "") -> CaseSums:
    """The sums of a place with all below it."""
    quantities, lights, matters = Counter[str](), Counter[str](), Counter[str]()
    for one in below(sums, path):
        quantities.update(one.quantities)
        lights.update(one.lights)
        matters.update(one.matters)
    return CaseSums(
        {one: quantities[one.value] for one in COUNTED},
        {one: lights[one.value] for one in Light},
        tuple(sorted(matters.items(), key=lambda found: (-found[1], found[0]))),
    )


def is_due(counted_at: datetime | None, took: timedelta, at: datetime) -> bool:
    """Whether it is time to count again: rarely where counting takes long."""
    return counted_at is None or at - counted_at >= PATIENCE * took


def is_told(counted_at: datetime, took: timedelta, at: datetime) -> bool:
    """Whether a board tells this count, with its instant, or is counted anew.

    A count that takes long is left to the background, however old the last one is.
    """
    age = at - counted_at
    return age >= timedelta() and (age <= FRESH or took > A_MOMENT)
