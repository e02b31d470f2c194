"""What a hall hands out about its matters: booklets and cards, set from the guides.

A booklet (服务一本通) has a cover, a list of what is in it and each guide with its flow
chart; a card (办事须知卡片) has one matter on half a sheet. Both say the version of the
guide and bear a code that opens the newest one.
"""

import json
from dataclasses import asdict, dataclass
from functools import lru_cache
from pathlib import Path
from typing import Final

import typst

from yimen.ports import fonts

_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "typst" / "leaflet.typ"
_KEPT: Final = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class GuideOnPaper:
    """One guide in words."""

    name: str
    organ: str
    version: str
    facts: tuple[tuple[str, str], ...]
    conditions: tuple[str, ...]
    materials: tuple[tuple[str, ...], ...]  # name, copies, remark
    fees: tuple[tuple[str, ...], ...]  # name, standard, basis
    steps: str
    flow: str  # an SVG, whole in itself
    qr: str  # an SVG
    address: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaflet:
    """A booklet of several guides, or the card of one."""

    kind: str  # booklet card
    title: str
    subtitle: str
    issued: str
    guides: tuple[GuideOnPaper, ...]


def leaflet_pdf(leaflet: Leaflet) -> bytes:
    """The file's bytes; the same leaflet gives the same bytes, set once."""
    return _set(json.dumps(asdict(leaflet), ensure_ascii=False))


@lru_cache(maxsize=_KEPT)
def _set(told: str) -> bytes:
    made = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        font_paths=[str(folder) for folder in fonts.folders()],
        ignore_system_fonts=True,
        sys_inputs={"leaflet": told},
    )
    return bytes(made)
