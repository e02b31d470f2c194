"""A paper of the house is printed, word for word, with the number of its copy."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line
from yimen.records.papers import models
from yimen.records.papers.actions._issuing import noted
from yimen.records.papers.queries import HousePaperPage, house_paper
from yimen.records.papers.queries.lists import KIND
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def print_house_paper(*, document: str, by: Actor, at: datetime) -> HousePaperPage:
    """The paper as it was issued, with its copy number, who prints it and when."""
    page = house_paper(document, by)
    authority.require(by, Step.PRINT_HOUSE_PAPER, page.place)
    rows = models.HousePaper.objects.select_for_update(of=("self",))
    row = rows.get(number=document)
    row.printed += 1
    state = "void" if row.voided_at else "issued"
    line = Line(
        kind=KIND,
        subject=document,
        step=Step.PRINT_HOUSE_PAPER,
        by=by,
        happened_at=at,
        before=state,
        after=state,
        payload={"copy": row.printed},
    )
    noted(row, line, ["printed"])
    return replace(page, copy_number=row.printed, printed_by=by.name, printed_at=at)
