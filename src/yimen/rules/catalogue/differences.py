"""What one version of a matter says otherwise than another, field by field.

Lists are compared entry by entry: a paper is the same paper while its code is the
same, a step by its kind and name, a fee by its name, a question by its words. So an
added paper is one difference, not a shift of all that follow.
"""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from enum import Enum, StrEnum
from typing import Any, Final

from yimen.rules.catalogue import captions
from yimen.rules.catalogue.matters import Matter, ProcedureStep
from yimen.rules.catalogue.written import RECORDS_ONLY
from yimen.rules.legal_clock.limits import Limit


class Kind(StrEnum):
    """What happened between the two."""

    ADDED = "added"
    DROPPED = "dropped"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Difference:
    """One field that differs, as people read it."""

    field: str
    chapter: str  # 申请材料, or nothing for the matter itself
    entry: str  # which paper, step, fee
    term: str
    before: str
    after: str
    kind: Kind


_PARTS: Final = ("conditions", "materials", "steps", "fees", "faqs")
_KEYS: Final = {
    "conditions": "text",
    "materials": "code",
    "fees": "name",
    "faqs": "question",
}
_NAMES: Final = {"materials": "name"}


def differences(before: Matter, after: Matter) -> tuple[Difference, ...]:
    """Everything that differs, in the order of the guide."""
    return tuple(_differences(before, after))


def _differences(before: Matter, after: Matter) -> Iterator[Difference]:
    for name, term in captions.MATTER.items():
        if name not in _PARTS and name not in RECORDS_ONLY:
            yield from _field(name, term, getattr(before, name), getattr(after, name))
    for name, term in captions.ELEMENTS.items():
        pair = getattr(before.elements, name), getattr(after.elements, name)
        yield from _field(f"elements.{name}", term, *pair)
    for name in _PARTS:
        yield from _part(name, getattr(before, name), getattr(after, name))


def _field(name: str, term: str, before: object, after: object) -> Iterator[Difference]:
    if before != after:
        yield Difference(name, "", "", term, said(before), said(after), Kind.CHANGED)


def _key(part: str, entry: Any) -> str:
    if isinstance(entry, ProcedureStep):
        return f"{entry.kind}:{entry.name}"
    return str(getattr(entry, _KEYS[part]))


def _name(part: str, entry: Any) -> str:
    if isinstance(entry, ProcedureStep):
        return entry.name
    return str(getattr(entry, _NAMES.get(part, _KEYS[part])))


def _part(
    part: str, before: tuple[Any, ...], after: tuple[Any, ...]
) -> Iterator[Difference]:
    chapter = captions.MATTER[part]
    old = {_key(part, entry): entry for entry in before}
    new = {_key(part, entry): entry for entry in after}
    for key in [*old, *(key for key in new if key not in old)]:
        if key not in new:
            text = summary(old[key])
            yield _whole(part, chapter, _name(part, old[key]), text, "", Kind.DROPPED)
        elif key not in old:
            text = summary(new[key])
            yield _whole(part, chapter, _name(part, new[key]), "", text, Kind.ADDED)
        else:
            yield from _entry(part, old[key], new[key])
    kept_old = [key for key in old if key in new]
    kept_new = [key for key in new if key in old]
    if kept_old != kept_new:
        texts = ["、".join(_name(part, old[k]) for k in kept_old)]
        texts.append("、".join(_name(part, new[k]) for k in kept_new))
        yield Difference(part, chapter, "", "顺序", texts[0], texts[1], Kind.CHANGED)


def _whole(
    part: str, chapter: str, name: str, before: str, after: str, kind: Kind
) -> Difference:
    return Difference(part, chapter, name, "", before, after, kind)


def _entry(part: str, before: Any, after: Any) -> Iterator[Difference]:
    for f in fields(before):
        old, new = getattr(before, f.name), getattr(after, f.name)
        if old != new:
            yield Difference(
                field=f"{part}.{f.name}",
                chapter=captions.MATTER[part],
                entry=_name(part, after),
                term=captions.PARTS[part][f.name],
                before=said(old),
                after=said(new),
                kind=Kind.CHANGED,
            )


def said(value: object) -> str:
    """A value of a guide in words."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, Limit):
        return captions.limit_words(value)
    if isinstance(value, Enum):
        return captions.CODES[type(value)][str(value.value)]
    if isinstance(value, tuple):
        return "\n".join(said(part) for part in value)
    return str(value)


def summary(entry: Any) -> str:
    """An entry of a list in one line: what it says beside its defaults."""
    plain = (said(getattr(entry, f.name)) for f in fields(entry) if f.name != "code")
    return "；".join(text for text in plain if text and text not in {"否", "0"})
