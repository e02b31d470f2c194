"""One more copy of the answer to a request, for the post or the counter."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.journal import queries as journal
from yimen.records.orders.actions._requests import KIND, found, note
from yimen.records.orders.actions._write import Said
from yimen.records.orders.queries.requests import reply_sheet
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import Sheet


@dataclass(frozen=True, slots=True)
class PrintedReply:
    """The paper, and which copy of it this is."""

    sheet: Sheet
    copy_number: int


@transaction.atomic
def print_reply(*, number: str, by: Actor, at: datetime) -> PrintedReply:
    """The paper as it was made out; the journal counts the copy."""
    row = found(number, Step.PRINT_REPLY, by)
    sheet = reply_sheet(number)
    earlier = journal.entries(KIND, number)
    copy = 1 + sum(line.step == Step.PRINT_REPLY for line in earlier)
    evidence = {"document": sheet.number, "copy": copy}
    note(row, Said(step=Step.PRINT_REPLY, by=by, at=at, evidence=evidence))
    return PrintedReply(sheet, copy)
