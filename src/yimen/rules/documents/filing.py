"""What has to lie in the file of a closed case before it goes to the archive.

Reviewers open a file and look for the same things every time (rulebook 9.21): what was
applied for and handed in, the receipt, the one notice if there was one, signed and
dated opinions, the decision, and the proof that it was delivered. Which of them a case
needs follows from how it went: an instant case closed on the spot has no receipt
(9.20), a withdrawn one no decision. What is missing is found before filing, or said
with a reason.

Invariant: a case that went through the acts of this house with nothing left out needs
nothing more. Not decided here: the order (`case_file`) and the years (`retention`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import Refused


class Part(StrEnum):
    """What a reviewer looks for."""

    APPLICATION = "application"
    RECEIPT = "receipt"
    NOTICE = "notice"
    OPINIONS = "opinions"
    DECISION = "decision"
    DELIVERY = "delivery"


PARTS: Final = {
    Part.APPLICATION: "申请和材料",
    Part.RECEIPT: "收件、受理凭证",
    Part.NOTICE: "一次性告知书",
    Part.OPINIONS: "审查意见（有姓名和时间）",
    Part.DECISION: "决定书",
    Part.DELIVERY: "送达凭证",
}

_RECEIPTS: Final = frozenset(
    {DocumentKind.INTAKE_RECEIPT, DocumentKind.ACCEPTANCE_NOTICE}
)
_DECISIONS: Final = frozenset(
    {
        DocumentKind.GRANT,
        DocumentKind.REFUSAL,
        DocumentKind.REJECTION,
        DocumentKind.CLOSING_NOTICE,
        DocumentKind.FORWARDING_NOTICE,
    }
)
_DELIVERIES: Final = frozenset(
    {DocumentKind.DELIVERY_RECEIPT, DocumentKind.COLLECTION_VOUCHER}
)
_DECIDED: Final = frozenset({"granted", "refused"})


class NotYetClosed(Refused):
    """Only a closed case goes to the archive."""


class AlreadyFiled(Refused):
    """The case is in the archive."""


class FileLacks(Refused):
    """Something that this case needs is not in its file; say why, or add it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileFacts:
    """What is in the file, and how the case went."""

    result: str  # granted refused rejected withdrawn returned …
    is_instant: bool
    was_told: bool  # the one notice was given
    materials: int  # materials that were taken in, or files that lie with them
    needs_material: bool
    papers: frozenset[DocumentKind]  # that hold
    opinions: int


@dataclass(frozen=True, slots=True)
class Point:
    """One thing a reviewer looks for."""

    part: Part
    is_needed: bool
    is_there: bool

    @property
    def is_missing(self) -> bool:
        """Whether the reviewer would write it down."""
        return self.is_needed and not self.is_there


def points(facts: FileFacts) -> tuple[Point, ...]:
    """Everything a reviewer looks for, in the order of the file."""
    return tuple(_points(facts))


def _points(facts: FileFacts) -> Iterator[Point]:
    is_decided = facts.result in _DECIDED
    has_receipt = bool(facts.papers & _RECEIPTS)
    is_spoken = facts.is_instant or facts.result == "rejected" or facts.was_told
    yield Point(Part.APPLICATION, facts.needs_material, facts.materials > 0)
    yield Point(Part.RECEIPT, not is_spoken, has_receipt)
    told = DocumentKind.ONE_TIME_NOTICE in facts.papers
    yield Point(Part.NOTICE, facts.was_told, told)
    yield Point(Part.OPINIONS, is_decided and not facts.is_instant, facts.opinions > 0)
    yield Point(Part.DECISION, True, bool(facts.papers & _DECISIONS))  # noqa: FBT003
    yield Point(Part.DELIVERY, is_decided, bool(facts.papers & _DELIVERIES))


def require_whole(found: tuple[Point, ...], remark: str) -> None:
    """Raise unless nothing is missing, or it is said why."""
    missing = [point.part.value for point in found if point.is_missing]
    if missing and not remark.strip():
        raise FileLacks(missing="、".join(PARTS[Part(one)] for one in missing))
