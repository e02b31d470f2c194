"""In which order the papers of a case lie in its file."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone

from yimen.rules.documents.case_file import (
    OF_A_REQUEST,
    OF_THE_HOUSE,
    PLACES,
    in_file_order,
)
from yimen.rules.documents.frame import DocumentKind, Sheet

NOON = datetime(2026, 9, 18, 12, tzinfo=timezone(timedelta(hours=8)))
SHEET = Sheet(
    kind=DocumentKind.GRANT,
    title="",
    number="",
    addressee="",
    addressee_id="",
    case_number="",
    query_code="",
    matter_name="",
    matter_code="",
    sections=(),
    seal="",
    issued_on="",
    contact="",
    contact_phone="",
    supervision_phone="",
)


@dataclass(frozen=True)
class Filed:
    sheet: Sheet
    issued_at: datetime = NOON


def paper(kind: DocumentKind, hours: int = 0) -> Filed:
    return Filed(replace(SHEET, kind=kind), NOON + timedelta(hours=hours))


def test_receipt_notices_decision_delivery_whatever_came_first() -> None:
    kinds = [
        DocumentKind.INTAKE_RECEIPT,
        DocumentKind.ONE_TIME_NOTICE,
        DocumentKind.REFUSAL,
        DocumentKind.DELIVERY_RECEIPT,
    ]

    filed = in_file_order([paper(kind) for kind in reversed(kinds)])

    assert [one.sheet.kind for one in filed] == kinds


def test_within_one_place_the_earlier_lies_above() -> None:
    late = paper(DocumentKind.INTAKE_RECEIPT, hours=3)
    early = paper(DocumentKind.ACCEPTANCE_NOTICE, hours=1)

    assert in_file_order([late, early]) == (early, late)


def test_every_kind_of_paper_has_its_place_or_lies_in_no_case() -> None:
    assert set(PLACES) | OF_THE_HOUSE | OF_A_REQUEST == set(DocumentKind)
    assert not set(PLACES) & OF_THE_HOUSE
