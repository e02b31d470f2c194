"""An accepted case is returned, with its reason (退件)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _closing, _owed
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def return_case(
    *, number: str, reason: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The closed case with its notice (9.17); papers go back."""
    case = approach(number, Step.RETURN, by, version)
    with_reason(reason=reason)
    facts, letterhead = papers_of(case, by, at)
    act = _closing.act(facts, Step.RETURN, reason, by=by, at=at)
    return move(case, _owed.released(case, act), letterhead=letterhead)
