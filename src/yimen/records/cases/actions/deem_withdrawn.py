"""Where local law says so, a correction that never came withdraws the application."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries
from yimen.records.cases.actions import _closing
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.intake import NoLocalLaw, StillTimeToCorrect
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def deem_withdrawn(*, number: str, at: datetime) -> Moved:
    """The closed case under the local article; refused where no local law says so."""
    case = approach(number, Step.DEEM_WITHDRAWN, SYSTEM)
    article = queries.withdrawing_article(number)
    if not article:
        raise NoLocalLaw(region=case.region_code)
    last_on = case.correct_by_on
    if last_on is None or local_date(at) <= last_on:
        raise StillTimeToCorrect(case=number, correct_by_on=last_on)
    facts, letterhead = papers_of(case, SYSTEM, at)
    act = _closing.act(
        facts,
        Step.DEEM_WITHDRAWN,
        f"逾期未补正（{article}）",
        article=article,
        by=SYSTEM,
        at=at,
    )
    return move(case, act, letterhead=letterhead)
