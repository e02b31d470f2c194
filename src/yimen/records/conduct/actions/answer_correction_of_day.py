"""A second person confirms that a half day was put down wrongly, or refuses."""

from datetime import datetime

from django.db import transaction

from yimen.records.conduct.actions._write import (
    Done,
    change,
    officer_of,
    place_of_node,
)
from yimen.records.conduct.models import Correction
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.attendance import (
    CorrectionAnswered,
    OwnCorrection,
    ReasonMissing,
)
from yimen.rules.refusals import NotFound


@transaction.atomic
def answer_correction_of_day(
    *,
    correction_id: int,
    confirms: bool,
    answer: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The half day has its new mark from now on, or keeps its old one."""
    row = _row(correction_id)
    place = place_of_node(row.hall_id or 0)
    authority.require(by, Step.ANSWER_CORRECTION_OF_DAY, place)
    hand = officer_of(by, Step.ANSWER_CORRECTION_OF_DAY)
    if {row.officer_id, row.asked_by_id} & by.officer_ids:
        raise OwnCorrection
    if row.state != "asked":
        raise CorrectionAnswered
    if not confirms and not answer.strip():
        raise ReasonMissing
    state = "confirmed" if confirms else "refused"
    done = Done(
        step=Step.ANSWER_CORRECTION_OF_DAY,
        by=by,
        at=at,
        after=state,
        evidence={"officer": row.officer_id, "on": row.on, "half": row.half},
        texts={"answer": answer},
    )
    change(
        row,
        version,
        "attendance_correction",
        done,
        state=state,
        answered_at=at,
        answered_by_id=hand,
        answer=answer.strip(),
    )


def _row(correction_id: int) -> Correction:
    row = Correction.objects.filter(pk=correction_id).first()
    if row is None:
        raise NotFound(correction=correction_id)
    return row
