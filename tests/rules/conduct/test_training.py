"""Marks, weights, and the year at a post."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.conduct import replacement
from yimen.rules.conduct.replacement import (
    ReplacementAnswered,
    ReplacementState,
    ReplacementUnexplained,
    is_early,
    year_ends_on,
)
from yimen.rules.conduct.training import (
    HONOUR_POINTS,
    BadMarks,
    BadWeight,
    Coverage,
    HonourKind,
    Seat,
    check_seats,
    check_weight,
    has_passed,
)


def test_marks_belong_to_who_was_there_and_sat_an_examination() -> None:
    check_seats(
        [Seat(1, was_there=True, marks=60), Seat(2, was_there=False)], has_exam=True
    )
    for seat, has_exam in (
        (Seat(1, was_there=True, marks=101), True),
        (Seat(1, was_there=True, marks=-1), True),
        (Seat(1, was_there=False, marks=60), True),
        (Seat(1, was_there=True, marks=60), False),
    ):
        with pytest.raises(BadMarks):
            check_seats([seat], has_exam=has_exam)
    assert has_passed(60, 60)
    assert has_passed(59, 60) is False
    assert has_passed(None, 60) is None
    assert has_passed(60, None) is None


def test_rates_of_nothing_are_none() -> None:
    said = Coverage(on_post=4, trained=3, examined=2, passed=1)
    assert (said.rate, said.pass_rate) == (0.75, 0.5)
    nothing = Coverage(on_post=0, trained=0, examined=0, passed=0)
    assert (nothing.rate, nothing.pass_rate) == (None, None)
    assert set(HONOUR_POINTS) == set(HonourKind)


def test_a_weight_lies_in_its_range_and_has_a_source() -> None:
    check_weight(10, "文件")
    check_weight(1000, "文件")
    for weight, source in ((9, "文件"), (1001, "文件"), (100, " ")):
        with pytest.raises(BadWeight):
            check_weight(weight, source)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)))
def test_a_year_is_over_on_the_same_day_of_the_next(posted_on: date) -> None:
    ends_on = year_ends_on(posted_on)
    assert 365 <= (ends_on - posted_on).days <= 366
    assert is_early(posted_on, ends_on - timedelta(days=1))
    assert not is_early(posted_on, ends_on)
    assert not is_early(None, posted_on)


def test_a_letter_is_answered_once() -> None:
    asked = ReplacementState.ASKED
    for answer in (ReplacementState.AGREED, ReplacementState.DECLINED):
        assert replacement.after(asked, answer) is answer
        with pytest.raises(ReplacementAnswered):
            replacement.after(answer, ReplacementState.WITHDRAWN)
    with pytest.raises(ReplacementAnswered):
        replacement.after(asked, asked)
    assert replacement.check_text(" 轮岗 ") == "轮岗"
    with pytest.raises(ReplacementUnexplained):
        replacement.check_text(" ")
