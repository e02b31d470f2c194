"""The rater says how satisfied they are with what was put right."""

from datetime import datetime

from django.db import transaction

from yimen.records.ratings import facts
from yimen.records.ratings.actions._tickets import Act, move
from yimen.records.ratings.models import Rectification
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.voice.ratings import Level, NotRateable


@transaction.atomic
def rerate(*, token: str, level: Level, at: datetime) -> None:
    """The second rating stands beside the first and never replaces it."""
    asked = facts.opened(token)
    if asked is None:
        raise NotRateable(token=token[:4])
    rows = Rectification.objects.select_related("rating")
    row = rows.filter(
        rating__about=facts.about_case(asked.case_id), rating__is_valid=True
    ).first()
    if row is None:
        raise NotRateable(case=asked.case_id)
    act = Act(step=Step.RERATE, by=VISITOR, at=at, payload={"level": level})
    move(row, act, rerated_at=at, second_level=level.value)
