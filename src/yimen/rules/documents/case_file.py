"""In which order the papers of a case lie in its file.

The file is what an inspection opens (案卷评查): after its catalogue the application and
the materials, then the receipt, the notices, the opinions of each step, the decision,
the proof of delivery, the fee bill and the papers of a hearing (rulebook 9.21). Within
one place the earlier paper lies above. A paper that this table does not name lies among
the notices. A void paper stays where it is, beside the one that stands for it: nothing
is ever taken out of a file. How long the file is kept says `retention`.
"""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Protocol, TypeVar

from yimen.rules.documents.frame import DocumentKind, Sheet


class Place(IntEnum):
    """The parts of a file that papers lie in, from the top."""

    MATERIAL = 0
    RECEIPT = 1
    NOTICE = 2
    OPINION = 3
    DECISION = 4
    DELIVERY = 5
    FEE = 6
    HEARING = 7


PLACES = MappingProxyType(
    {
        DocumentKind.INTAKE_RECEIPT: Place.RECEIPT,
        DocumentKind.ACCEPTANCE_NOTICE: Place.RECEIPT,
        DocumentKind.ONE_TIME_NOTICE: Place.NOTICE,
        DocumentKind.TOLERANCE_PROMISE: Place.NOTICE,
        DocumentKind.TOLERANCE_NOTICE: Place.NOTICE,
        DocumentKind.PAUSE_NOTICE: Place.NOTICE,
        DocumentKind.EXTENSION_NOTICE: Place.NOTICE,
        DocumentKind.REJECTION: Place.DECISION,
        DocumentKind.REFUSAL: Place.DECISION,
        DocumentKind.GRANT: Place.DECISION,
        DocumentKind.CLOSING_NOTICE: Place.DECISION,
        DocumentKind.DELIVERY_RECEIPT: Place.DELIVERY,
        DocumentKind.COLLECTION_VOUCHER: Place.DELIVERY,
        # promises, hearings, several organs
        DocumentKind.COMMITMENT: Place.RECEIPT,
        DocumentKind.ENTRUSTMENT: Place.RECEIPT,
        DocumentKind.HAND_OVER: Place.RECEIPT,
        DocumentKind.FORWARDING_NOTICE: Place.NOTICE,
        DocumentKind.COPY_ORDER: Place.OPINION,
        DocumentKind.SURVEY_NOTICE: Place.OPINION,
        DocumentKind.MEETING_NOTICE: Place.OPINION,
        DocumentKind.MEETING_MINUTES: Place.OPINION,
        DocumentKind.REVOCATION: Place.DECISION,
        DocumentKind.SITE_RECORD: Place.OPINION,
        DocumentKind.EXPERT_OPINION: Place.OPINION,
        DocumentKind.HEARING_RIGHT: Place.HEARING,
        DocumentKind.HEARING_PUBLIC: Place.HEARING,
        DocumentKind.HEARING_NOTICE: Place.HEARING,
        DocumentKind.HEARING_MINUTES: Place.HEARING,
        DocumentKind.FEE_NOTICE: Place.FEE,
        DocumentKind.FEE_RECEIPT: Place.FEE,
        DocumentKind.FEE_REFUND: Place.FEE,
        DocumentKind.NEGATIVE_FILING: Place.OPINION,
    }
)

OF_THE_HOUSE = frozenset(
    {
        DocumentKind.WINDOW_AUTHORITY,
        DocumentKind.URGING_ORDER,
        DocumentKind.WARNING_CARD,
        DocumentKind.DEDUCTION_NOTICE,
        DocumentKind.MONTHLY_CIRCULAR,
        DocumentKind.WATCH_CIRCULAR,
    }
)
"""Papers about posts and people; they lie in no case's file."""

OF_A_REQUEST = frozenset({DocumentKind.INFORMATION_REPLY})
"""Papers of a request for information, which is no case either."""


class Filed(Protocol):
    """A paper that can be put in its place."""

    @property
    def sheet(self) -> Sheet:
        """What it says."""
        ...

    @property
    def issued_at(self) -> datetime:
        """When it was issued."""
        ...


Paper = TypeVar("Paper", bound=Filed)


def in_file_order(papers: Iterable[Paper]) -> tuple[Paper, ...]:
    """The papers as they lie in the file."""
    return tuple(
        sorted(
            papers,
            key=lambda paper: (
                PLACES.get(paper.sheet.kind, Place.NOTICE),
                paper.issued_at,
            ),
        )
    )
