"""What lies in the file of a case: what was handed in, what was issued, what was said.

The order is the archive's (`rules.documents.case_file`): the application and its
materials, the receipt, the notices, the opinions of each step, the decision, the proof
of delivery.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.records.cases.queries import CasePage, HistoryRow, MaterialRow, UploadRow
from yimen.rules.authority.steps import Step
from yimen.rules.documents.case_file import PLACES, Place
from yimen.screens.paper.leaf import Leaf
from yimen.screens.shared import case_words

_OPINIONS: Final = {
    Step.EXAMINE: "审查意见",
    Step.SEND_BACK: "退回重审的理由",
    Step.RESUME: "特别程序的结果",
}
"""Steps whose words lie in the file themselves; the others issue a paper."""

_PICTURES: Final = frozenset({"image/png", "image/jpeg"})


@dataclass(frozen=True, slots=True)
class Scan:
    """A file that was handed in or attached."""

    upload: UploadRow
    is_picture: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in the file; exactly one of the three last parts is there."""

    place: Place
    at: datetime
    title: str
    number: str = ""
    remark: str = ""
    scans: tuple[Scan, ...] = ()
    leaf: Leaf | None = None
    opinion: HistoryRow | None = None
    material: MaterialRow | None = None


def contents(page: CasePage, leaves: Iterable[tuple[Leaf, datetime]]) -> list[Entry]:
    """Everything in the file, in the order in which it lies there."""
    entries = (*_materials(page), *_papers(leaves), *_opinions(page))
    return sorted(entries, key=lambda entry: (entry.place, entry.at))


def _materials(page: CasePage) -> Iterator[Entry]:
    for row in page.materials:
        yield Entry(
            place=Place.MATERIAL,
            at=page.received_at,
            title=row.material.name,
            remark=_state(row),
            scans=tuple(map(_scan, row.uploads)),
            material=row,
        )
    for upload in page.uploads:
        yield Entry(
            place=Place.MATERIAL,
            at=upload.uploaded_at,
            title=upload.name,
            remark="附件",
            scans=(_scan(upload),),
        )


def _state(row: MaterialRow) -> str:
    word = case_words.PAPER_STATES[row.state]
    if not row.state.is_in:
        return f"{word}，{row.remark}" if row.remark else word
    counts = (("原件", row.originals), ("复印件", row.copies))
    sheets = "，".join(f"{kind} {count} 份" for kind, count in counts if count)
    return "，".join(filter(None, (word, sheets, row.remark)))


def _scan(upload: UploadRow) -> Scan:
    return Scan(upload, upload.media_type in _PICTURES)


def _papers(leaves: Iterable[tuple[Leaf, datetime]]) -> Iterator[Entry]:
    for leaf, issued_at in leaves:
        yield Entry(
            place=PLACES.get(leaf.sheet.kind, Place.NOTICE),
            at=issued_at,
            title=leaf.sheet.title,
            number=leaf.sheet.number,
            remark=_remark(leaf),
            leaf=leaf,
        )


def _remark(leaf: Leaf) -> str:
    if leaf.void:
        instead = f"，由 {leaf.replaced_by} 替换" if leaf.replaced_by else ""
        return f"作废{instead}"
    return f"替换 {leaf.replaces}" if leaf.replaces else ""


def _opinions(page: CasePage) -> Iterator[Entry]:
    for row in page.history:
        if row.step in _OPINIONS and row.text:
            yield Entry(
                place=Place.OPINION,
                at=row.happened_at,
                title=_OPINIONS[row.step],
                opinion=row,
            )
