"""Somebody rates their case: once, at any point, whatever the level."""

from dataclasses import replace
from datetime import timedelta

import pytest

from makers.cases import Counter, row_of
from makers.ratings import BAD, HOME, RATED_AT, a_rating, a_token
from yimen.records.journal import queries as journal
from yimen.records.journal.models import JournalEntry
from yimen.records.ratings import facts, queries
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.models import Rating, Rectification
from yimen.rules.voice.ratings import (
    Channel,
    Level,
    NotRateable,
    Point,
    RatedAlready,
    Said,
)


def test_every_level_is_taken_and_only_bad_ones_open_a_ticket(
    counter: Counter,
) -> None:
    made = [a_rating(counter, level) for level in Level]

    assert [row.level for row in made] == list(Level)
    tickets = Rectification.objects.values_list("rating__level", flat=True)
    assert set(tickets) == {Level.DISSATISFIED, Level.VERY_DISSATISFIED}


def test_the_token_opens_its_case_and_is_kept_nowhere(counter: Counter) -> None:
    number = counter.accepted()
    token = a_token(number)
    page = queries.rate_page(token)
    assert page is not None
    assert page.given is None
    rate_case(token=token, said=BAD, browser=HOME, at=RATED_AT)

    row = Rating.objects.get()
    assert (row.channel, row.point) == (Channel.RECEIPT, Point.RECEIPT)
    assert row.officer_id == counter.cast.wang_fang.officer_id
    assert token not in repr(vars(row))
    assert row.token_digest == getattr(facts.opened(token), "digest", None)
    again = queries.rate_page(token)
    assert again is not None
    assert again.given is not None


def test_one_case_counts_once_at_whichever_point(counter: Counter) -> None:
    number = counter.granted()
    later = RATED_AT + timedelta(days=1)
    first = Said(level=Level.SATISFIED)
    token = a_token(number, Point.CLOSING)
    rate_case(token=token, said=first, browser=HOME, at=RATED_AT)

    for point in (Point.CLOSING, Point.ACCEPTANCE, Point.RECEIPT):
        with pytest.raises(RatedAlready):
            rate_case(token=a_token(number, point), said=BAD, browser=HOME, at=later)
    assert Rating.objects.get().officer_id == counter.cast.zhao_min.officer_id


def test_what_has_not_happened_cannot_be_rated(counter: Counter) -> None:
    number = counter.received()
    token = a_token(number)
    forged = token[:-1] + ("a" if token[-1] != "a" else "b")

    for wrong in (a_token(number, Point.CLOSING), forged, "x", "r1-", "r19-abc"):
        with pytest.raises(NotRateable):
            rate_case(token=wrong, said=BAD, browser=HOME, at=RATED_AT)
        if wrong == forged:
            assert queries.rate_page(wrong) is None
    assert not Rating.objects.exists()


def test_the_journal_names_no_rater_and_no_case(counter: Counter) -> None:
    number = counter.accepted()
    rate_case(token=a_token(number), said=BAD, browser=HOME, at=RATED_AT)

    row, case = Rating.objects.get(), row_of(number)
    lines = JournalEntry.objects.filter(subject_kind__in=("rating", "rectification"))
    said = repr([(one.actor, one.payload) for one in lines])
    assert "visitor" in said
    for secret in (number, f"'case': {case.pk}", "13812342211", "张三"):
        assert secret not in said
    found = journal.check_subject("rating", str(row.pk))
    assert found.first_bad is None


def test_what_looks_arranged_is_marked_and_counts(counter: Counter) -> None:
    for number in range(3):
        at = RATED_AT + timedelta(hours=number)
        last = a_rating(counter, at=at, text="好")
    staffed = a_rating(counter, browser=replace(HOME, source="", staff_id=None))
    own = a_rating(
        counter,
        browser=replace(HOME, source="", staff_id=counter.cast.wang_fang.officer_id),
    )

    assert [one.suspicion for one in last.marks.all()] == ["one_device"]
    assert not staffed.marks.exists()
    assert [one.suspicion for one in own.marks.all()] == ["staff_session"]
    assert Rating.objects.filter(is_valid=True).count() == 5
