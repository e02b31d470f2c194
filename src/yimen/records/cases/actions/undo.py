"""A mistaken step is taken back on its own day, with a trace."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._back import Back, lead_back, lines_of
from yimen.records.cases.actions._move import Moved
from yimen.records.cases.queries.page import DocumentRow, document_row
from yimen.records.cases.queries.pasts import past_of
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases import undoing
from yimen.rules.cases.negatives import Standing
from yimen.rules.cases.undoing import Undoing
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def undo(
    *,
    number: str,
    reason: str,
    has_paper_back: bool = False,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case as it stood before its last step; that step's papers are void."""
    case = approach(number, Step.UNDO, by, version)
    with_reason(reason=reason)
    lines = lines_of(number)
    heads = by.has(Role.CHIEF_REPRESENTATIVE) and by.organ_id == case.place.organ_id
    place = undoing.check(
        past_of(lines, _papers_of(case.case_id)).taken,
        Undoing(
            officer_ids=by.officer_ids,
            heads_the_office=heads,
            on=local_date(at),
            has_paper_back=has_paper_back,
        ),
    )
    back = Back(line=lines[place], step=Step.UNDO, reason=reason, by=by, at=at)
    return lead_back(case, lines, back, lambda: _beside(case.case_id, back))


def _papers_of(case_id: int) -> tuple[DocumentRow, ...]:
    rows = models.Document.objects.filter(case_id=case_id, voided_at=None)
    return tuple(document_row(row) for row in rows)


def _beside(case_id: int, back: Back) -> None:
    """What lies beside the row of the step that was taken back."""
    if back.line.step == Step.ASK_CORRECTION:
        models.OneTimeNotice.objects.filter(case_id=case_id).delete()
    if back.line.step == Step.TOLERATE:
        models.OwedMaterial.objects.filter(case_id=case_id).delete()
    if back.line.step == Step.REJECT:
        models.NegativeReply.objects.filter(
            case_id=case_id, entry_sequence=back.line.sequence
        ).update(
            standing=Standing.OVERTURNED,
            reviewed_at=back.at,
            reviewed_by_id=back.by.officer_id,
            comment=back.reason,
        )
