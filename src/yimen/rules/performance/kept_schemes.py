"""A scheme as plain data, so that a version can be kept, printed and compared."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Final

from yimen.rules.performance.indicators import Indicator, Kind, Own, Perspective, Scored
from yimen.rules.performance.scoring import Cuts, Scheme

_NUMBERS: Final = ("weight", "target", "edge")


def as_data(scheme: Scheme) -> dict[str, Any]:
    """The scheme as JSON holds it; numbers are text, so that none is rounded."""
    cuts = scheme.cuts
    return {
        "cuts": [str(cut) for cut in (cuts.excellent, cuts.good, cuts.fair)],
        "bonus_cap": str(scheme.bonus_cap),
        "indicators": [_written(one) for one in scheme.indicators],
    }


def from_data(data: Mapping[str, Any]) -> Scheme:
    """The scheme that was written by `as_data`."""
    excellent, good, fair = (Fraction(cut) for cut in data["cuts"])
    return Scheme(
        tuple(_read(one) for one in data["indicators"]),
        Cuts(excellent, good, fair),
        Fraction(data["bonus_cap"]),
    )


def _written(one: Indicator) -> dict[str, Any]:
    return {
        "number": one.number,
        "label": one.label,
        "perspective": one.perspective.value,
        "group": one.group,
        "text": one.text,
        "kind": one.kind.value,
        "unit": one.unit,
        "source": one.source,
        "not_for": sorted(what.value for what in one.not_for),
        "own": {own.what.value: [str(own.target), str(own.edge)] for own in one.own},
        **{name: str(getattr(one, name)) for name in _NUMBERS},
    }


def _read(one: Mapping[str, Any]) -> Indicator:
    return Indicator(
        number=one["number"],
        label=one["label"],
        perspective=Perspective(one["perspective"]),
        group=one["group"],
        text=one["text"],
        kind=Kind(one["kind"]),
        unit=one["unit"],
        source=one["source"],
        not_for=frozenset(Scored(what) for what in one["not_for"]),
        own=tuple(
            Own(Scored(what), Fraction(target), Fraction(edge))
            for what, (target, edge) in sorted(one.get("own", {}).items())
        ),
        **{name: Fraction(one[name]) for name in _NUMBERS},
    )


@dataclass(frozen=True, slots=True)
class Change:
    """What differs in one indicator between two versions."""

    number: int
    label: str
    field: str
    before: str
    after: str


def differences(old: Scheme, new: Scheme) -> tuple[Change, ...]:
    """Each changed field of each indicator; added and removed ones by their label."""
    before = {one.number: _written(one) for one in old.indicators}
    after = {one.number: _written(one) for one in new.indicators}
    found = list(_around(old, new))
    for number in sorted({*before, *after}):
        left, right = before.get(number, {}), after.get(number, {})
        label = str((right or left)["label"])
        if not (left and right):
            whole = str(left.get("label", "")), str(right.get("label", ""))
            found.append(Change(number, label, "label", *whole))
            continue
        found += [
            Change(number, label, field, _said(left[field]), _said(right[field]))
            for field in left
            if left[field] != right[field]
        ]
    return tuple(found)


def _around(old: Scheme, new: Scheme) -> Iterator[Change]:
    """What differs beside the indicators: where grades cut, how much bonus."""
    left, right = as_data(old), as_data(new)
    for field in ("cuts", "bonus_cap"):
        if left[field] != right[field]:
            pair = (_plain(one[field]) for one in (left, right))
            yield Change(0, "等次和加分", field, *pair)


def _plain(value: Any) -> str:
    return "/".join(value) if isinstance(value, list) else str(value)


def _said(value: Any) -> str:
    if isinstance(value, dict):
        return "；".join(f"{what} {'/'.join(pair)}" for what, pair in value.items())
    return str(value)
