"""A "no" is looked at again: it stands, or it is put right (否定报备)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._back import Back, lead_back, lines_of
from yimen.records.cases.actions._judging import judge
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.cases.facts import CaseFacts
from yimen.records.messages.actions.tell import tell
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import negatives
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.negatives import Negative, Standing
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.refusals import NotFound


@transaction.atomic
def review_negative(
    *,
    filing_id: int,
    verdict: Standing,
    comment: str,
    version: int,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case as the review leaves it; the applicant sees the outcome."""
    found = models.NegativeReply.objects.select_related("case")
    row = found.filter(pk=filing_id).first()
    if row is None or row.case is None:
        raise NotFound(filing=filing_id)
    is_reversed = verdict is Standing.OVERTURNED
    step = Step.REVERSE_NEGATIVE if is_reversed else Step.REVIEW_NEGATIVE
    case = approach(row.case.number, Step.REVIEW_NEGATIVE, by)
    with_reason(comment=comment)
    network.require_sign_off(by, case.place, at)
    negatives.check_review(_negative(row, case.state), verdict, by)
    judge(filing_id, version, verdict, comment, by=by, at=at)
    _tell(case, is_reversed=is_reversed, by=by, at=at)
    if is_reversed:
        return _reversed(approach(case.number, step, by), row, comment, by=by, at=at)
    return move(case, _upheld(case, row, comment, by=by, at=at))


def _tell(case: CaseFacts, *, is_reversed: bool, by: Actor, at: datetime) -> None:
    kinds = (MessageKind.NEGATIVE_UPHELD, MessageKind.NEGATIVE_REVERSED)
    tell(
        whom=Recipient.applicant(case.applicant_id),
        kind=kinds[is_reversed],
        subject=Subject("case", case.number),
        facts={"matter": case.matter.name, "case": case.number},
        by=by,
        at=at,
    )


def _negative(row: models.NegativeReply, state: State) -> Negative:
    return Negative(
        step=Step(row.step),
        organ_id=row.organ_id,
        replied_by=row.replied_by_id,
        standing=Standing(row.standing),
        is_handed_over=state is State.DELIVERED,
    )


def _upheld(
    case: CaseFacts,
    row: models.NegativeReply,
    comment: str,
    *,
    by: Actor,
    at: datetime,
) -> Act:
    return Act(
        step=Step.REVIEW_NEGATIVE,
        by=by,
        at=at,
        after=case.state,
        evidence={"reviews": row.entry_sequence, "verdict": Standing.UPHELD},
        texts={"reason": comment},
    )


def _reversed(
    case: CaseFacts,
    row: models.NegativeReply,
    comment: str,
    *,
    by: Actor,
    at: datetime,
) -> Moved:
    """Back to before the "no"; if the days for an answer are over, it is accepted."""
    lines = lines_of(case.number)
    line = next(one for one in lines if one.sequence == row.entry_sequence)
    back = Back(line=line, step=Step.REVERSE_NEGATIVE, reason=comment, by=by, at=at)
    moved = lead_back(case, lines, back)
    late = case.notice_due_on is not None and local_date(at) > case.notice_due_on
    if moved.state is State.RECEIVED and late:
        return deem_accepted(number=case.number, at=at)
    return moved
