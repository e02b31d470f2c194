"""The board of a place as tiles: a figure, what it means, where its rows are.

A light is told by shape, word and colour; a window by sign and word. The director's
page and the wall show the same tiles.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import Final
from urllib.parse import urlencode

from django.urls import reverse

from yimen.records.statistics.queries.boards import DayBoard, SeatRow
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light
from yimen.rules.statistics.boards import COUNTED, DEFINITIONS, Now, WindowState
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.definitions import NOTHING, rounded
from yimen.rules.statistics.quantities import Quantity
from yimen.rules.supervision.watching import Level

PEOPLE: Final = (
    Now.VISITORS,
    Now.WAITING,
    Now.LONGEST_WAIT,
    Now.WAIT_MEDIAN,
    Now.WAIT_P90,
    Now.SERVED,
    Now.MISSED,
)
LIGHTS: Final = (
    Light.RED,
    Light.YELLOW,
    Light.REMINDER,
    Light.PAUSED,
    Light.GREEN,
)
SEATS: Final = tuple(WindowState)
SEAT_WORDS: Final = {
    WindowState.BUSY: "在办",
    WindowState.IDLE: "空着",
    WindowState.ON_BREAK: "暂离",
    WindowState.SHUT: "没开",
}
SEAT_SIGNS: Final = {
    WindowState.BUSY: "●",
    WindowState.IDLE: "○",
    WindowState.ON_BREAK: "‖",
    WindowState.SHUT: "—",
}
CARD_WORDS: Final = {
    Level.RED: "红牌",
    Level.YELLOW: "黄牌",
    Level.REMINDER: "提醒",
}
_CARD_LIGHTS: Final = {
    Level.RED: "red",
    Level.YELLOW: "yellow",
    Level.REMINDER: "reminder",
}
_WARNING: Final = {Quantity.LATE, Quantity.OPEN_OVERDUE}
_CARDS_MEAN: Final = "没有了结的监察牌，含待发、待说明、待认定和待复查的"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile:
    """One figure of a board."""

    label: str
    value: str
    unit: str
    words: str
    source: str
    note: int = 0  # its number in the list of definitions
    url: str = ""
    light: str = ""
    warns: bool = False


@dataclass(frozen=True, slots=True)
class Seat:
    """A window as a cell."""

    row: SeatRow
    sign: str
    word: str
    minutes: int | None


@dataclass(frozen=True, slots=True)
class Tiles:
    """All of a board."""

    people: tuple[Tile, ...]
    seats: tuple[Tile, ...]
    cases: tuple[Tile, ...]
    lights: tuple[Tile, ...]
    cards: tuple[Tile, ...]

    @property
    def notes(self) -> tuple[Tile, ...]:
        """Every figure once, in the order of its number."""
        return (*self.people, *self.seats, *self.cases, *self.lights, *self.cards)


@dataclass(frozen=True, slots=True)
class Rows:
    """Where the rows of the figures are, for who may open them."""

    hall: str = ""
    opens_cases: bool = False
    opens_list: bool = False
    opens_place: bool = False  # the open cases of any place below
    opens_cards: bool = False


def tiles_of(board: DayBoard, rows: Rows | None = None) -> Tiles:
    """The tiles; without rows they lead nowhere, as on a wall."""
    people = [_now(board, one, "#halls" if rows else "") for one in PEOPLE]
    seats = [_now(board, Now(one.value), "#windows" if rows else "") for one in SEATS]
    parts = (
        people,
        seats,
        [_case(board, one, rows) for one in COUNTED],
        [_light(board, one, rows) for one in LIGHTS],
        [_card(board, one, rows) for one in CARD_WORDS],
    )
    return Tiles(*_numbered(parts))


def _numbered(parts: tuple[list[Tile], ...]) -> Iterator[tuple[Tile, ...]]:
    number = 0
    for part in parts:
        yield tuple(replace(one, note=number + n) for n, one in enumerate(part, 1))
        number += len(part)


def _now(board: DayBoard, figure: Now, url: str) -> Tile:
    value = board.now_of(figure)
    said = NOTHING if value is None else f"{rounded(Fraction(value), 0):,}"
    return _tile(figure, said, url if value else "")


def _case(board: DayBoard, one: Quantity, rows: Rows | None) -> Tile:
    count = board.cases.quantities[one]
    url = ""
    if rows and rows.opens_cases and count:
        today = local_date(board.now).isoformat()
        asked = {"first": today, "last": today, "cut": "node", "hall": rows.hall}
        url = f"{reverse('bureau:figures-cases')}?"
        url += urlencode({**asked, "quantity": one.value})
    return _tile(one, f"{count:,}", url, warns=one in _WARNING and count > 0)


def _light(board: DayBoard, one: Light, rows: Rows | None) -> Tile:
    count = board.cases.lights[one]
    url = ""
    if rows and rows.opens_place and count:
        asked = urlencode({"at": rows.hall, "light": one.value})
        url = f"{reverse('bureau:watch-open')}?{asked}"
    elif rows and rows.opens_list and count:
        url = f"{reverse('desk:case-list')}?light={one.value}"
    return _tile(one, f"{count:,}", url, light=one.value)


def _card(board: DayBoard, one: Level, rows: Rows | None) -> Tile:
    count = board.cards.get(one, 0)
    url = ""
    if rows and rows.opens_cards and count:
        asked = {"state": "live", "level": one.value, "hall": rows.hall}
        url = f"{reverse('bureau:card-list')}?{urlencode(asked)}"
    return Tile(
        label=f"监察{CARD_WORDS[one]}",
        value=f"{count:,}",
        unit="张",
        words=_CARDS_MEAN,
        source=cited("7.2"),
        url=url,
        light=_CARD_LIGHTS[one],
    )


def _tile(
    figure: StrEnum, value: str, url: str, *, light: str = "", warns: bool = False
) -> Tile:
    defined = DEFINITIONS[figure]
    return Tile(
        label=defined.label,
        value=value,
        unit=defined.unit,
        words=defined.words,
        source=cited(defined.source),
        url=url,
        light=light,
        warns=warns,
    )


def seats_of(board: DayBoard) -> tuple[Seat, ...]:
    """Every window as a cell, with how long it has been so."""
    return tuple(
        Seat(
            one,
            SEAT_SIGNS[one.state],
            SEAT_WORDS[one.state],
            None
            if one.since is None or one.state is WindowState.SHUT
            else max(0, int((board.now - one.since).total_seconds())) // 60,
        )
        for one in board.windows
    )


def hours_chart(board: DayBoard) -> Chart:
    """Who came in each hour, beside the same day of last week."""
    came = int(board.whole.visitors)
    return Chart(
        title=f"今天到现在来了 {came:,} 人",
        kind=ChartKind.BARS,
        labels=tuple(f"{one.hour}时" for one in board.hours),
        series=(
            Series("今天", tuple(one.today for one in board.hours)),
            Series("上周同一天", tuple(one.a_week_ago for one in board.hours)),
        ),
        unit="人",
        across="几点取的号",
    )


def trend_chart(board: DayBoard) -> Chart:
    """What came in and what was closed on the days before."""
    applied = sum(one.applied for one in board.trend)
    closed = sum(one.closed for one in board.trend)
    return Chart(
        title=f"前 {len(board.trend)} 天收件 {applied:,} 件，办结 {closed:,} 件",
        kind=ChartKind.LINES,
        labels=tuple(f"{one.day.month}/{one.day.day}" for one in board.trend),
        series=(
            Series("收件", tuple(one.applied for one in board.trend)),
            Series("办结", tuple(one.closed for one in board.trend)),
        ),
        unit="件",
        across="日期",
    )


def hot_chart(board: DayBoard) -> Chart:
    """What was asked for most today."""
    return Chart(
        title="今天办得最多的事项",
        kind=ChartKind.ROWS,
        labels=tuple(one.name for one in board.hot),
        series=(Series("收件", tuple(one.applied for one in board.hot)),),
        unit="件",
        across="事项",
    )
