"""A reviewed case goes up to the organ that decides (许可法 35, 43)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _closing, _owed
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.first_review import ARTICLE


@transaction.atomic
def forward(
    *, number: str, opinion: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The lower case, ended with its opinion; its notice says where it went."""
    case = approach(number, Step.FORWARD, by, version)
    with_reason(opinion=opinion)
    facts, letterhead = papers_of(case, by, at)
    act = _closing.act(facts, Step.FORWARD, opinion, article=ARTICLE, by=by, at=at)
    return move(case, _owed.released(case, act), letterhead=letterhead)
