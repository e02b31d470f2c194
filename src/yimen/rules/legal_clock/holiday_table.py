"""A holiday notice as a table, and what is wrong with it.

The table has a row for each day that a notice names, off or worked: `date, kind, name,
notice` with kind `off` or `work`. Days it does not name stay what the week makes them.
A row that can't be read is reported with its line and left out; the others are kept.
Two rows that say opposite things of one day make the table contradict itself, and
then nothing of it is used, for nobody can tell which row is the slip.

全国年节及纪念日放假办法 7 wants no more than six days worked in a row; a table
that breaks this is read all the same, because the notice decides and not this check.
"""

import csv
import enum
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from yimen.rules.decoding import BYTE_ORDER_MARK
from yimen.rules.legal_clock.calendar import (
    SATURDAY,
    Kind,
    PublishedDay,
    WorkCalendar,
    days_from,
)
from yimen.rules.refusals import Refused

COLUMNS = ("date", "kind", "name", "notice")
SPOKEN_COLUMNS = {"日期": "date", "类型": "kind", "名称": "name", "依据": "notice"}
SPOKEN_KINDS = {"放假": "off", "上班": "work", "休": "off", "班": "work"}
LONGEST_RUN = 6
ALWAYS_OFF = ((1, 1), (5, 1), (10, 1), (10, 2), (10, 3))


class NotATable(Refused):
    """The file has no columns date and kind."""


class ContradictoryNotice(Refused):
    """Two rows say opposite things of the same day."""


class EmptyNotice(Refused):
    """The file names no day that can be read."""


class Flaw(enum.StrEnum):
    """What is wrong with a row, or odd about it."""

    BAD_DATE = "bad_date"
    BAD_KIND = "bad_kind"
    REPEATED = "repeated"
    NO_NOTICE = "no_notice"
    NO_EFFECT = "no_effect"
    NOT_UNDERSTOOD = "not_understood"


@dataclass(frozen=True, slots=True)
class Remark:
    """A flaw with its line in the file (the heading is line 1) and what stood there."""

    line: int
    flaw: Flaw
    value: str


@dataclass(frozen=True, slots=True)
class NoticeTable:
    """The days that a file names, what was left out, and what is odd."""

    days: tuple[PublishedDay, ...]
    rejected: tuple[Remark, ...]
    odd: tuple[Remark, ...]


def is_table(lines: Sequence[str]) -> bool:
    """Whether the first line is a heading with the columns of a table."""
    return {"date", "kind"} <= set(_heading(lines[0])) if lines else False


def read_table(lines: Sequence[str]) -> NoticeTable:
    """The table in these lines, each row checked by itself.

    Commas or tabs divide the columns, as files and spreadsheets do.
    """
    plain = list(_without_mark(lines))
    reader = csv.DictReader(
        plain[1:],
        skipinitialspace=True,
        delimiter=_delimiter(plain[0] if plain else ""),
    )
    names = _heading(plain[0]) if plain else []
    if not {"date", "kind"} <= set(names):
        raise NotATable(columns=",".join(names))
    reader.fieldnames = names
    rows = [(reader.line_num + 1, row) for row in reader]
    return check_rows(rows)


def check_rows(rows: Sequence[tuple[int, Mapping[str, str | None]]]) -> NoticeTable:
    """The table in these rows, each with the line it came from."""
    days: dict[date, PublishedDay] = {}
    rejected: list[Remark] = []
    odd: list[Remark] = []
    for line, row in rows:
        values = {name: (row.get(name) or "").strip() for name in COLUMNS}
        day = _day(values)
        if isinstance(day, Flaw):
            column = "date" if day is Flaw.BAD_DATE else "kind"
            rejected.append(Remark(line, day, values[column]))
            continue
        earlier = days.get(day.on)
        if earlier is not None and earlier.kind is not day.kind:
            raise ContradictoryNotice(day=day.on.isoformat(), line=line)
        odd.extend(Remark(line, flaw, str(day.on)) for flaw in _oddities(day, earlier))
        days[day.on] = day
    if not days:
        raise EmptyNotice(rejected=len(rejected))
    return NoticeTable(
        tuple(days[on] for on in sorted(days)), tuple(rejected), tuple(odd)
    )


def long_runs(calendar: WorkCalendar, days: Iterable[PublishedDay]) -> list[date]:
    """The last days of runs of more than six worked days around these days."""
    ends = []
    for day in days:
        if day.kind is Kind.WORK:
            first, last = _run_around(calendar, day.on)
            if (last - first).days + 1 > LONGEST_RUN:
                ends.append(last)
    return sorted(set(ends))


def unnamed_holidays(calendar: WorkCalendar, year: int) -> list[date]:
    """Holidays that fall on the same date every year and that the year leaves worked.

    A table that leaves them out was cut short: no notice does.
    """
    fixed = [date(year, month, day) for month, day in ALWAYS_OFF]
    return [day for day in fixed if calendar.counts(day)]


def _run_around(calendar: WorkCalendar, day: date) -> tuple[date, date]:
    before = date.fromordinal(day.toordinal() - 2 * LONGEST_RUN)
    behind = date.fromordinal(day.toordinal() + 2 * LONGEST_RUN)
    first = last = day
    for earlier in reversed(list(days_from(before, day))):
        if not calendar.counts(earlier):
            break
        first = earlier
    for later in days_from(day, behind):
        if not calendar.counts(later):
            break
        last = later
    return first, last


def _delimiter(heading: str) -> str:
    return "\t" if "\t" in heading else ","


def _heading(line: str) -> list[str]:
    names = [
        name.strip().strip('"').lower()
        for name in line.removeprefix(BYTE_ORDER_MARK).split(_delimiter(line))
    ]
    return [SPOKEN_COLUMNS.get(name, name) for name in names]


def _without_mark(lines: Iterable[str]) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield line.removeprefix(BYTE_ORDER_MARK) if number == 0 else line


def _day(values: Mapping[str, str]) -> PublishedDay | Flaw:
    try:
        on = date(*(int(part) for part in values["date"].replace("/", "-").split("-")))
    except (ValueError, TypeError):
        return Flaw.BAD_DATE
    try:
        said = values["kind"].lower()
        kind = Kind(SPOKEN_KINDS.get(said, said))
    except ValueError:
        return Flaw.BAD_KIND
    return PublishedDay(on, kind, values["name"], values["notice"])


def _oddities(day: PublishedDay, earlier: PublishedDay | None) -> Iterator[Flaw]:
    if earlier is not None:
        yield Flaw.REPEATED
    if not day.notice:
        yield Flaw.NO_NOTICE
    if day.kind is Kind.WORK and day.on.weekday() < SATURDAY:
        yield Flaw.NO_EFFECT
