"""Another unit decides whether a contested rating counts; its history stays."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append, keep_head
from yimen.records.ratings import facts
from yimen.records.ratings.actions._tickets import Act, move
from yimen.records.ratings.models import Rating, RatingContest, Rectification
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.voice import rectification
from yimen.rules.voice.ratings import ARTICLE
from yimen.rules.voice.rectification import NoContest, RectificationState


@transaction.atomic
def review_rating(
    *, rating_id: int, is_upheld: bool, reason: str, by: Actor, at: datetime
) -> None:
    """The contest ends: the rating is invalid with a reason, or counts on."""
    contests = RatingContest.objects.select_related("rating__hall")
    row = contests.filter(rating_id=rating_id, decided_at=None).first()
    if row is None:
        raise NoContest(rating=rating_id)
    rated, hall = facts.rated_of(row.rating), row.rating.hall
    place = Place(organ_id=rated.organ_id, hall_id=hall.pk, hall_path=hall.path)
    authority.require(by, Step.REVIEW_RATING, place)
    rectification.require_other_unit(rated, row.asked_by_id, by)
    said = reason.strip()
    if not said:
        raise ReasonMissing(missing=["reason"])
    ended = RatingContest.objects.filter(pk=row.pk, decided_at=None).update(
        decided_at=at, decided_by_id=by.officer_id, is_upheld=is_upheld, reason=said
    )
    if not ended:
        raise NoContest(rating=rating_id)
    if is_upheld:
        _invalidate(row, by, at, said)
    else:
        _write(row, Step.REVIEW_RATING, by, at, said)


def _invalidate(row: RatingContest, by: Actor, at: datetime, reason: str) -> None:
    Rating.objects.filter(pk=row.rating_id).update(is_valid=False)
    _write(row, Step.INVALIDATE_RATING, by, at, reason)
    ticket = Rectification.objects.filter(rating_id=row.rating_id).first()
    done = {RectificationState.RERATED, RectificationState.DROPPED}
    if ticket is not None and ticket.state not in done:
        move(ticket, Act(step=Step.DROP_RECTIFICATION, by=SYSTEM, at=at))


def _write(
    row: RatingContest, step: Step, by: Actor, at: datetime, reason: str
) -> None:
    line = Line(
        kind="rating",
        subject=str(row.rating_id),
        step=step,
        by=by,
        happened_at=at,
        article=ARTICLE,
        after="invalid" if step is Step.INVALIDATE_RATING else "",
        payload={"contest": row.pk, "upheld": step is Step.INVALIDATE_RATING},
        texts={"reason": reason},
    )
    keep_head("rating", str(row.rating_id), append(line))
