"""The calendar as people look at it: stretches of days, months, and remarks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Final

from yimen.records.calendars.queries import YearDay
from yimen.rules.legal_clock.calendar import Kind, PublishedDay, Reason
from yimen.rules.legal_clock.holiday_table import Flaw, Remark
from yimen.rules.legal_clock.telling import reason_words

KINDS: Final = {Kind.OFF: "放假", Kind.WORK: "上班"}

FLAWS: Final = {
    Flaw.BAD_DATE: "日期读不懂，没有采用",
    Flaw.BAD_KIND: "类型要写放假或上班，没有采用",
    Flaw.REPEATED: "同一天写了两次",
    Flaw.NO_NOTICE: "没有写依据",
    Flaw.NO_EFFECT: "本来就是工作日，写了也不变",
    Flaw.NOT_UNDERSTOOD: "提到了日期，但看不出放假还是上班，没有采用",
}

_DAYS_A_WEEK: Final = 7


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow each other and are declared alike."""

    name: str
    kind: str
    is_off: bool
    first_on: date
    last_on: date
    days: int
    notice: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A day of a month's sheet; nothing before the first and after the last."""

    number: int = 0
    css: str = ""
    mark: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks that begin on Monday."""

    number: int
    worked: int
    weeks: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something about the notice that somebody should look at."""

    where: str
    value: str
    words: str


def stretches(days: Iterable[PublishedDay]) -> tuple[Stretch, ...]:
    """The declared days, those that follow each other said once."""
    ordered = sorted(days, key=lambda day: day.on)
    alike = groupby(
        enumerate(ordered),
        lambda at: (at[1].name, at[1].kind, at[1].on - timedelta(days=at[0])),
    )
    found = [[day for _, day in group] for _, group in alike]
    return tuple(
        Stretch(
            name=run[0].name,
            kind=KINDS[run[0].kind],
            is_off=run[0].kind is Kind.OFF,
            first_on=run[0].on,
            last_on=run[-1].on,
            days=len(run),
            notice=run[0].notice,
        )
        for run in found
    )


def doubts(remarks: Iterable[Remark]) -> tuple[Doubt, ...]:
    """The remarks in words, each with its place."""
    return tuple(
        Doubt(f"第 {remark.line} 处", remark.value, FLAWS[remark.flaw])
        for remark in remarks
    )


def months(sheet: Iterable[YearDay]) -> tuple[Month, ...]:
    """The year in twelve months."""
    return tuple(
        _month(number, list(days))
        for number, days in groupby(sheet, lambda day: day.on.month)
    )


def _month(number: int, days: list[YearDay]) -> Month:
    cells = [Cell()] * days[0].on.weekday() + [_cell(day) for day in days]
    cells += [Cell()] * (-len(cells) % _DAYS_A_WEEK)
    worked = sum(day.reason.working for day in days)
    return Month(number, worked, tuple(_weeks(cells)))


def _weeks(cells: list[Cell]) -> Iterator[tuple[Cell, ...]]:
    for first in range(0, len(cells), _DAYS_A_WEEK):
        yield tuple(cells[first : first + _DAYS_A_WEEK])


def _cell(day: YearDay) -> Cell:
    why = day.reason.why
    marks = {Reason.HOLIDAY: "休", Reason.MAKE_UP: "班"}
    return Cell(
        number=day.on.day,
        css=f"day-{why.value.replace('_', '-')}",
        mark=marks.get(why, ""),
        words=reason_words(day.reason),
    )
