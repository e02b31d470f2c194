"""A drawing as a file: the picture set on paper with what it is of, and a table."""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import typst

from yimen.ports import fonts

_TEMPLATE: Final = Path(__file__).parents[1] / "data" / "typst" / "drawing.typ"


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawingSheet:
    """What stands on the paper around a drawing."""

    organ: str
    title: str
    number: str
    facts: tuple[tuple[str, str], ...]
    svg: str  # whole in itself: nothing is looked up in a style sheet
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    printed: str


def drawing_pdf(sheet: DrawingSheet) -> bytes:
    """The file's bytes; the same sheet gives the same bytes."""
    made = typst.compile(
        str(_TEMPLATE),
        format="pdf",
        font_paths=[str(folder) for folder in fonts.folders()],
        ignore_system_fonts=True,
        sys_inputs={"sheet": json.dumps(asdict(sheet), ensure_ascii=False)},
    )
    return bytes(made)
