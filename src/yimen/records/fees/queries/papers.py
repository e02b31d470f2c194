"""The papers of bills: as they were issued last, and as a case's file holds them."""

from collections.abc import Iterator, Mapping
from typing import Final

from yimen.records.cases.queries.enclosed import Enclosed
from yimen.records.fees import models
from yimen.records.journal import queries as journal
from yimen.records.journal.queries import Written
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind, Sheet, from_text
from yimen.rules.refusals import NotFound

KIND: Final = "bill"
SLOTS: Final = (
    DocumentKind.FEE_NOTICE,
    DocumentKind.FEE_RECEIPT,
    DocumentKind.FEE_REFUND,
)
_VOID: Final = "缴款单作废"


def sheets(number: str) -> Mapping[str, str]:
    """The newest paper of each kind of this bill, as text."""
    texts = journal.texts(KIND, number)
    return {slot: texts[at, slot] for at, slot in sorted(texts) if slot in SLOTS}


def sheet(number: str, slot: str) -> Sheet:
    """A paper of the bill as it was issued last; raises `NotFound`."""
    text = sheets(number).get(slot)
    if text is None:
        raise NotFound(bill=number, paper=slot)
    return from_text(text)


def copies(lines: tuple[Written, ...], slot: str) -> int:
    """How often this paper was printed, by the bill's journal."""
    return sum(
        line.step == Step.PRINT_FEE_PAPER and line.payload.get("paper") == slot
        for line in lines
    )


def papers_of_case(case: str) -> tuple[Enclosed, ...]:
    """Every paper of every bill that this case stands on, for its file.

    Of a receipt that was made out anew with the e-bill's number only the last one;
    each refund has a notice of its own.
    """
    found = models.Bill.objects.filter(lines__case__number=case).distinct()
    return tuple(one for bill in found.order_by("pk") for one in _papers(bill))


def _papers(bill: models.Bill) -> Iterator[Enclosed]:
    lines = journal.entries(KIND, bill.number)
    issued_at = {line.sequence: line.happened_at for line in lines}
    texts = journal.texts(KIND, bill.number)
    last = {slot: at for at, slot in sorted(texts)}
    for at, slot in sorted(texts):
        if slot in SLOTS and (slot == DocumentKind.FEE_REFUND or last[slot] == at):
            yield Enclosed(
                sheet=from_text(texts[at, slot]),
                owner=bill.number,
                issued_at=issued_at[at],
                voided_at=bill.voided_at,
                void_reason=_VOID if bill.voided_at else "",
                copies=copies(lines, slot),
            )
