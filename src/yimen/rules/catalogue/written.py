"""A matter written down as plain words, numbers and lists, and read back.

One shape serves everything that leaves the tables: the exchange file, the digest that
tells whether an import changes anything, and the comparison of two versions. What the
records know beside the guide itself (ids, version number, days of validity) is not
part of it: two matters that are written alike say the same to an applicant.

Invariant: reading what was written gives an equal matter. Anything a reader doesn't
know is refused with the field and the value, never dropped.
"""

import hashlib
import json
import types
from collections.abc import Mapping
from dataclasses import MISSING, fields, is_dataclass
from enum import Enum
from functools import cache
from typing import Any, Final, Union, get_args, get_origin, get_type_hints

from yimen.rules.catalogue.captions import limit_read, limit_text
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.limits import Limit
from yimen.rules.refusals import Refused

Plain = None | bool | int | str | list["Plain"] | dict[str, "Plain"]

RECORDS_ONLY: Final = frozenset(
    {"organ_id", "matter_id", "version_id", "number", "valid_from"}
)


class Unreadable(Refused):
    """A field of a written matter says something that can't be read."""


def written(matter: Matter) -> dict[str, Plain]:
    """The guide in plain words: everything but what only the records know."""
    return {
        f.name: _plain(getattr(matter, f.name))
        for f in fields(matter)
        if f.name not in RECORDS_ONLY
    }


def digest(matter: Matter, source: Mapping[str, object] | None = None) -> str:
    """Equal for two matters that say the same (and come from the same source row)."""
    said: dict[str, object] = {**written(matter), "source": dict(source or {})}
    text = json.dumps(said, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def read(raw: Mapping[str, object]) -> Matter:
    """The matter that was written so; raises `Unreadable` with field and value."""
    known = {k: v for k, v in raw.items() if k not in RECORDS_ONLY}
    matter = _value(Matter, known, "")
    if not isinstance(matter, Matter):  # pragma: no cover - the type says so already
        raise Unreadable(field="", value="")
    return matter


def _plain(value: Any) -> Plain:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, Limit):
        return limit_text(value)
    if is_dataclass(value) and not isinstance(value, type):
        return {f.name: _plain(getattr(value, f.name)) for f in fields(value)}
    if isinstance(value, tuple):
        return [_plain(part) for part in value]
    return value if value is None or isinstance(value, bool | int) else str(value)


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _value(kind: Any, raw: object, where: str) -> Any:
    origin = get_origin(kind)
    if origin is Union or origin is types.UnionType:
        inner = next(part for part in get_args(kind) if part is not types.NoneType)
        return None if raw is None or raw == "" else _value(inner, raw, where)
    if origin is tuple:
        if not isinstance(raw, list | tuple):
            raise Unreadable(field=where, value=raw)
        part = get_args(kind)[0]
        return tuple(_value(part, v, f"{where}[{i}]") for i, v in enumerate(raw, 1))
    if kind is Limit:
        limit = limit_read(raw) if isinstance(raw, str) else None
        if limit is None:
            raise Unreadable(field=where, value=raw)
        return limit
    if is_dataclass(kind):
        return _record(kind, raw, where)
    return _scalar(kind, raw, where)


def _scalar(kind: Any, raw: object, where: str) -> Any:
    if isinstance(kind, type) and issubclass(kind, Enum):
        try:
            return kind(raw)
        except ValueError:
            raise Unreadable(field=where, value=raw) from None
    if kind in {bool, int, str} and type(raw) is kind:
        return raw
    raise Unreadable(field=where, value=raw)


def _record(kind: Any, raw: object, where: str) -> Any:
    if not isinstance(raw, Mapping):
        raise Unreadable(field=where, value=raw)
    dot = f"{where}." if where else ""
    known = {f.name: f for f in fields(kind)}
    for strange in raw.keys() - known.keys():
        raise Unreadable(field=f"{dot}{strange}", value=raw[strange])
    for name, f in known.items():
        needed = f.default is MISSING and f.default_factory is MISSING
        if needed and name not in raw:
            raise Unreadable(field=f"{dot}{name}", value=None)
    hints = _hints(kind)
    return kind(**{n: _value(hints[n], v, f"{dot}{n}") for n, v in raw.items()})
