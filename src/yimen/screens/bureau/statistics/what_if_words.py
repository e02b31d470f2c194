"""What-if in words: what is asked, what the figures are called, what came out."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from yimen.records.statistics.queries.what_ifs import WhatIfRow
from yimen.rules.charts import Chart, ChartKind, Series
from yimen.rules.statistics.definitions import NOTHING
from yimen.rules.what_if.answers import Answer, Figure, Line
from yimen.rules.what_if.replaying import Interval, Kind, RunState

KINDS: Final = {
    Kind.LIMIT: "缩短承诺时限",
    Kind.WINDOWS: "减少或者合并窗口",
    Kind.HOURS: "改开放时间",
    Kind.GRAPH: "换一张审批图",
}
ABOUT: Final = {
    Kind.LIMIT: "拿过去的办件试：承诺短一些，会有多少件超期",
    Kind.WINDOWS: "拿过去来的人试：窗口少几个、或者全都能办，要等多久",
    Kind.HOURS: "拿过去来的人试：早开门、晚关门，要等多久，有多少人白跑",
    Kind.GRAPH: "拿过去的联办件试：换一张审批图，要办多少天",
}
STATES: Final = {
    RunState.WAITING: "排队等着算",
    RunState.RUNNING: "正在算",
    RunState.DONE: "算好了",
    RunState.FAILED: "算不了",
}
_PERCENT: Final = "%"
FIGURES: Final = {
    Figure.CASES: ("办件", "件", "重放的办结件"),
    Figure.MEAN_PROMISE: ("平均承诺", "工作日", "各件承诺的平均"),
    Figure.LATE: ("超期", "件", "用的工作日多于承诺的"),
    Figure.LATE_RATE: ("超期率", _PERCENT, "超期 ÷ 有承诺的办件"),
    Figure.WORST_WEEK: ("最多的一周超期", "件", "超期最多的那一周"),
    Figure.MEAN_DAYS: ("平均用时", "工作日", "从受理到办结"),
    Figure.MEDIAN_DAYS: ("用时中位数", "工作日", "一半的件比这快"),
    Figure.P90_DAYS: ("九成办结用时", "工作日", "九成的件不超过"),
    Figure.VISITORS: ("来人", "人", "取了号的"),
    Figure.MEAN_WAIT: ("平均等候", "分", "从取号到叫号"),
    Figure.MEDIAN_WAIT: ("等候中位数", "分", "一半的人等得比这短"),
    Figure.P90_WAIT: ("九成等候不超过", "分", "九成的人等得比这短"),
    Figure.LONG_WAITS: ("等了半小时以上", _PERCENT, "占叫到的人"),
    Figure.UNSERVED: ("没有叫到", _PERCENT, "关门还没有叫到的，占来的人"),
    Figure.TURNED_AWAY: ("来晚了", "人", "关门以后才来的"),
    Figure.LOAD: ("窗口忙的时间", _PERCENT, "有人办事的时间 ÷ 开着的时间"),
}
FAULTS: Final = {
    "NothingToReplay": "这段时间、这个地方没有可以重放的记录，换一段时间再试。",
    "NotFound": "要用的数据不在了。",
}
_MINUTES: Final = 60


@dataclass(frozen=True, slots=True)
class ShownLine:
    """One line of an answer in words."""

    label: str
    unit: str
    words: str
    was: str
    before: str
    before_range: str
    after: str
    after_range: str


def shown_lines(answer: Answer) -> tuple[ShownLine, ...]:
    """Every figure, with its interval where it is estimated."""
    return tuple(_line(one) for one in answer.lines)


def _line(one: Line) -> ShownLine:
    label, unit, words = FIGURES[one.figure]
    return ShownLine(
        label,
        unit,
        words,
        _said(one.was, unit),
        _said(one.before.value, unit),
        _range(one.before, unit),
        _said(one.after.value, unit),
        _range(one.after, unit),
    )


def _said(value: float | None, unit: str) -> str:
    if value is None:
        return NOTHING
    if unit == _PERCENT:
        return f"{value * 100:.2f}%"
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.1f}"


def _range(one: Interval, unit: str) -> str:
    """Between which the figure lies; nothing where it was counted."""
    if one.low is None or one.low == one.high:
        return ""
    return f"{_said(one.low, unit)} ～ {_said(one.high, unit)}"


def change_words(row: WhatIfRow) -> str:
    """What is changed, in one sentence."""
    asked = row.asked
    match row.kind:
        case Kind.LIMIT if asked["days"] is not None:
            return f"承诺都改成 {asked['days']} 个工作日"
        case Kind.LIMIT:
            return f"承诺都缩短 {asked['percent_less']}%"
        case Kind.WINDOWS:
            return "，".join(_windows(asked["fewer"], is_pooled=asked["is_pooled"]))
        case Kind.HOURS:
            return "，".join(_hours(asked["opens"], asked["closes"]))
        case Kind.GRAPH:
            number = asked["graph"]
            return f"按第 {number} 版审批图办" if number else "全部同时办，谁也不等谁"


def _windows(fewer: int, *, is_pooled: bool) -> Iterator[str]:
    if fewer:
        yield f"每天少开 {fewer} 个窗口（开得最短的）"
    if is_pooled:
        yield "每个窗口什么业务都办"


def _hours(opens: int | None, closes: int | None) -> Iterator[str]:
    if opens is not None:
        yield f"{clock_of(opens)} 开门"
    if closes is not None:
        yield f"{clock_of(closes)} 关门"


def clock_of(minutes: int) -> str:
    """Minutes after midnight as 08:30."""
    return f"{minutes // _MINUTES:02d}:{minutes % _MINUTES:02d}"


_TELLING: Final = {
    Kind.LIMIT: Figure.LATE_RATE,
    Kind.GRAPH: Figure.MEAN_DAYS,
    Kind.WINDOWS: Figure.MEAN_WAIT,
    Kind.HOURS: Figure.MEAN_WAIT,
}


def sentence(row: WhatIfRow) -> str:
    """What came out, as one would say it."""
    if row.answer is None:
        return ""
    lines = {one.figure: one for one in row.answer.lines}
    one = _line(lines[_TELLING[row.kind]])
    unit = "" if one.unit == _PERCENT else f" {one.unit}"
    between = f"（{one.after_range}）" if one.after_range else ""
    return (
        f"{change_words(row)}：{one.label}从 {one.before}{unit} 变成 "
        f"{one.after}{unit}{between}。"
    )


def chart_of(row: WhatIfRow) -> Chart | None:
    """The answer as a picture: the ladder of promises, or before beside after."""
    if row.answer is None:
        return None
    if row.answer.ladder:
        return _ladder(row)
    figures = {
        Kind.GRAPH: (Figure.MEAN_DAYS, Figure.MEDIAN_DAYS, Figure.P90_DAYS),
    }.get(row.kind, (Figure.MEAN_WAIT, Figure.MEDIAN_WAIT, Figure.P90_WAIT))
    lines = [one for one in row.answer.lines if one.figure in figures]
    return Chart(
        title=sentence(row),
        kind=ChartKind.BARS,
        labels=tuple(FIGURES[one.figure][0] for one in lines),
        series=(
            Series("当时记下的", tuple(one.was for one in lines)),
            Series("不变重放", tuple(one.before.value for one in lines)),
            Series("改了以后", tuple(one.after.value for one in lines)),
        ),
        unit=FIGURES[figures[0]][1],
    )


def _ladder(row: WhatIfRow) -> Chart:
    assert row.answer  # noqa: S101 - narrows
    return ladder_chart(row.answer.ladder)


def ladder_chart(ladder: tuple[tuple[int, float], ...]) -> Chart:
    """Every promise, by which share would have broken it."""
    return Chart(
        title="承诺几个工作日，会有百分之几超期",
        kind=ChartKind.BARS,
        labels=tuple(f"{days}" for days, _ in ladder),
        series=(Series("超期率", tuple(round(late * 100, 2) for _, late in ladder)),),
        unit="%",
        across="承诺的工作日",
        mark=5,
        mark_name="5%",
    )
