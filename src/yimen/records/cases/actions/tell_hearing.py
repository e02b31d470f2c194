"""Whoever is directly affected is told of the right to a hearing (许可法 47)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import HearingExists
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.hearing import hearing_right
from yimen.rules.legal_clock.calendar import local_date

RIGHT = DocumentKind.HEARING_RIGHT


@transaction.atomic
def tell_hearing(
    *, number: str, why: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case with the notice (9.11); five working days to ask begin to run."""
    case = approach(number, Step.TELL_HEARING, by, version)
    with_reason(why=why)
    if models.Hearing.objects.filter(case_id=case.case_id).exists():
        raise HearingExists(case=number)
    last = hearings.request_by(local_date(at), case.calendar)
    facts, letterhead = papers_of(case, by, at)
    draft = Draft(
        RIGHT, lambda n: hearing_right(facts, n[RIGHT], at, why=why, ask_by=last)
    )
    act = Act(
        step=Step.TELL_HEARING,
        after=case.state,
        article=hearings.ARTICLE_RIGHT,
        by=by,
        at=at,
        evidence={"request_by_on": last},
        texts={"reason": why},
        papers=(draft,),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    models.Hearing.objects.create(case_id=case.case_id, told_at=at, request_by_on=last)
    return moved
