"""A "no" to a first question is looked at again: it stands, or it is answered anew."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import with_reason
from yimen.records.cases.actions._judging import judge
from yimen.records.network import queries as network
from yimen.records.queue.actions.review_answer import review_answer
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases import negatives
from yimen.rules.cases.negatives import Negative, Standing
from yimen.rules.refusals import NotFound


@transaction.atomic
def review_declined(
    *,
    filing_id: int,
    verdict: Standing,
    comment: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The filing with its verdict; overturned, the question is its owner's again."""
    found = models.NegativeReply.objects.select_related("hall")
    row = found.filter(pk=filing_id, case=None).first()
    if row is None or row.question_id is None:
        raise NotFound(filing=filing_id)
    with_reason(comment=comment)
    is_reversed = verdict is Standing.OVERTURNED
    review_answer(
        question_id=row.question_id,
        organ_id=row.organ_id,
        is_reversed=is_reversed,
        comment=comment,
        by=by,
        at=at,
    )
    here = Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=row.hall.path)
    network.require_sign_off(by, here, at)
    filed = Negative(
        step=Step.ANSWER_QUESTION,
        organ_id=row.organ_id,
        replied_by=row.replied_by_id,
        standing=Standing(row.standing),
        is_handed_over=False,
    )
    negatives.check_review(filed, verdict, by)
    judge(filing_id, version, verdict, comment, by=by, at=at)
