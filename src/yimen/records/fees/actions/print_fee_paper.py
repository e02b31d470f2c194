"""A paper of a bill is printed, word for word, with the number of its copy."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.fees import models
from yimen.records.fees.actions._bills import KIND, hold, note, open_bill
from yimen.records.fees.queries import papers
from yimen.records.journal import queries as journal
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Sheet
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeCopy:
    """A paper of a bill on paper."""

    sheet: Sheet
    copy_number: int
    printed_by: str
    printed_at: datetime


@transaction.atomic
def print_fee_paper(
    *, number: str, slot: str, case: str = "", by: Actor, at: datetime
) -> FeeCopy:
    """One more copy; `case`: it is printed with the file of this case."""
    bill = _of_case(number, case, by) if case else _of_till(number, by)
    sheet = papers.sheet(number, slot)
    copy = papers.copies(journal.entries(KIND, number), slot) + 1
    told = {"paper": slot, "copy": copy}
    note(bill, Step.PRINT_FEE_PAPER, by=by, at=at, told=told)
    return FeeCopy(sheet=sheet, copy_number=copy, printed_by=by.name, printed_at=at)


def _of_till(number: str, by: Actor) -> models.Bill:
    return open_bill(number, Step.PRINT_FEE_PAPER, by)


def _of_case(number: str, case: str, by: Actor) -> models.Bill:
    """The bill for whoever has the file of this case in hand."""
    shown = sight_of(by, Step.PRINT).shows(cases.place_of(case))
    lines = models.BillLine.objects.filter(bill__number=number, case__number=case)
    if not shown or not lines.exists():
        raise NotFound(bill=number, case=case)
    return hold(number=number)
