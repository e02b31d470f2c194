"""A slip of the pen in an issued paper: which words may be put right, and how.

An issued paper is never edited: it is voided with a reason, and another with a new
number stands for it (rulebook 9.22). The papers of the counter are made out anew from
what was registered (`slips`). Every other paper keeps its sections word for word but
for the values that were miswritten: a certificate's number, a name, a place. What the
law counts from or somebody decided on (days, limits, who approved, under which
article) is no slip: it has acts and remedies of its own. The new paper says which one
it stands for and why.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from yimen.rules.documents.frame import Fields, Lines, Section, Sheet
from yimen.rules.documents.slips import CORRECTABLE, NotASlip, NothingToCorrect

COUNTED: Final = (
    *("期限", "日期", "时间", "时限", "有效期", "延长", "批准", "暂停", "恢复", "合计"),
    *("理由", "依据", "查明"),
)
"""A label with one of these stands for what the law counts, or somebody decided on."""

_LONGEST: Final = 2000


@dataclass(frozen=True, slots=True)
class Wording:
    """A value that may be put right, and where it stands."""

    place: str  # section and row: "2.1"
    label: str
    text: str


def wordings(sheet: Sheet) -> tuple[Wording, ...]:
    """The values of the paper that may have been miswritten."""
    if sheet.kind in CORRECTABLE:
        return ()
    return tuple(_wordings(sheet))


def _wordings(sheet: Sheet) -> Iterator[Wording]:
    for place, section in enumerate(sheet.sections):
        if isinstance(section, Fields):
            for row, (label, text) in enumerate(section.rows):
                if not any(word in label for word in COUNTED):
                    yield Wording(f"{place}.{row}", label, text)


def reworded(
    sheet: Sheet,
    changes: Mapping[str, str],
    *,
    number: str,
    issued_on: str,
    reason: str,
) -> Sheet:
    """The paper that stands for this one; raises unless something differs."""
    known = {one.place: one.text for one in wordings(sheet)}
    strange = sorted(changes.keys() - known.keys())
    if strange:
        raise NotASlip(what=", ".join(strange))
    fresh = {
        place: text.strip()[:_LONGEST]
        for place, text in changes.items()
        if text.strip() and text.strip() != known[place]
    }
    if not fresh:
        raise NothingToCorrect
    note = f"本件更正并替代{sheet.number}，原件作废。更正原因：{reason}。"
    sections = tuple(
        _put_right(section, place, fresh)
        for place, section in enumerate(sheet.sections)
    )
    plain = tuple(one for one in sections if not _is_note(one))
    return replace(
        sheet,
        number=number,
        issued_on=issued_on,
        sections=(Lines("更正", (note,)), *plain),
    )


def _put_right(section: Section, place: int, fresh: Mapping[str, str]) -> Section:
    if not isinstance(section, Fields):
        return section
    rows = tuple(
        (label, fresh.get(f"{place}.{row}", text))
        for row, (label, text) in enumerate(section.rows)
    )
    return Fields(section.title, rows)


def _is_note(section: Section) -> bool:
    """Whether this is the note of an earlier correction."""
    return isinstance(section, Lines) and section.title == "更正"
