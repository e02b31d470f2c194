"""In which order the papers of a case lie in its file.

The file is what an inspection opens (案卷评查): after its catalogue the application and
the materials, then the receipt, the notices, the opinions of each step, the decision
and the proof of delivery (rulebook 9.21). Within one place the earlier paper lies
above. A void paper stays where it is, beside the one that stands for it: nothing is
ever taken out of a file. Not decided here: how long the file is kept (rulebook 12.2.7).
"""

from collections.abc import Iterable
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from typing import Protocol, TypeVar

from yimen.rules.documents import DocumentKind, Sheet


class Place(IntEnum):
    """The parts of a file that papers lie in, from the top."""

    RECEIPT = 1
    NOTICE = 2
    DECISION = 3
    DELIVERY = 4


PLACES = MappingProxyType(
    {
        DocumentKind.INTAKE_RECEIPT: Place.RECEIPT,
        DocumentKind.ACCEPTANCE_NOTICE: Place.RECEIPT,
        DocumentKind.ONE_TIME_NOTICE: Place.NOTICE,
        DocumentKind.PAUSE_NOTICE: Place.NOTICE,
        DocumentKind.EXTENSION_NOTICE: Place.NOTICE,
        DocumentKind.REJECTION: Place.DECISION,
        DocumentKind.REFUSAL: Place.DECISION,
        DocumentKind.GRANT: Place.DECISION,
        DocumentKind.CLOSING_NOTICE: Place.DECISION,
        DocumentKind.DELIVERY_RECEIPT: Place.DELIVERY,
        DocumentKind.COLLECTION_VOUCHER: Place.DELIVERY,
    }
)


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
        sorted(papers, key=lambda paper: (PLACES[paper.sheet.kind], paper.issued_at))
    )
