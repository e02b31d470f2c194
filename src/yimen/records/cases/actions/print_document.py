"""A paper is printed again, word for word, with the number of its copy."""

from dataclasses import replace
from datetime import datetime

from django.db.models import F

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.queries import DocumentPage, document_page
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


def print_document(*, document: str, by: Actor, at: datetime) -> DocumentPage:
    """The paper as it was issued, with its copy number, who prints it and when."""
    return until_it_fits(lambda: _print(document, by, at))


def _print(document: str, by: Actor, at: datetime) -> DocumentPage:
    # the case first: a copy printed meanwhile then shows as a line that came first
    case = approach(_case_of(document), Step.PRINT, by)
    page = document_page(document, by)
    copy_number = page.copy_number + 1
    act = Act(
        step=Step.PRINT,
        by=by,
        at=at,
        after=case.state,
        evidence={"document": document, "copy": copy_number},
    )
    move(case, act, is_aside=True)
    printed = models.Document.objects.filter(number=document)
    printed.update(printed=F("printed") + 1)
    return replace(page, copy_number=copy_number, printed_by=by.name, printed_at=at)


def _case_of(document: str) -> str:
    """The number of the case that the paper belongs to."""
    paper = models.Document.objects.filter(number=document)
    number = paper.values_list("case__number", flat=True).first()
    if number is None:
        raise NotFound(document=document)
    return number
