"""A "no" is filed with the hall in the same transaction (否定报备)."""

from yimen.records.cases import models
from yimen.records.cases.actions._beginning import Start
from yimen.records.cases.actions._move import Act
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Reject
from yimen.rules.legal_clock.calendar import local_date

_AFTER_RECEIPT = 2


def file_first(case_id: int, start: Start, rejected: Reject) -> None:
    """The "no" with which a case begins and ends: its second line."""
    place, at = start.opening.place, start.at
    models.NegativeReply.objects.create(
        case_id=case_id,
        step=Step.REJECT,
        ground=rejected.ground,
        entry_sequence=_AFTER_RECEIPT,
        organ_id=place.organ_id,
        hall_id=place.hall_id or 0,
        replied_at=at,
        replied_by_id=start.by.officer_id,
        review_due_on=local_date(at),
    )


def file_after(case: CaseFacts, act: Act) -> None:
    """The "no" that this act has just added to a case."""
    models.NegativeReply.objects.create(
        case_id=case.case_id,
        step=act.step,
        ground=str(act.evidence.get("ground", "")),
        entry_sequence=case.head.sequence + 1,
        organ_id=case.place.organ_id,
        hall_id=case.place.hall_id or 0,
        replied_at=act.at,
        replied_by_id=act.by.officer_id,
        review_due_on=local_date(act.at),
    )
