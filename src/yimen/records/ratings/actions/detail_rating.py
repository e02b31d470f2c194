"""Whoever touched the device may add, while it waits, what was good or bad."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append, keep_head
from yimen.records.ratings.models import Rating
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.voice import ratings
from yimen.rules.voice.ratings import Level, Point, RatedAlready, Said


@transaction.atomic
def detail_rating(*, rating_id: int, tags: frozenset[int], at: datetime) -> None:
    """The level stays; the tags of a rating are added once, in its own minute."""
    row = Rating.objects.filter(pk=rating_id, point=Point.VISIT).first()
    if row is None:
        raise NotFound(rating=rating_id)
    ratings.require_device_open(row.rated_at, at)
    said = Said(level=Level(row.level), tags=tags)
    ratings.check(said, Point.VISIT, is_known=False)
    fresh = Rating.objects.filter(pk=rating_id, tags=[])
    if not tags or not fresh.update(tags=sorted(tags)):
        raise RatedAlready
    line = Line(
        kind="rating",
        subject=str(rating_id),
        step=Step.DETAIL_RATING,
        by=VISITOR,
        happened_at=at,
        payload={"tags": sorted(tags)},
    )
    keep_head("rating", str(rating_id), append(line))
