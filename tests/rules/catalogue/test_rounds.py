"""Rounds of the catalogue: what may follow what, and figures that add up."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.catalogue.matter_changes import CHANGES, Change
from yimen.rules.catalogue.numbers import FIGURES, MatterCounts
from yimen.rules.catalogue.rounds import (
    NothingToLookBackAt,
    Round,
    RoundClosed,
    RoundDays,
    RoundIncomplete,
    RoundKind,
    RoundRunning,
    RoundState,
    check_beginning,
    check_ending,
    check_said,
    figures,
    read,
    written,
)
from yimen.rules.refusals import Refused

TODAY = date(2026, 9, 30)
FIRST = date(2026, 6, 1)
CLEAN_UP = Round(kind=RoundKind.CLEAN_UP, begun_on=FIRST)
OVER = replace(CLEAN_UP, round_id=1, ended_on=date(2026, 8, 31))
LOOK_BACK = Round(kind=RoundKind.LOOK_BACK, begun_on=date(2026, 9, 1))

WISHES = st.lists(
    st.builds(
        Round,
        round_id=st.just(0),
        kind=st.sampled_from(RoundKind),
        organ_id=st.none() | st.integers(1, 2),
        begun_on=st.dates(FIRST, TODAY),
        ended_on=st.none() | st.dates(FIRST, TODAY),
    ),
    max_size=12,
)
CODES = st.sampled_from("abcdef")
CATALOGUES = st.dictionaries(
    CODES,
    st.builds(
        MatterCounts,
        code=st.just(""),
        organ=st.just("甲局"),
        matter_type=st.just("public_service"),
        statutory_days=st.none() | st.integers(0, 90),
        promised_days=st.none() | st.integers(0, 90),
        steps=st.integers(0, 9),
        materials=st.integers(0, 20),
    ),
).map(lambda found: [replace(one, code=code) for code, one in found.items()])


@given(WISHES)
def test_whatever_is_wished_no_day_lies_in_two_rounds_of_a_kind(
    wishes: list[Round],
) -> None:
    known: list[Round] = []
    for number, wish in enumerate(wishes, 1):
        begun = replace(wish, round_id=number, ended_on=None)
        try:
            back_at = check_beginning(begun, known, TODAY)
            ending = max(wish.ended_on or FIRST, wish.begun_on)
            if wish.ended_on is not None:
                check_ending(begun, ending, "清理完了", TODAY)
        except Refused:
            continue
        assert (back_at is None) is (wish.kind is RoundKind.CLEAN_UP)
        if back_at is not None:
            assert back_at.ended_on is not None
            assert back_at.ended_on < begun.begun_on
            assert back_at.covers(begun)
        known.append(replace(begun, ended_on=ending if wish.ended_on else None))
    for one in known:
        twins = [two for two in known if two is not one and two.is_beside(one)]
        days = {FIRST + timedelta(n) for n in range((TODAY - FIRST).days + 1)}
        mine = {day for day in days if one.begun_on <= day and one.runs_on(day)}
        for two in twins:
            assert not any(two.begun_on <= day and two.runs_on(day) for day in mine)


def test_a_round_begins_by_today_named_and_alone_of_its_kind() -> None:
    assert check_beginning(CLEAN_UP, (), TODAY) is None
    with pytest.raises(RoundDays):
        check_beginning(CLEAN_UP, (), FIRST - timedelta(1))
    running = replace(CLEAN_UP, round_id=1)
    with pytest.raises(RoundRunning):
        check_beginning(CLEAN_UP, (running,), TODAY)
    assert check_beginning(running, (running,), TODAY) is None  # itself, put right
    assert check_beginning(replace(CLEAN_UP, organ_id=2), (running,), TODAY) is None
    for said in (("", "全部"), (" ", "全部"), ("一轮", ""), ("一轮", "\n")):
        with pytest.raises(RoundIncomplete):
            check_said(*said)
    check_said("第一轮清理", "取消没有依据的事项")


def test_a_look_back_follows_a_clean_up_that_covers_its_place() -> None:
    assert check_beginning(LOOK_BACK, (OVER,), TODAY) == OVER
    assert check_beginning(replace(LOOK_BACK, organ_id=2), (OVER,), TODAY) == OVER
    later = replace(OVER, round_id=2, organ_id=2, begun_on=OVER.begun_on)
    assert check_beginning(replace(LOOK_BACK, organ_id=2), (later, OVER), TODAY) == (
        later
    )
    for known in ((), (CLEAN_UP,), (replace(OVER, organ_id=2),)):
        with pytest.raises(NothingToLookBackAt):
            check_beginning(LOOK_BACK, known, TODAY)
    with pytest.raises(NothingToLookBackAt):  # that day was still the clean-up's
        check_beginning(replace(LOOK_BACK, begun_on=date(2026, 8, 31)), (OVER,), TODAY)


def test_a_round_ends_once_after_it_began_with_a_result() -> None:
    check_ending(CLEAN_UP, FIRST, "取消两项", TODAY)
    for day in (CLEAN_UP.eve, TODAY + timedelta(1)):
        with pytest.raises(RoundDays):
            check_ending(CLEAN_UP, day, "取消两项", TODAY)
    with pytest.raises(RoundIncomplete):
        check_ending(CLEAN_UP, TODAY, "  ", TODAY)
    assert OVER.state is RoundState.CLOSED
    with pytest.raises(RoundClosed):
        check_ending(OVER, TODAY, "取消两项", TODAY)


@given(CATALOGUES, CATALOGUES, st.dictionaries(st.sampled_from(Change), st.integers(1)))
def test_what_entered_and_what_left_lead_from_before_to_after(
    before: list[MatterCounts], after: list[MatterCounts], done: dict[Change, int]
) -> None:
    told = figures(before, after, done)

    assert len(before) - told.left + told.entered == len(after)
    assert set(told.changes) == set(CHANGES)
    assert {change: n for change, n in told.changes.items() if n} == done
    assert read(json.loads(json.dumps(written(told)))) == told
    assert [one.figure for one in told.moved] == list(FIGURES)
    same = figures(before, before, {})
    assert (same.entered, same.left) == (0, 0)
    assert all(one.change in {0, None} for one in same.moved)


def test_a_number_that_nobody_counts_any_more_is_left_out() -> None:
    kept = written(figures((), (), {}))
    kept["before"]["mean_telephones"] = "3/2"
    del kept["after"]["mean_visits"]

    names = [one.figure.name for one in read(kept).moved]

    assert "mean_visits" not in names
    assert len(names) == len(FIGURES) - 1
