"""A contested rating: another unit decides, with a reason, and nothing is lost."""

from datetime import timedelta

import pytest

from makers.cases import Counter
from makers.ratings import RATED_AT, a_bad_rating
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contest_rating import contest_rating
from yimen.records.ratings.actions.review_rating import review_rating
from yimen.records.ratings.models import Rating, RatingContest, Rectification
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.rectification import ContestOpen, NoContest
from yimen.site.clock import now

LATER = RATED_AT + timedelta(days=1)


def test_a_contest_is_decided_by_another_unit_with_a_reason(counter: Counter) -> None:
    cast = counter.cast
    _, ticket = a_bad_rating(counter)
    rating = Rating.objects.get().pk
    with pytest.raises(NoContest):
        review_rating(
            rating_id=rating, is_upheld=True, reason="误评", by=cast.lin_tao, at=LATER
        )
    contest_rating(rating_id=rating, ground="评错了人", by=cast.wu_gang, at=LATER)
    with pytest.raises(ContestOpen):
        contest_rating(rating_id=rating, ground="评错了", by=cast.wu_gang, at=LATER)
    with pytest.raises(NotAllowed):
        review_rating(
            rating_id=rating, is_upheld=True, reason="误评", by=cast.wu_gang, at=LATER
        )
    with pytest.raises(ReasonMissing):
        review_rating(
            rating_id=rating, is_upheld=True, reason=" ", by=cast.lin_tao, at=LATER
        )
    review_rating(
        rating_id=rating, is_upheld=True, reason="误评", by=cast.lin_tao, at=LATER
    )

    row = Rating.objects.get()
    assert (row.is_valid, row.level) == (False, Level.DISSATISFIED)
    assert Rectification.objects.get(pk=ticket).state == "dropped"
    page = queries.rating_page(rating, cast.lin_tao)
    assert [(one.is_upheld, one.reason) for one in page.contests] == [(True, "误评")]


def test_a_rating_that_stands_counts_on_and_may_not_be_deleted(
    counter: Counter,
) -> None:
    cast = counter.cast
    a_bad_rating(counter)
    rating = Rating.objects.get().pk
    contest_rating(rating_id=rating, ground="评错了人", by=cast.wu_gang, at=LATER)
    review_rating(
        rating_id=rating, is_upheld=False, reason="属实", by=cast.zheng_jie, at=LATER
    )

    assert Rating.objects.get().is_valid
    assert RatingContest.objects.get().decided_by_id == cast.zheng_jie.officer_id
    told = queries.replay(RATED_AT.date(), local_date(now()))
    assert told.ok
    assert told.journal.bad == 1
