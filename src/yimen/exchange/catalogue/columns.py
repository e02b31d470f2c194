"""The columns of the workbook, derived from the fields of a matter.

Every field of `rules.catalogue.matters` and every element of
`rules.catalogue.elements` is a column under its standard term, so a new one appears in
template, export and import by itself.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, get_args, get_origin, get_type_hints

from yimen.rules.catalogue import captions
from yimen.rules.catalogue.elements import Elements
from yimen.rules.catalogue.matters import (
    Condition,
    Faq,
    FeeItem,
    Material,
    Matter,
    ProcedureStep,
)
from yimen.rules.catalogue.written import RECORDS_ONLY
from yimen.rules.legal_clock.limits import Limit

CODE: Final = captions.MATTER["code"]
YES, NO = "是", "否"
_PARTS: Final = ("conditions", "materials", "steps", "fees", "faqs")


class Misread(Exception):
    """A cell that says something its column can't hold."""

    def __init__(self, column: str, value: object) -> None:
        super().__init__(column)
        self.column, self.value = column, str(value)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: a field, its term, and how its cell is read and written."""

    name: str
    term: str
    kind: str  # text number flag list choice limit json
    codes: Mapping[str, str]
    is_needed: bool = False

    @property
    def choices(self) -> tuple[str, ...]:
        """What a cell may say, where that is a short list."""
        if self.kind == "flag":
            return (YES, NO)
        return tuple(self.codes.values())

    @property
    def width(self) -> int:
        """How wide the column is shown."""
        return 40 if self.kind in {"list", "json"} else 18

    @property
    def how(self) -> str:
        """What to write in the column."""
        return {
            "text": "文字",
            "number": "整数，不知道就空着",
            "flag": "是或否，空着算否",
            "list": "一行一条（单元格内按 Alt+回车换行）",
            "choice": "从可选值里选一个",
            "limit": "数字加单位：20工作日、30自然日、3月、4小时、当场",
            "json": "导出时自动带上，不用填",
        }[self.kind]

    def cell(self, value: Any) -> str | int:
        """What stands in the cell for this value of the JSON file."""
        if value is None or value == "":
            return ""
        if self.kind == "number":
            return int(value)
        if self.kind == "list":
            return _lines(value)
        if self.kind == "json":
            return json.dumps(value, ensure_ascii=False) if value else ""
        flags = {"True": YES, "False": NO} if self.kind == "flag" else {}
        return {**flags, **self.codes}.get(str(value), str(value))

    def read(self, cell: Any) -> Any:
        """The value of the JSON file for this cell; raises `Misread`."""
        text = _text(cell)
        try:
            return getattr(self, f"_{self.kind}")(text)
        except (ValueError, KeyError):
            raise Misread(self.term, text) from None

    def _text(self, text: str) -> str:
        return text

    def _limit(self, text: str) -> str | None:
        return text.strip() or None

    def _number(self, text: str) -> int | None:
        return int(text) if text.strip() else None

    def _flag(self, text: str) -> bool:
        return {YES: True, NO: False, "": False}[text.strip()]

    def _list(self, text: str) -> list[str]:
        if text.startswith("["):
            return list(json.loads(text))
        return [line.strip() for line in text.splitlines() if line.strip()]

    def _choice(self, text: str) -> str | None:
        said = text.strip()
        if not said:
            return None
        return said if said in self.codes else self._code(said)

    def _code(self, said: str) -> str:
        return {label: code for code, label in self.codes.items()}[said]

    def _json(self, text: str) -> dict[str, Any]:
        return dict(json.loads(text)) if text.strip() else {}


def _lines(entries: list[str]) -> str:
    """One entry a line; as JSON where an entry has lines or blanks of its own."""
    plain = all(one.strip() == one != "" and one[0] != "[" for one in entries)
    if plain and not any("\n" in one for one in entries):
        return "\n".join(entries)
    return json.dumps(entries, ensure_ascii=False)


def _text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return YES if cell else NO
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of the workbook."""

    field: str
    title: str
    columns: tuple[Column, ...]

    def read(self, cells: Mapping[str, Any]) -> dict[str, Any]:
        """One record in the shape of the JSON file; raises `Misread`."""
        known = {column.term: column for column in self.columns}
        for heading, cell in cells.items():
            if heading not in known and cell not in {"", None}:
                raise Misread(heading, cell)
        record = {
            column.name: column.read(cells[column.term])
            for column in self.columns
            if column.term in cells
        }
        return _nested(record)

    def records(self, matter: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
        """The rows of this sheet for one matter of the JSON file."""
        if self.field:
            for part in matter[self.field]:
                yield {"matter": matter["code"], **part}
            return
        organ = {f"organ.{k}": v for k, v in matter["organ"].items()}
        plain = {f"elements.{k}": v for k, v in matter["elements"].items()}
        yield {**matter, **organ, **plain}


def _nested(record: Mapping[str, Any]) -> dict[str, Any]:
    """`organ.code` becomes `code` of `organ`; empty choices take their defaults."""
    nested: dict[str, Any] = {}
    for name, value in record.items():
        outer, dot, inner = name.partition(".")
        if dot:
            nested.setdefault(outer, {})[inner] = value
        elif value is not None or name in _MAY_BE_NOTHING:
            nested[name] = value
    return nested


_MAY_BE_NOTHING: Final = frozenset(
    {"line", "statutory_limit", "promised_limit", "visit_count", "limit", "grace_days"}
)


def _columns(kind: type, terms: Mapping[str, str], prefix: str = "") -> list[Column]:
    hints = get_type_hints(kind)
    return [
        Column(
            name=f"{prefix}{f.name}",
            term=terms[f.name],
            kind="choice" if f.name == "exercise_level" else _kind(hints[f.name]),
            codes=_codes(f.name, hints[f.name]),
            is_needed=f.default is MISSING and f.default_factory is MISSING,
        )
        for f in fields(kind)
        if f.name in terms
    ]


def _inner(hint: Any) -> Any:
    if get_origin(hint) is UnionType:
        return next(part for part in get_args(hint) if part is not NoneType)
    return hint


def _kind(hint: Any) -> str:
    inner = _inner(hint)
    if get_origin(inner) is tuple:
        return "list"
    if isinstance(inner, type) and issubclass(inner, Enum):
        return "choice"
    kinds = {bool: "flag", int: "number", Limit: "limit"}
    return kinds.get(inner, "text")


def _codes(name: str, hint: Any) -> Mapping[str, str]:
    inner = _inner(hint)
    if name == "exercise_level":
        return captions.LEVELS
    if isinstance(inner, type) and issubclass(inner, Enum):
        return captions.CODES[inner]
    return {}


def _matter_columns() -> tuple[Column, ...]:
    organ = [
        Column("organ.code", "部门编码", "text", {}, is_needed=True),
        Column("organ.name", "部门名称", "text", {}),
        Column("organ.uscc", "统一社会信用代码", "text", {}),
    ]
    own = {
        name: term
        for name, term in captions.MATTER.items()
        if name not in RECORDS_ONLY and name not in _PARTS
    }
    plain = _columns(Elements, captions.ELEMENTS, "elements.")
    source = [Column("source", "来源数据", "json", {})]
    return (*_columns(Matter, own), *organ, *plain, *source)


@cache
def _part_columns(kind: type, terms: str) -> tuple[Column, ...]:
    first = Column("matter", CODE, "text", {}, is_needed=True)
    return (first, *_columns(kind, captions.PARTS[terms]))


MATTERS: Final = Sheet("", "事项", _matter_columns())
SHEETS: Final = (
    MATTERS,
    Sheet("conditions", "受理条件", _part_columns(Condition, "conditions")),
    Sheet("materials", "申请材料", _part_columns(Material, "materials")),
    Sheet("steps", "办理流程", _part_columns(ProcedureStep, "steps")),
    Sheet("fees", "收费", _part_columns(FeeItem, "fees")),
    Sheet("faqs", "常见问题", _part_columns(Faq, "faqs")),
)
