"""Paper as a file: a sheet set in type by Typst, with the Chinese font embedded."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

import typst

from yimen.ports import fonts
from yimen.rules.documents.frame import Fields, Ledger, Section, Sheet, Table

_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "typst" / "sheet.typ"
_WIDE: Final = 14  # signs; a column whose cells are longer shares the free width


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What differs between two prints of the same sheet."""

    line: str  # who printed which copy when
    void: str = ""  # why the paper no longer holds
    receipt: str = ""  # who signed for it, since it was issued
    qr: str = ""  # an SVG
    qr_words: str = ""
    rate_qr: str = ""  # an SVG
    seal_qr: str = ""  # an SVG


class Typesetter(Protocol):
    """Sets a sheet as PDF."""

    def pdf(self, sheet: Sheet, imprint: Imprint) -> bytes:
        """The file's bytes; the same sheet and imprint give the same bytes."""
        ...


class Typst:
    """The real one."""

    def pdf(self, sheet: Sheet, imprint: Imprint) -> bytes:
        told = asdict(sheet) | {"sections": [_named(part) for part in sheet.sections]}
        made = typst.compile(
            str(_TEMPLATE),
            format="pdf",
            font_paths=[str(folder) for folder in fonts.folders()],
            ignore_system_fonts=True,
            sys_inputs={
                "sheet": json.dumps(told, ensure_ascii=False),
                "imprint": json.dumps(asdict(imprint), ensure_ascii=False),
            },
        )
        return bytes(made)


def typesetter() -> Typesetter:
    """The typesetter of this installation."""
    return Typst()


def _named(part: Section) -> dict[str, object]:
    named: dict[str, object] = asdict(part) | {"type": type(part).__name__}
    if isinstance(part, Table):
        named["weights"] = _weights(part)
    if isinstance(part, Fields):
        named["is_short"] = part.is_short
    if isinstance(part, Ledger):
        named["common_article"] = part.common_article
    return named


def _weights(table: Table) -> list[int]:
    """One for a narrow column, more for a wide one; the widest takes what is free."""
    columns = zip(table.heads, *table.rows, strict=True)
    longest = [max(len(cell) for cell in column) for column in columns]
    weights = [max(1, min(4, length // _WIDE + 1)) for length in longest]
    widest = longest.index(max(longest))
    weights[widest] = max(2, weights[widest])
    return weights
