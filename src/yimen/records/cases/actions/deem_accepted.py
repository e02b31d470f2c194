"""Five silent working days accept an application from its receipt (许可法 32)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _acceptance
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Moved, move
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.intake import NotSilentYet
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def deem_accepted(*, number: str, at: datetime) -> Moved:
    """The accepted case with its notice; refused while the organ is still in time."""
    case = approach(number, Step.DEEM_ACCEPTED, SYSTEM)
    due_on = case.notice_due_on
    if due_on is None or local_date(at) <= due_on:
        raise NotSilentYet(case=number, due_on=due_on)
    act, letterhead = _acceptance.deemed(case, by=SYSTEM, at=at)
    return move(case, act, letterhead=letterhead)
