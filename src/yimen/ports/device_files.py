"""Files of attendance devices: a registration a line, or a day a line.

Every make writes its own columns, in its own order; they are known by their heads,
Chinese or English, whichever stand there: who (a staff number, a name), and when (one
column with day and time, or a day with one or several times). CSV in UTF-8 or
GB 18030, and workbooks. A line that can't be read is told with its number and reason;
it keeps no other line from being read.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from yimen.rules import moments
from yimen.rules.conduct.attendance import DeviceFileUnreadable
from yimen.rules.decoding import decoded_whole
from yimen.rules.legal_clock.calendar import CHINA

NUMBERS: Final = (
    *("工号", "人员编号", "员工编号", "员工工号", "考勤号码", "登记号码", "编号"),
    *("staff_no", "staff no", "employee no", "user id", "id", "no"),
)
NAMES: Final = ("姓名", "人员姓名", "员工姓名", "name", "employee name")
DAYS: Final = ("日期", "考勤日期", "打卡日期", "date", "day")
TIMES: Final = (
    *("时间", "打卡时间", "签到时间", "签退时间", "考勤时间", "刷卡时间", "日期时间"),
    *("签到", "签退", "上班", "下班", "上班时间", "下班时间", "上班打卡", "下班打卡"),
    *("上午签到", "上午签退", "下午签到", "下午签退", "上午上班", "上午下班"),
    *("下午上班", "下午下班", "time", "datetime", "timestamp", "check time"),
    *("check in", "check out", "check-in", "check-out", "in", "out"),
)
MOST_ROWS: Final = 200_000
_ZIP: Final = b"PK"
_SHOWN: Final = 200
_CLOCKS: Final = (":", "：")
_PARTS: Final = (2, 3)  # of a time, with or without seconds


@dataclass(frozen=True, slots=True)
class Registered:
    """A line: who, and the instants at which they registered."""

    line: int
    staff_no: str
    name: str
    instants: tuple[datetime, ...]


@dataclass(frozen=True, slots=True)
class Unread:
    """A line that can't be read, as it stands, and why."""

    line: int
    text: str
    why: str


@dataclass(frozen=True, slots=True)
class DeviceFile:
    """Everything that a file tells, line by line."""

    registered: tuple[Registered, ...]
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class _Columns:
    number: int | None
    name: int | None
    day: int | None
    times: tuple[int, ...]


def read(content: bytes) -> DeviceFile:
    """What the file tells; raises `DeviceFileUnreadable` when it is none."""
    table = _workbook(content) if content.startswith(_ZIP) else _csv(content)
    columns = _columns([str(cell).strip().lower() for cell in next(table, ())])
    found: list[Registered] = []
    unread: list[Unread] = []
    for line, cells in enumerate(table, 2):
        if line > MOST_ROWS:
            raise DeviceFileUnreadable(what="行数太多")
        if not any(str(cell).strip() for cell in cells):
            continue
        one = _row(line, cells, columns)
        if isinstance(one, Registered):
            found.append(one)
        else:
            unread.append(one)
    return DeviceFile(tuple(found), tuple(unread))


def _csv(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        text = decoded_whole(content)
    except UnicodeDecodeError as error:
        raise DeviceFileUnreadable(what="文字编码认不出来") from error
    head = text.split("\n", 1)[0]
    delimiter = max(",\t;", key=head.count)
    return csv.reader(io.StringIO(text), delimiter=delimiter)


def _workbook(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return iter(book.get_sheet_by_index(0).to_python())
    except (CalamineError, IndexError) as error:
        raise DeviceFileUnreadable(what="工作簿打不开") from error


def _columns(heads: Sequence[str]) -> _Columns:
    def place(known: Sequence[str]) -> int | None:
        return next((heads.index(one) for one in known if one in heads), None)

    times = tuple(at for at, head in enumerate(heads) if head in TIMES)
    columns = _Columns(place(NUMBERS), place(NAMES), place(DAYS), times)
    if columns.number is None and columns.name is None:
        raise DeviceFileUnreadable(what="没有“工号”或“姓名”这一列")
    if not times:
        raise DeviceFileUnreadable(what="没有“打卡时间”这一列")
    return columns


def _row(line: int, cells: Sequence[Any], columns: _Columns) -> Registered | Unread:
    number, name = _text(cells, columns.number), _text(cells, columns.name)
    said = " ".join(str(cell) for cell in cells if cell != "")[:_SHOWN]
    if not number and not name:
        return Unread(line, said, "没有工号，也没有姓名")
    on = _day(_cell(cells, columns.day))
    if columns.day is not None and on is None:
        return Unread(line, said, "日期认不出来")
    instants: list[datetime] = []
    for place in columns.times:
        cell = _cell(cells, place)
        if str(cell).strip():
            found = _instant(cell, on)
            if found is None:
                return Unread(line, said, f"时间认不出来：{cell}"[:_SHOWN])
            instants.append(found)
    if not instants:
        return Unread(line, said, "没有时间")
    return Registered(line, number, name, tuple(instants))


def _cell(cells: Sequence[Any], place: int | None) -> Any:
    return cells[place] if place is not None and place < len(cells) else ""


def _text(cells: Sequence[Any], place: int | None) -> str:
    """A number that a workbook took for an amount loses its point again."""
    cell = _cell(cells, place)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip().lstrip("'")


def _day(cell: object) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    found = moments.read(str(cell), CHINA)
    return found.astimezone(CHINA).date() if isinstance(found, datetime) else found


def _instant(cell: object, on: date | None) -> datetime | None:
    """The instant: whole, or a time of the line's day."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=cell.tzinfo or CHINA)
    clock = _clock(cell)
    if clock is not None:
        return datetime.combine(on, clock, tzinfo=CHINA) if on else None
    found = moments.read(str(cell), CHINA)
    return found if isinstance(found, datetime) else None


def _clock(cell: object) -> time | None:
    """A time of day, as text, as a workbook's time, or as what a day is cut into."""
    if isinstance(cell, time):
        return cell.replace(tzinfo=None)
    if isinstance(cell, timedelta):
        return (datetime.combine(date.min, time()) + cell).time()
    parts = str(cell).strip().replace(_CLOCKS[1], _CLOCKS[0]).split(_CLOCKS[0])
    if len(parts) not in _PARTS or not all(part.isdecimal() for part in parts):
        return None
    hour, minute, second = (*map(int, parts), 0)[:3]
    try:
        return time(hour, minute, second)
    except ValueError:
        return None


def heads_of() -> Mapping[str, tuple[str, ...]]:
    """The heads that are known, for the page that asks for a file."""
    return {"谁": NUMBERS[:4] + NAMES[:1], "哪天": DAYS[:3], "几点": TIMES[:11]}
