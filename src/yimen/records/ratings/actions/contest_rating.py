"""The rated unit says that a bad rating is mistaken or malicious."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import Line, append, keep_head
from yimen.records.ratings import facts
from yimen.records.ratings.models import Rating, RatingContest
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound
from yimen.rules.voice import rectification
from yimen.rules.voice.ratings import ARTICLE
from yimen.rules.voice.rectification import ContestOpen


@transaction.atomic
def contest_rating(*, rating_id: int, ground: str, by: Actor, at: datetime) -> int:
    """The contest's id; until it is decided the rating counts."""
    row = Rating.objects.select_related("hall").filter(pk=rating_id).first()
    if row is None:
        raise NotFound(rating=rating_id)
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=row.hall.path)
    authority.require(by, Step.CONTEST_RATING, place)
    rectification.require_bystander(facts.rated_of(row), by)
    said = ground.strip()
    if not said:
        raise ReasonMissing(missing=["ground"])
    if not row.is_valid:
        raise ContestOpen(rating=rating_id)
    contest = RatingContest(
        rating=row, asked_at=at, asked_by_id=by.officer_id or 0, ground=said
    )
    try:
        with transaction.atomic():
            RatingContest.objects.bulk_create([contest])
    except IntegrityError as error:
        raise ContestOpen(rating=rating_id) from error
    line = Line(
        kind="rating",
        subject=str(rating_id),
        step=Step.CONTEST_RATING,
        by=by,
        happened_at=at,
        article=ARTICLE,
        payload={"contest": contest.pk},
        texts={"ground": said},
    )
    keep_head("rating", str(rating_id), append(line))
    return int(contest.pk)
