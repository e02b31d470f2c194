"""A register of what people wrote and what was answered, as another system kept it.

信访工作条例 23 and the hotline rules count from the day something was submitted to the
day it was answered. A register says both, with a time or without one; it is taken in as
it is. Nothing is put right and nothing is dropped: what is odd about a row is said
beside it, and the row is kept.

Rows are told apart by their number. A number that stands on several rows is kept on
each, as its first, second … occurrence, so that the same file a second time finds every
row again.

Invariants: as many rows leave as entered, in their order; the same row is odd in the
same way whatever stands around it, but for the repetition of its number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Final

from yimen.rules.legal_clock.calendar import CHINA, REACH


class Column(StrEnum):
    """What a register says of each matter."""

    NUMBER = "number"
    PERSON = "person"
    TOPIC = "topic"
    SUBMITTED = "submitted"
    TEXT = "text"
    REPLY = "reply"
    REPLIED = "replied"


HEADERS: Final[Mapping[str, Column]] = {
    **{column.value: column for column in Column},
    "留言编号": Column.NUMBER,
    "留言用户": Column.PERSON,
    "留言主题": Column.TOPIC,
    "留言时间": Column.SUBMITTED,
    "留言详情": Column.TEXT,
    "答复意见": Column.REPLY,
    "答复时间": Column.REPLIED,
}
"""The columns by what their header may say."""


class Oddity(StrEnum):
    """What may be odd about a row; it is kept all the same."""

    NUMBER_MISSING = "number_missing"
    NUMBER_REPEATED = "number_repeated"
    NUMBER_TOO_LONG = "number_too_long"
    SUBMITTED_MISSING = "submitted_missing"
    SUBMITTED_UNREADABLE = "submitted_unreadable"
    SUBMITTED_WITHOUT_TIME = "submitted_without_time"
    REPLIED_UNREADABLE = "replied_unreadable"
    REPLIED_WITHOUT_TIME = "replied_without_time"
    REPLIED_BEFORE_SUBMITTED = "replied_before_submitted"
    REPLY_MISSING = "reply_missing"
    REPLIED_MISSING = "replied_missing"
    TEXT_MISSING = "text_missing"
    CELLS_TOO_MANY = "cells_too_many"
    SIGNS_LOST = "signs_lost"
    QUOTES_ODD = "quotes_odd"


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, and the time of day if one was written down."""

    on: date
    at: datetime | None = None

    @classmethod
    def of(cls, at: datetime) -> "Moment":
        """An instant, on the day that it is in China."""
        known = at if at.tzinfo else at.replace(tzinfo=CHINA)
        return cls(known.astimezone(CHINA).date(), known)


_WRITTEN: Final = re.compile(
    r"(?P<year>\d{4})\s*[-/.年]\s*(?P<month>\d{1,2})\s*[-/.月]\s*(?P<day>\d{1,2})\s*日?"
    r"(?:[T\s]*(?P<hour>\d{1,2})\s*[:：时]\s*(?P<minute>\d{1,2})"
    r"(?:\s*[:：分]\s*(?P<second>\d{1,2})(?:\.\d+)?)?\s*[分秒]?)?"
    r"\s*(?P<offset>Z|[+-]\d{2}:?\d{2})?"
)


_CLOSE: Final = re.compile(r"(\d{4})(\d\d)(\d\d)(?:\s*(\d\d):?(\d\d)(?::?(\d\d))?)?")
_COUNTED: Final = re.compile(r"\d{5}(?:\.\d+)?")
_DAY_NOUGHT: Final = date(1899, 12, 30)
"""From which spreadsheets count the days."""


def read_moment(text: str) -> Moment | None:
    """The moment that is written there, in China's time unless it has an offset.

    A number of five digits is a day as spreadsheets count them, its fraction the time.
    None when it is none: an unknown shape, a 13th month, a 25th hour, a year that no
    calendar reaches.
    """
    said = text.strip()
    if _COUNTED.fullmatch(said):
        return _reached(_counted(said))
    close = _CLOSE.fullmatch(said)
    found = _WRITTEN.fullmatch(_apart(close) if close else said)
    if found is None:
        return None
    try:
        return _reached(_moment(found))
    except ValueError:
        return None


def _reached(moment: Moment) -> Moment | None:
    return moment if moment.on.year in REACH else None


def _apart(close: re.Match[str]) -> str:
    """Digits that were written without anything between them."""
    year, month, day, hour, minute, second = close.groups()
    clock = f" {hour}:{minute}:{second or '00'}" if hour else ""
    return f"{year}-{month}-{day}{clock}"


def _counted(said: str) -> Moment:
    days, _, fraction = said.partition(".")
    on = _DAY_NOUGHT + timedelta(days=int(days))
    if not fraction.strip("0"):
        return Moment(on)
    seconds = round(float(f"0.{fraction}") * timedelta(days=1).total_seconds())
    midnight = datetime.combine(on, time(), tzinfo=CHINA)
    return Moment.of(midnight + timedelta(seconds=seconds))


