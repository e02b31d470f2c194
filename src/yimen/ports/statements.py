"""Files of a payment platform or a bank: CSV or a workbook, a row for each movement.

Columns are found by their names, in any order; what can't be read is told line by
line with its reason and stops nothing else.
"""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from python_calamine import CalamineError, CalamineWorkbook

from yimen.rules.decoding import decoded_whole
from yimen.rules.legal_clock.calendar import CHINA
from yimen.rules.money.fees import cents_read
from yimen.rules.money.shifts import Direction, StatementUnreadable

COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "reference": ("流水号", "支付流水号", "交易号", "参考号"),
    "direction": ("类型", "交易类型"),
    "cents": ("金额", "金额（元）", "金额(元)", "交易金额"),
    "happened_at": ("时间", "交易时间"),
}
HEADS: Final = ("流水号", "类型", "金额（元）", "时间")
_DIRECTIONS: Final = {
    "收款": Direction.IN,
    "支付": Direction.IN,
    "退款": Direction.OUT,
    "": Direction.IN,
}
_MOST_ROWS: Final = 200_000
_ZIP: Final = b"PK"


@dataclass(frozen=True, slots=True)
class StatedRow:
    """One movement as the file tells it."""

    line: int
    reference: str
    direction: Direction
    cents: int
    happened_at: datetime | None


@dataclass(frozen=True, slots=True)
class Fault:
    """A line that can't be read, and why."""

    line: int
    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stated:
    """Everything that a file tells."""

    rows: tuple[StatedRow, ...]
    faults: tuple[Fault, ...]


def read(content: bytes) -> Stated:
    """What the file tells; raises `StatementUnreadable` when it is none."""
    table = _workbook(content) if content.startswith(_ZIP) else _csv(content)
    heads = [str(cell).strip() for cell in next(table, ())]
    places = _places(heads)
    rows: list[StatedRow] = []
    faults: list[Fault] = []
    for line, cells in enumerate(table, 2):
        if line > _MOST_ROWS:
            raise StatementUnreadable(what="行数太多")
        if not any(str(cell).strip() for cell in cells):
            continue
        found = _row(line, cells, places)
        if isinstance(found, StatedRow):
            rows.append(found)
        else:
            faults.append(found)
    return Stated(tuple(rows), tuple(faults))


def _csv(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        text = decoded_whole(content)
    except UnicodeDecodeError as error:
        raise StatementUnreadable(what="文字编码认不出来") from error
    return iter(list(csv.reader(io.StringIO(text))))


def _workbook(content: bytes) -> Iterator[Sequence[Any]]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return iter(book.get_sheet_by_index(0).to_python())
    except (CalamineError, IndexError) as error:
        raise StatementUnreadable(what="工作簿打不开") from error


def _places(heads: Sequence[str]) -> dict[str, int]:
    places = {
        name: heads.index(known)
        for name, names in COLUMNS.items()
        for known in names
        if known in heads
    }
    missing = [
        COLUMNS[name][0] for name in ("reference", "cents") if name not in places
    ]
    if missing:
        raise StatementUnreadable(what=f"没有“{'”“'.join(missing)}”这一列")
    return places


def _row(
    line: int, cells: Sequence[Any], places: Mapping[str, int]
) -> StatedRow | Fault:
    said = {name: _cell(cells, place) for name, place in places.items()}
    reference, cents = _reference(said["reference"]), cents_read(said["cents"])
    direction = _DIRECTIONS.get(said.get("direction", ""))
    reasons = (
        "没有流水号" * (not reference),
        "金额不对" * (cents is None or cents <= 0),
        "类型认不出来" * (direction is None),
    )
    why = "，".join(filter(None, reasons))
    if why or cents is None or direction is None:
        return Fault(line, " ".join(map(str, cells))[:200], why)
    when = _instant(said.get("happened_at", ""))
    return StatedRow(line, reference, direction, cents, when)


def _cell(cells: Sequence[Any], place: int) -> str:
    value = cells[place] if place < len(cells) else ""
    if isinstance(value, float):
        return f"{value:.2f}"
    return str(value).strip()


def _reference(text: str) -> str:
    """A number that a workbook took for an amount loses its cents again."""
    return text.strip("\t'").removesuffix(".00")


def _instant(text: str) -> datetime | None:
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=CHINA)
