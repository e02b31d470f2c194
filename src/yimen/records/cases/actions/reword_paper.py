"""A miswritten value in an issued paper: void it with a reason, issue it anew."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import names_of
from yimen.records.cases.queries import document_page
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind, Sheet
from yimen.rules.documents.paper_facts import long_day
from yimen.rules.documents.rewording import reworded
from yimen.rules.documents.slips import AlreadyVoid
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def reword_paper(
    *,
    document: str,
    changes: Mapping[str, str],
    reason: str,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the new paper; the old one is void and named in it.

    `changes` are by place in the sheet (`rewording.wordings`).
    """
    old = _live(document)
    case = approach(old.case.number, Step.REWORD, by)
    with_reason(reason=reason)
    before, kind = document_page(document, by).sheet, DocumentKind(old.kind)
    today = long_day(local_date(at))

    def right(number: str) -> Sheet:
        return reworded(
            before, changes, number=number, issued_on=today, reason=reason.strip()
        )

    right("")  # refused before a number is taken
    names = names_of(case.place, case.applicant_id, case.handling_agent_id, by)
    act = Act(
        step=Step.REWORD,
        by=by,
        at=at,
        after=case.state,
        evidence={"voids": document, "places": sorted(changes)},
        texts={"reason": reason.strip()},
        papers=(Draft(kind, lambda n: right(n[kind]), old.pk),),
    )
    moved = move(case, act, letterhead=names.letterhead(at), is_aside=True)
    models.Document.objects.filter(pk=old.pk).update(
        voided_at=at, void_reason=reason.strip()
    )
    return moved


def _live(document: str) -> models.Document:
    """The paper, unless another stands for it already."""
    papers = models.Document.objects.select_related("case")
    row = papers.filter(number=document).first()
    if row is None:
        raise NotFound(document=document)
    if row.voided_at is not None:
        raise AlreadyVoid(document=document)
    return row
