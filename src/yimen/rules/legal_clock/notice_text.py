"""A holiday notice as it is published: the text itself, read into days.

The notices of the State Council's office keep to one form: 「一、元旦：1月1日至3日放假
调休，共3天。1月4日（星期日）上班。」 Each clause names days, one by one or from one to
another, and ends in what becomes of them. What stands in brackets repeats the weekday
or the lunar day and is left out; so is a clause that only says where a day of rest was
moved from. A day without a year lies in the year of the notice.

A clause that names days but says nothing known of them is handed back with the answer:
somebody has to look at it before the notice is loaded.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from yimen.rules.legal_clock.calendar import Kind, PublishedDay, days_from
from yimen.rules.legal_clock.holiday_table import (
    ContradictoryNotice,
    EmptyNotice,
    Flaw,
    NoticeTable,
    Remark,
    is_table,
    read_table,
)

_TITLE: Final = re.compile(r"[^\s。，]*关于(?:调整|延长)?(\d{4})年[^\s。，]*?的通知")
_YEAR: Final = re.compile(r"(\d{4})年")
_NUMBER: Final = re.compile(r"国办?发明电[〔\[（(]\d{4}[〕\]）)]\d+号")
_BRACKETS: Final = re.compile(r"（[^（）]*）|\([^()]*\)")
_SECTION: Final = re.compile(r"[一二三四五六七八九十]{1,3}、([^：:。，]{2,20})[：:]")
_DAY: Final = re.compile(
    r"(?P<to>至|到|—+|－|–|~|-)?(?:(?P<year>\d{4})年)?(?:(?P<month>\d{1,2})月)?"
    r"(?P<day>\d{1,2})日"
)
_MOVED: Final = re.compile(r"调至|为法定|为公休|照常公休")
_NEW_YEAR: Final = "元旦"
_DECEMBER: Final = 12
_WORK: Final = re.compile(r"上班$")
_OFF: Final = re.compile(r"放假|补休|调休")


def read_notice(text: str) -> NoticeTable:
    """The days of a notice, pasted as text or as a table."""
    lines = text.strip().splitlines()
    return read_table(lines) if is_table(lines) else read_text(text)


def read_text(text: str) -> NoticeTable:
    """The days that the text of a notice declares."""
    plain = _BRACKETS.sub("", "".join(text.split()))
    year = _YEAR.search(plain)
    if year is None:
        raise EmptyNotice(rejected=0)
    notice = _notice_of(text)
    days: dict[date, PublishedDay] = {}
    odd: list[Remark] = []
    for number, section in enumerate(_sections(plain, int(year[1])), start=1):
        for clause in section.clauses():
            if section.is_unclear(clause):
                odd.append(Remark(number, Flaw.NOT_UNDERSTOOD, clause))
            for day in section.days(clause, notice):
                if days.setdefault(day.on, day).kind is not day.kind:
                    raise ContradictoryNotice(day=day.on.isoformat(), line=number)
    if not days:
        raise EmptyNotice(rejected=0)
    return NoticeTable(tuple(days[on] for on in sorted(days)), (), tuple(odd))


@dataclass(frozen=True, slots=True)
class _Section:
    """The part of one holiday."""

    name: str
    text: str
    year: int

    def clauses(self) -> list[str]:
        return re.split(r"[，,。；;]", self.text)

    def is_unclear(self, clause: str) -> bool:
        """Whether it names days and says nothing known of them."""
        named = any(self._named(clause))
        return named and _kind_of(clause) is None and not _MOVED.search(clause)

    def days(self, clause: str, notice: str) -> Iterator[PublishedDay]:
        kind = _kind_of(clause)
        if kind is not None:
            for on in self._named(clause):
                yield PublishedDay(on, kind, self.name, notice)

    def _named(self, clause: str) -> Iterator[date]:
        """Every day that it names; one without a month is in the month before it."""
        year, month, last = 0, 0, None
        for token in _DAY.finditer(clause):
            year = int(token["year"] or year)
            month = int(token["month"] or month)
            day = _day(year or self._year_of(month), month, int(token["day"]))
            if day is None:
                continue
            if token["to"] and last is not None:
                yield from days_from(last, day)
            else:
                yield day
            last = day

    def _year_of(self, month: int) -> int:
        """A December of New Year is the one before."""
        is_before = self.name == _NEW_YEAR and month == _DECEMBER
        return self.year - 1 if is_before else self.year


def _sections(plain: str, year: int) -> Iterator[_Section]:
    """The numbered parts, each under the name of its holiday."""
    heads = list(_SECTION.finditer(plain))
    ends = [head.start() for head in heads[1:]] + [len(plain)]
    for head, end in zip(heads, ends, strict=False):
        yield _Section(head[1], plain[head.end() : end], year)


def _kind_of(clause: str) -> Kind | None:
    if _WORK.search(clause):
        return Kind.WORK
    if _OFF.search(clause) and not _MOVED.search(clause):
        return Kind.OFF
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _notice_of(text: str) -> str:
    """How the notice is cited: its title with its number."""
    title, number = _TITLE.search("".join(text.split())), _NUMBER.search(text)
    named = title[0] if title else "放假安排通知"
    return f"{named}（{number[0]}）" if number else named
