"""The parts that reports share: tables, charts, and the sentences above them."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from yimen.rules.charts import MOST_SERIES, Chart, ChartKind, Series
from yimen.rules.conduct.attendance_figures import Tally
from yimen.rules.reports import sentences
from yimen.rules.reports.books import Presence
from yimen.rules.reports.definitions import definition_of
from yimen.rules.reports.figures import Attended, Figures, Gathered
from yimen.rules.reports.sentences import changed, compared, grown, said
from yimen.rules.reports.values import (
    Drawing,
    Number,
    Row,
    Section,
    Sentence,
    Table,
)
from yimen.rules.statistics.cuts import Cut
from yimen.rules.statistics.definitions import STATISTICS
from yimen.rules.statistics.periods import Beside

KEY: Final = (
    "applied",
    "accepted",
    "closed",
    "open",
    "closing_rate",
    "on_time_rate",
    "on_time_rate_open",
    "overdue",
    "open_overdue",
    "early_rate",
    "mean_used_days",
    "promise_cut",
    "speed_up",
    "beat_promise_rate",
    "instant_case_rate",
    "rating_rate",
    "satisfaction_rate",
)
"""The numbers that every hall is asked for, with their past beside them."""
GROUPED: Final = (
    "accepted",
    "closed",
    "open",
    "closing_rate",
    "on_time_rate",
    "on_time_rate_open",
    "open_overdue",
    "mean_used_days",
    "satisfaction_rate",
)
MOST_MATTERS: Final = 10
MOST_BARS: Final = 8
MOST_SIGNS: Final = 14  # of a name beside a chart
_BESIDES: Final = (
    "本期",
    "上期",
    "去年同期",
    "比上期",
    "幅度",
    "同比",
    "同比幅度",
)


def overall(told: Gathered) -> Section:
    """The one sentence, and those after it."""
    whole = told.whole
    phrases = [sentences.RECEIVED, sentences.IN_TIME, sentences.DAYS, sentences.FASTER]
    if told.period.months > 1:
        phrases.insert(1, sentences.A_MONTH)
    if any(whole.number(name).value for name in ("asked_cents", "benefit_cents")):
        phrases.append(sentences.MONEY)
    return Section(
        title="总体情况",
        sentences=(*(said(one, whole) for one in phrases), *pasts(whole)),
        tables=(key_numbers(whole),),
    )


def pasts(whole: Figures) -> tuple[Sentence, Sentence]:
    """The comparison with the last period, and with last year."""
    return (
        compared(whole, Beside.LAST_PERIOD),
        compared(whole, Beside.LAST_YEAR),
    )


def key_numbers(whole: Figures) -> Table:
    """The key numbers, one a line, with the past beside each."""
    return Table(
        title="主要数字",
        across="指标（单位）",
        heads=_BESIDES,
        rows=tuple(_past_row(whole, name) for name in KEY),
        note="比率的增减是百分点；“—”表示分母为零或者没有可比的数。",
    )


def _past_row(whole: Figures, name: str) -> Row:
    one = definition_of(name)
    told = [whole.number(name, beside) for beside in Beside]
    cells: list[Number] = [*told]
    for beside in (Beside.LAST_PERIOD, Beside.LAST_YEAR):
        nothing = Number(name, None, by=f"change.{beside}")
        cells.append(changed(whole, name, beside) or nothing)
        none = Number(name, None, by=f"growth.{beside}")
        cells.append(grown(whole, name, beside) or none)
    return Row(f"{one.label}（{one.unit}）", tuple(cells), name)


def by_group(
    title: str,
    across: str,
    cut: Cut,
    groups: Sequence[Figures],
    whole: Figures,
    names: Sequence[str] = GROUPED,
) -> Section:
    """The groups beside each other, and a chart of how they finished."""
    busy = tuple(one for one in groups if one.has_work())
    if not busy:
        return Section(title=title)
    rows = [_row(one, names) for one in busy]
    total = Row("合计", tuple(whole.number(name) for name in names), is_total=True)
    table = Table(
        title=title,
        across=across,
        heads=heads(names),
        rows=(*rows, total),
        note="同一件事在一组里只计一次，各组相加可以大于合计。",
        cut=cut.value,
    )
    return Section(title=title, tables=(table,), drawings=(finished(busy, across),))


def _row(one: Figures, names: Sequence[str]) -> Row:
    return Row(one.label, tuple(one.number(name) for name in names), one.key)


def heads(names: Sequence[str]) -> tuple[str, ...]:
    """What the columns of these numbers are called, with units that don't show."""
    return tuple(_head(name) for name in names)


def _head(name: str) -> str:
    one = definition_of(name)
    is_said = one.unit in {"件", "%"}
    return one.label if is_said else f"{one.label}（{one.unit}）"


def finished(
    groups: Sequence[Figures],
    across: str,
    names: tuple[str, ...] = ("on_time", "late", "open_overdue"),
) -> Drawing:
    """How the groups finished: in time, late, still open and overdue."""
    return _bars(
        f"各{across}办结和超期",
        names,
        groups[:MOST_BARS],
        across,
        ChartKind.ROWS,
    )


