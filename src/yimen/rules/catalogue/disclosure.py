"""信息公开率: how much of what must be public about a matter is.

A hall discloses ten things of every matter: 「名稱、依據、流程、申報材料、承諾時限、
辦理 地點、收費依據、標准、審批權限和監督渠道」 (rulebook item 48; 行政许可法 30; 政府
信息公开条例 20(5)). Each is a field of the published guide; what does not apply (fees
of a matter that is free) counts as said. The rate of some matters is the fields said
÷ ten times the matters, so it is computed and nobody types it.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.catalogue.matters import Matter


class Field(StrEnum):
    """The ten things."""

    NAME = "name"
    BASIS = "basis"
    FLOW = "flow"
    MATERIALS = "materials"
    PROMISED_LIMIT = "promised_limit"
    PLACE = "place"
    FEE_BASIS = "fee_basis"
    FEE_STANDARD = "fee_standard"
    AUTHORITY = "authority"
    SUPERVISION = "supervision"


_SAID: Final[Mapping[Field, Callable[[Matter], bool]]] = MappingProxyType(
    {
        Field.NAME: lambda one: bool(one.name.strip()),
        Field.BASIS: lambda one: bool(one.elements.legal_bases),
        Field.FLOW: lambda one: bool(one.steps or one.elements.flow_note),
        Field.MATERIALS: lambda one: bool(one.materials) or one.needs_no_material,
        Field.PROMISED_LIMIT: lambda one: one.promised_limit is not None,
        Field.PLACE: lambda one: bool(one.elements.place),
        Field.FEE_BASIS: lambda one: _fees_say(one, "basis"),
        Field.FEE_STANDARD: lambda one: _fees_say(one, "standard"),
        Field.AUTHORITY: lambda one: bool(
            one.exercise_level or one.elements.authority_split
        ),
        Field.SUPERVISION: lambda one: bool(
            one.elements.complaint_phone or one.elements.complaint_other
        ),
    }
)


def _fees_say(matter: Matter, what: str) -> bool:
    if not matter.is_charged:
        return True
    return bool(matter.fees) and all(getattr(fee, what) for fee in matter.fees)


@dataclass(frozen=True, slots=True)
class Disclosure:
    """How much of some matters is public, and what is missing most."""

    matters: int
    said: int
    missing: Mapping[Field, int]

    @property
    def rate(self) -> float | None:
        """信息公开率; None of no matters."""
        return self.said / (len(Field) * self.matters) if self.matters else None


def missing(matter: Matter) -> tuple[Field, ...]:
    """What the guide does not say."""
    return tuple(field for field in Field if not _SAID[field](matter))


def disclosure(matters: Iterable[Matter]) -> Disclosure:
    """The figures of these matters."""
    counts = dict.fromkeys(Field, 0)
    total = 0
    for matter in matters:
        total += 1
        for field in missing(matter):
            counts[field] += 1
    left = sum(counts.values())
    return Disclosure(total, len(Field) * total - left, MappingProxyType(counts))
