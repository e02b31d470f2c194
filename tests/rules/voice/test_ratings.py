"""五级评价: levels, codes that run both ways, tags, the device's minute."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice import ratings
from yimen.rules.voice.ratings import (
    BAD,
    TAGS,
    ContactMissing,
    DeviceTimedOut,
    Level,
    Point,
    Said,
    Score,
    ScoreUnknown,
    TagOfOtherLevel,
    TextTooLong,
)

NINE = datetime(2026, 9, 21, 1, tzinfo=UTC)
SAID = st.builds(Said, level=st.sampled_from(Level), text=st.text(max_size=40))


def test_the_best_level_has_five_stars() -> None:
    assert [level.stars for level in Level] == [5, 4, 3, 2, 1]


def test_a_tag_begins_with_the_stars_of_its_only_level() -> None:
    for level, tags in TAGS.items():
        assert len(tags) == 8
        assert {tag // 100 for tag in tags} == {level.stars}
    assert {level for level in Level if level.is_bad} == BAD


@given(said=SAID, point=st.sampled_from(Point))
def test_no_level_is_harder_to_give_than_another(said: Said, point: Point) -> None:
    ratings.check(said, point, is_known=False)


@given(level=st.sampled_from(Level), other=st.sampled_from(Level))
def test_a_tag_of_another_level_is_refused(level: Level, other: Level) -> None:
    said = Said(level=level, tags=frozenset(list(TAGS[other])[:1]))
    if level is other:
        ratings.check(said, Point.VISIT, is_known=False)
    else:
        with pytest.raises(TagOfOtherLevel):
            ratings.check(said, Point.VISIT, is_known=False)


def test_scores_text_and_name_have_their_bounds() -> None:
    bad = Level.DISSATISFIED
    at_the_counter = Said(level=bad, scores={Score.ATTITUDE: 1})
    ratings.check(at_the_counter, Point.VISIT, is_known=False)
    with pytest.raises(ScoreUnknown):
        ratings.check(at_the_counter, Point.CLOSING, is_known=False)
    six = Said(level=bad, scores={Score.OVERALL: 6})
    with pytest.raises(ScoreUnknown):
        ratings.check(six, Point.CLOSING, is_known=False)
    with pytest.raises(TextTooLong):
        ratings.check(Said(level=bad, text="长" * 501), Point.VISIT, is_known=False)
    with pytest.raises(ContactMissing):
        ratings.check(Said(level=bad, is_named=True), Point.VISIT, is_known=False)
    ratings.check(Said(level=bad, is_named=True), Point.CLOSING, is_known=True)


def test_the_device_waits_a_minute_and_then_nobody_has_rated() -> None:
    ratings.require_device_open(NINE, NINE + timedelta(seconds=60))
    for asked_at, at in (
        (NINE, NINE + timedelta(seconds=61)),
        (NINE, NINE - timedelta(seconds=1)),
        (None, NINE),
    ):
        with pytest.raises(DeviceTimedOut):
            ratings.require_device_open(asked_at, at)
