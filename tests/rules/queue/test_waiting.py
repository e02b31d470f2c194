"""A range somebody can rely on, or an honest "not known"."""

import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.queue.waiting import Pace, TooLittleKnown, WaitingRange, expected, load

NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
TEN_EACH = (10.0,) * 20
minutes = st.lists(st.floats(1, 60), min_size=5, max_size=40)


def test_equal_services_give_their_sum_for_one_window() -> None:
    assert expected(2, Pace(TEN_EACH, 1), patience=8) == WaitingRange(30, 31)


def test_more_windows_shorten_the_wait() -> None:
    assert expected(2, Pace(TEN_EACH, 3), patience=8) == WaitingRange(10, 11)


def test_an_idle_window_and_nobody_ahead_means_at_once() -> None:
    assert expected(0, Pace(TEN_EACH, 2, idle=1), patience=8) == WaitingRange(0, 1)


@pytest.mark.parametrize("services", [(), (10.0,) * 4])
def test_too_few_services_say_so(services: tuple[float, ...]) -> None:
    assert expected(3, Pace(services, 2), patience=8) == TooLittleKnown()


def test_without_a_window_nobody_can_say() -> None:
    assert expected(3, Pace(TEN_EACH, 0), patience=8) == TooLittleKnown()


def test_those_who_may_jump_move_only_the_late_end() -> None:
    calm = expected(10, Pace(TEN_EACH, 1), patience=8)
    busy = expected(10, Pace(TEN_EACH, 1, jumping_share=0.3), patience=8)

    assert isinstance(calm, WaitingRange)
    assert isinstance(busy, WaitingRange)
    assert (busy.low_minutes, busy.high_minutes) == (110, 140)
    assert calm.low_minutes == 110


def test_nobody_is_expected_to_jump_beyond_the_bound() -> None:
    bounded = expected(10, Pace(TEN_EACH, 1, jumping_share=1.0), patience=2)

    assert bounded == WaitingRange(110, 130)


def test_a_service_nobody_closed_does_not_spoil_the_range() -> None:
    forgotten = (*TEN_EACH, 200.0)

    assert expected(0, Pace(forgotten, 1), patience=8) == WaitingRange(5, 17)


@given(minutes, st.integers(1, 9), st.integers(0, 60), st.floats(0, 1))
def test_one_more_ahead_never_shortens_the_wait(
    services: list[float], windows: int, ahead: int, share: float
) -> None:
    pace = Pace(services, windows, jumping_share=share)
    here = expected(ahead, pace, patience=8)
    behind = expected(ahead + 1, pace, patience=8)

    assert isinstance(here, WaitingRange)
    assert isinstance(behind, WaitingRange)
    assert here.low_minutes < here.high_minutes
    assert here.low_minutes <= behind.low_minutes
    assert here.high_minutes <= behind.high_minutes


@pytest.mark.parametrize(("windows", "ahead"), [(1, 4), (3, 12), (6, 30)])
def test_four_waits_out_of_five_end_within_the_range(windows: int, ahead: int) -> None:
    chance = random.Random(7)  # noqa: S311 - a simulation, not a secret
    hits = 0
    for _ in range(600):
        seen = [chance.gammavariate(4, 2.5) for _ in range(30)]
        said = expected(ahead, Pace(seen, windows), patience=8)
        assert isinstance(said, WaitingRange)
        # every window is in the middle of a service, then takes the next in line
        free_at = [
            chance.uniform(0, 1) * chance.gammavariate(4, 2.5) for _ in range(windows)
        ]
        for _ in range(ahead):
            first = free_at.index(min(free_at))
            free_at[first] += chance.gammavariate(4, 2.5)
        hits += said.holds(timedelta(minutes=min(free_at)))

    assert 0.70 <= hits / 600 <= 0.95


def test_a_line_bears_only_the_share_of_people_its_windows_will_serve() -> None:
    windows = {1: frozenset({1}), 2: frozenset({1, 2, 3}), 3: frozenset({9})}

    assert load(1, {1: 2, 2: 3, 3: 50}, windows) == pytest.approx(3)
    assert load(7, {1: 2}, windows) == 0
