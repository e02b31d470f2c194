"""Ranges of handling times: made of recent cases, tried by those that came after."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.what_if.foretelling import (
    ENOUGH,
    Course,
    Range,
    Record,
    Told,
    foretold,
    record_of,
)

DAY = date(2026, 3, 2)
USED = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 4)), max_size=12)


@given(USED)
def test_a_range_holds_eight_in_ten_of_the_cases_it_was_made_of(
    used: list[tuple[int, int]],
) -> None:
    found = foretold(used)
    cases = sum(count for _, count in used)
    if cases < ENOUGH:
        assert found is None
        return
    assert found is not None
    assert found.cases == cases
    assert sum(count for day, count in used if found.holds(day)) >= 0.8 * cases


@given(
    st.lists(st.integers(0, 30), max_size=4, unique=True),
    st.lists(
        st.builds(
            Course,
            st.integers(0, 40).map(lambda n: DAY + timedelta(n)),
            st.integers(0, 9),
            st.integers(1, 3),
        ),
        max_size=6,
    ),
)
def test_each_case_is_tried_by_what_was_told_when_it_was_accepted(
    days: list[int], courses: list[Course]
) -> None:
    told = [Told(DAY + timedelta(n), Range(n % 5, n % 5 + 2, 10)) for n in days]
    tried = right = 0
    for course in courses:
        in_force = None
        for one in told:
            if one.since <= course.accepted_on and (
                in_force is None or one.since > in_force.since
            ):
                in_force = one
        if in_force is not None:
            tried += course.count
            low, high = in_force.range.low_days, in_force.range.high_days
            right += course.count * (low <= course.used <= high)
    assert record_of(told, courses) == Record(tried, right)


def test_a_rate_is_told_of_enough_and_rounded_half_up() -> None:
    assert Record(9, 9).percent is None
    assert Record(200, 169).percent == 85
    assert Record(10, 0).percent == 0