def _moment(found: re.Match[str]) -> Moment:
    on = date(*(int(found[name]) for name in ("year", "month", "day")))
    if found["hour"] is None:
        return Moment(on)
    clock = time(int(found["hour"]), int(found["minute"]), int(found["second"] or 0))
    at = datetime.combine(on, clock)
    if found["offset"] is None:
        return Moment(on, at.replace(tzinfo=CHINA))
    return Moment.of(datetime.fromisoformat(f"{at.isoformat()}{found['offset']}"))


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisterRow:
    """One matter of a register, and what is odd about it."""

    line: int
    number: str = ""
    occurrence: int = 1
    person: str = ""
    topic: str = ""
    text: str = ""
    reply: str = ""
    submitted: Moment | None = None
    replied: Moment | None = None
    others: Mapping[str, str] = field(default_factory=dict)
    oddities: tuple[tuple[Oddity, str], ...] = ()


Cell = str | Moment
MOST_OF_A_NUMBER: Final = 200  # signs
LOST: Final = "\N{REPLACEMENT CHARACTER}"
"""Stands where a sign could not be read."""


def register_row(
    line: int, cells: Mapping[Column, Cell], others: Mapping[str, str]
) -> RegisterRow:
    """The row that these cells make, with all that is odd about it."""
    texts = {column: _text(cells.get(column, "")) for column in Column}
    submitted, replied = (
        _read(cells.get(column, "")) for column in (Column.SUBMITTED, Column.REPLIED)
    )
    number = texts[Column.NUMBER]
    row = RegisterRow(
        line=line,
        number=number[:MOST_OF_A_NUMBER],
        person=texts[Column.PERSON],
        topic=texts[Column.TOPIC],
        text=texts[Column.TEXT],
        reply=texts[Column.REPLY],
        submitted=submitted,
        replied=replied,
        others={**others, Column.NUMBER: number} if _is_long(number) else others,
    )
    return replace(row, oddities=tuple(_oddities(row, texts)))


def _is_long(number: str) -> bool:
    """Whether it can't be a number: a text has slipped into its place."""
    return len(number) > MOST_OF_A_NUMBER


def _text(cell: Cell) -> str:
    if isinstance(cell, str):
        return cell.strip()
    return (cell.at or cell.on).isoformat()


def _read(cell: Cell) -> Moment | None:
    return read_moment(cell) if isinstance(cell, str) else _reached(cell)


def _oddities(
    row: RegisterRow, texts: Mapping[Column, str]
) -> Iterator[tuple[Oddity, str]]:
    if not row.number:
        yield Oddity.NUMBER_MISSING, ""
    if _is_long(texts[Column.NUMBER]):
        yield Oddity.NUMBER_TOO_LONG, row.number
    if any(LOST in text for text in texts.values()):
        yield Oddity.SIGNS_LOST, row.number
    if not row.text:
        yield Oddity.TEXT_MISSING, row.number
    yield from _odd_submission(row, texts[Column.SUBMITTED])
    yield from _odd_reply(row, texts[Column.REPLIED])


def _odd_submission(row: RegisterRow, written: str) -> Iterator[tuple[Oddity, str]]:
    if not written:
        yield Oddity.SUBMITTED_MISSING, row.number
    elif row.submitted is None:
        yield Oddity.SUBMITTED_UNREADABLE, written
    elif row.submitted.at is None:
        yield Oddity.SUBMITTED_WITHOUT_TIME, written


def _odd_reply(row: RegisterRow, written: str) -> Iterator[tuple[Oddity, str]]:
    if written and row.replied is None:
        yield Oddity.REPLIED_UNREADABLE, written
    if row.reply and not written:
        yield Oddity.REPLIED_MISSING, row.number
    if row.replied is None:
        return
    if not row.reply:
        yield Oddity.REPLY_MISSING, row.number
    if row.replied.at is None:
        yield Oddity.REPLIED_WITHOUT_TIME, written
    if row.submitted is not None and is_before(row.replied, row.submitted):
        yield Oddity.REPLIED_BEFORE_SUBMITTED, written


def is_before(one: Moment, other: Moment) -> bool:
    """Whether it is earlier for certain; without times, days are compared."""
    if one.at is not None and other.at is not None:
        return one.at < other.at
    return one.on < other.on


def numbered(rows: Iterable[RegisterRow]) -> Iterator[RegisterRow]:
    """The rows with the occurrence of each number, and a word where it is repeated."""
    seen: Counter[str] = Counter()
    for row in rows:
        seen[row.number] += 1
        count = seen[row.number]
        if count == 1 or not row.number:
            yield replace(row, occurrence=count)
            continue
        repeated = (Oddity.NUMBER_REPEATED, row.number)
        yield replace(row, occurrence=count, oddities=(*row.oddities, repeated))