def months(told: Gathered) -> Section:
    """Month by month: what came in, what was finished, what stayed."""
    if not any(one.has_work() for one in told.months):
        return Section(title="逐月情况")
    names = ("accepted", "closed", "open")
    spoken = [
        replace(one, label=_month(one.label, is_first=not place))
        for place, one in enumerate(told.months)
    ]
    drawing = _bars("逐月受理、办结和在办", names, spoken, "月份", ChartKind.LINES)
    table = Table(
        title="逐月情况",
        across="月份",
        heads=heads(GROUPED),
        rows=tuple(_row(one, GROUPED) for one in told.months),
    )
    return Section(title="逐月情况", tables=(table,), drawings=(drawing,))


def matters(told: Gathered) -> Section:
    """The matters that were asked for most."""
    most = [one for one in told.matters if one.has_work()][:MOST_MATTERS]
    if not most:
        return Section(title="办件最多的事项")
    names = ("accepted", "closed", "open_overdue", "mean_used_days", "used_days.p90")
    table = Table(
        title="办件最多的事项",
        across="事项",
        heads=heads(names),
        rows=tuple(_row(one, names) for one in most),
        cut=Cut.MATTER.value,
    )
    return Section(title="办件最多的事项", tables=(table,))


def voices(told: Gathered) -> Section:
    """What people said: ratings, complaints, call-backs."""
    phrases = (sentences.RATED, sentences.VOICES)
    return Section(
        title="群众评价和诉求",
        sentences=tuple(said(one, told.whole) for one in phrases),
    )


def catalogue(told: Gathered) -> Section:
    """The catalogue in numbers."""
    return Section(title="事项目录", sentences=(said(sentences.CATALOGUE, told.whole),))


def scores(told: Gathered) -> Section:
    """What the units reached, once the period is closed."""
    if not told.scores:
        words = Sentence(("本期考评还没有封存，得分不在本报告中。",))
        return Section(title="考评得分", sentences=(words,))
    rows = tuple(
        Row(f"{one.label}（{one.grade or '不评等次'}）", (one.number,))
        for one in told.scores
    )
    table = Table(title="考评得分", across="部门（等次）", heads=("得分",), rows=rows)
    return Section(title="考评得分", tables=(table,))


def attendance(told: Gathered) -> Section:
    """The half days of the month, unit by unit, where anybody keeps them."""
    if not told.attendance:
        words = Sentence(("本期没有打卡文件，也没有点名，没有考勤可以通报。",))
        return Section(title="考勤情况", sentences=(words,))
    total = sum((one.tally for one in told.attendance), start=Tally())
    names = tuple(Presence)
    rows = tuple(Row(one.label, one.numbers) for one in told.attendance)
    whole = Row("合计", Attended("合计", total).numbers, is_total=True)
    table = Table(
        title="考勤情况",
        across="部门",
        heads=heads(names),
        rows=(*rows, whole),
        note="每人每个工作日算两个半天；没有打卡文件的半天不算进出勤率。",
    )
    return Section(title="考勤情况", tables=(table,))


def overdue(told: Gathered) -> Section:
    """Who has something late, the most first."""
    late = sorted(
        (one for one in told.organs if one.number("overdue").value),
        key=lambda one: (-(one.number("overdue").value or 0), one.label),
    )
    if not late:
        return Section(
            title="超期情况", sentences=(Sentence(("本期没有超期的部门。",)),)
        )
    names = ("overdue", "late", "open_overdue", "on_time_rate", "on_time_rate_open")
    table = Table(
        title="超期情况",
        across="部门",
        heads=heads(names),
        rows=tuple(_row(one, names) for one in late),
        cut=Cut.ORGAN.value,
    )
    return Section(title="超期情况", tables=(table,))


def _bars(
    title: str,
    names: tuple[str, ...],
    groups: Sequence[Figures],
    across: str,
    kind: ChartKind,
) -> Drawing:
    series = tuple(
        Series(
            definition_of(name).label,
            tuple(one.number(name).value for one in groups),
        )
        for name in names[:MOST_SERIES]
    )
    labels = tuple(_short(one.label) for one in groups)
    unit = STATISTICS[names[0]].unit if names[0] in STATISTICS else "件"
    chart = Chart(
        title=title,
        kind=kind,
        labels=labels,
        series=series,
        unit=unit,
        across=across,
    )
    return Drawing(chart, names)


def _month(label: str, *, is_first: bool) -> str:
    """2026-09 below a line: 9月; the first and each January say their year."""
    year, _, month = label.partition("-")
    if not month.isdigit():
        return label
    spoken = f"{int(month)}月"
    return f"{year[2:]}年{spoken}" if is_first or spoken == "1月" else spoken


def _short(label: str) -> str:
    return label if len(label) <= MOST_SIGNS else f"{label[: MOST_SIGNS - 1]}…"
