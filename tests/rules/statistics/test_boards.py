"""The director's board: sums of places, windows, and when to count again."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.legal_clock.lights import Light
from yimen.rules.statistics.boards import (
    COUNTED,
    DEFINITIONS,
    PATIENCE,
    HallSum,
    Now,
    WindowState,
    is_due,
    summed,
    window_state,
)
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

PATHS = ("/1/", "/1/2/", "/1/2/5/", "/1/3/", "/9/")


def a_sum(path: str, stands: str | None, applied: int) -> HallSum:
    return HallSum(
        path, stands, {Quantity.APPLIED: applied}, {Light.RED: applied}, {"7": applied}
    )


SUMS = st.lists(
    st.builds(
        a_sum,
        st.sampled_from(PATHS),
        st.sampled_from((None, *PATHS)),
        st.integers(0, 9),
    )
)


@given(SUMS)
def test_a_place_is_its_own_and_all_below_less_what_stands_there_already(
    sums: list[HallSum],
) -> None:
    for path in (*PATHS, ""):
        slow = sum(
            one.quantities[Quantity.APPLIED]
            for one in sums
            if one.path.startswith(path)
            and not (one.stands is not None and one.stands.startswith(path))
        )
        told = summed(sums, path)
        assert told.quantities[Quantity.APPLIED] == told.lights[Light.RED] == slow
        assert dict(told.matters).get("7", 0) == slow


@given(SUMS)
def test_a_case_stood_for_elsewhere_counts_once_above_both(sums: list[HallSum]) -> None:
    parts = [one for one in sums if one.path.startswith("/1/") and one.stands]
    inside = [one for one in parts if str(one.stands).startswith("/1/")]
    told = summed(sums, "/1/").quantities[Quantity.APPLIED]
    without = summed([one for one in sums if one not in inside], "/1/")
    assert told == without.quantities[Quantity.APPLIED]


def test_the_most_asked_for_comes_first() -> None:
    sums = [
        HallSum("/1/", None, {}, {}, {"1": 2, "2": 5}),
        HallSum("/1/2/", None, {}, {}, {"1": 4}),
    ]
    assert summed(sums).matters == (("1", 6), ("2", 5))
    assert summed([]).quantities == dict.fromkeys(COUNTED, 0)


def test_what_a_window_is_doing() -> None:
    said = {
        (True, False, True): WindowState.BUSY,
        (False, True, True): WindowState.BUSY,  # whoever is there is served
        (False, True, False): WindowState.SHUT,
        (True, True, False): WindowState.ON_BREAK,
        (True, False, False): WindowState.IDLE,
    }
    for (is_open, is_on_break, has_visitor), state in said.items():
        assert state is window_state(
            is_open=is_open, is_on_break=is_on_break, has_visitor=has_visitor
        )


def test_every_figure_is_defined_and_those_of_cases_in_their_own_words() -> None:
    assert set(DEFINITIONS) == {*Now, *Light, *COUNTED}
    assert all(one.label and one.words and one.source for one in DEFINITIONS.values())
    for one in COUNTED:
        assert DEFINITIONS[one].label == QUANTITIES[one].label
        assert DEFINITIONS[one].source == QUANTITIES[one].source


def test_counting_takes_a_small_part_of_the_time() -> None:
    at = datetime(2026, 9, 21, 2, tzinfo=UTC)
    took = timedelta(seconds=2)
    assert is_due(None, timedelta(), at)
    assert not is_due(at, took, at + (PATIENCE - 1) * took)
    assert is_due(at, took, at + PATIENCE * took)
