"""An application is not accepted (许可法 32(1)①②)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _filing, _rejection
from yimen.records.cases.actions._approach import approach, in_time_to_answer
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Reject


@transaction.atomic
def reject(
    *,
    number: str,
    rejection: Reject,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The closed case with its decision (9.4), the right organ and the remedies."""
    case = approach(number, Step.REJECT, by, version)
    in_time_to_answer(case, at)
    rejection.check()
    facts, letterhead = papers_of(case, by, at)
    act = _rejection.act(facts, rejection, by=by, at=at)
    return move(
        case,
        act,
        letterhead=letterhead,
        beside=lambda: _filing.file_after(case, act),
    )
