"""Whom to call next: a head start for some, a bound for everybody."""

from datetime import UTC, datetime, timedelta

import pytest

from yimen.rules.queue.queueing import (
    DEFAULT_FAIRNESS,
    Fairness,
    JoinedAs,
    NextCall,
    Priority,
    Stay,
    Waiting,
    back_in_turn,
    next_call,
    passed_by,
    put_first,
    rank_at,
)

NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)


def minute(number: float) -> datetime:
    return NINE + timedelta(minutes=number)


def somebody(
    ticket: int,
    came: float,
    *,
    line: int = 1,
    head_start: float = 0,
    passes_before: int = 0,
    is_asked_for: bool = False,
) -> Waiting:
    return Waiting(
        ticket,
        line,
        minute(came),
        minute(came - head_start),
        passes_before,
        is_asked_for,
    )


def test_a_green_channel_while_waiting_ranks_as_it_would_have_at_once() -> None:
    came = {one: rank_at(one, NINE, DEFAULT_FAIRNESS) for one in Priority}
    for own, rank in came.items():
        first = put_first(own, rank, DEFAULT_FAIRNESS)

        assert first == min(rank, came[Priority.GREEN_CHANNEL])
        assert back_in_turn(own, first, DEFAULT_FAIRNESS) == rank


def test_nobody_waiting_means_nobody_called() -> None:
    assert next_call([], {}, 8) is None


def test_equals_are_called_in_the_order_they_came() -> None:
    people = [somebody(2, 1), somebody(1, 0), somebody(3, 2)]

    assert next_call(people, {}, 8) == NextCall(1)


def test_a_head_start_passes_whoever_came_within_it() -> None:
    people = [somebody(1, 0), somebody(2, 20, head_start=30)]

    assert next_call(people, {}, 8) == NextCall(2, frozenset({1}))


def test_whoever_came_before_the_head_start_goes_first() -> None:
    people = [somebody(1, 0), somebody(2, 31, head_start=30)]

    assert next_call(people, {}, 8) == NextCall(1)


def test_the_one_passed_often_enough_is_next_whatever_the_rank() -> None:
    people = [somebody(1, 0), somebody(2, 20, head_start=30, passes_before=8)]

    assert next_call(people, {1: 8}, 8) == NextCall(1)


def test_several_who_are_due_go_in_the_order_they_came() -> None:
    people = [
        somebody(3, 30, head_start=60, passes_before=8),
        somebody(2, 5),
        somebody(1, 2),
    ]

    assert next_call(people, {1: 8}, 8) == NextCall(1)


def test_nobody_who_came_later_goes_before_whom_the_window_asked_for() -> None:
    people = [
        somebody(1, 9, line=2, is_asked_for=True),
        somebody(2, 10, head_start=30),
    ]

    assert next_call(people, {}, 8) == NextCall(1)


def test_whom_the_window_asked_for_keeps_the_rank_of_the_first_wait() -> None:
    people = [
        somebody(1, 5),
        somebody(2, 9, line=2, head_start=8, is_asked_for=True),
    ]

    assert next_call(people, {}, 8) == NextCall(2, frozenset({1}))


def test_somebody_due_does_not_jump_over_those_who_came_before() -> None:
    people = [somebody(1, 0, line=2), somebody(2, 1, line=1)]

    assert next_call(people, {1: 8}, 8) == NextCall(1)


def test_passing_is_counted_in_every_line_the_window_serves() -> None:
    people = [
        somebody(1, 0, line=1),
        somebody(2, 1, line=2),
        somebody(3, 5, line=2, head_start=30, passes_before=0),
        somebody(4, 6, line=3),
    ]

    assert next_call(people, {}, 8) == NextCall(3, frozenset({1, 2}))


def test_with_no_patience_at_all_nobody_is_ever_passed() -> None:
    people = [somebody(1, 0), somebody(2, 1, head_start=30)]

    assert next_call(people, {}, 0) == NextCall(1)


@pytest.mark.parametrize("priority", list(Priority))
def test_every_class_has_its_head_start(priority: Priority) -> None:
    early = rank_at(priority, NINE, DEFAULT_FAIRNESS)

    assert (early < NINE) == (priority is not Priority.NORMAL)


def test_an_appointment_counts_from_its_time_not_from_the_arrival() -> None:
    slot = minute(30)
    ranks = {
        rank_at(Priority.APPOINTMENT, minute(m), DEFAULT_FAIRNESS, slot_starts_at=slot)
        for m in (0, 10, 35)
    }

    assert ranks == {minute(-30)}


def test_a_hall_may_settle_on_its_own_head_starts() -> None:
    ours = Fairness(patience=3, head_start_minutes={Priority.ELDERLY: 10})

    assert rank_at(Priority.ELDERLY, NINE, ours) == minute(-10)
    assert rank_at(Priority.SOLDIER, NINE, ours) == NINE


def a_stay(label: str, came: float, called: float | None = None) -> Stay:
    at = None if called is None else minute(called)
    return Stay(label, Priority.ELDERLY, JoinedAs.NEW, minute(came), at, 3)


def test_the_slip_names_everybody_who_came_later_and_was_called_earlier() -> None:
    mine = a_stay("A001", 10, 50)
    others = [
        a_stay("A009", 20, 45),
        a_stay("A005", 12, 30),
        a_stay("A000", 5, 20),  # came before me
        a_stay("A010", 21, 55),  # called after me
        a_stay("A011", 22),  # still waiting
    ]

    assert [stay.label for stay in passed_by(mine, others)] == ["A005", "A009"]


def test_the_slip_of_somebody_still_waiting_counts_every_call_so_far() -> None:
    mine = a_stay("A001", 10)

    assert passed_by(mine, [a_stay("A005", 12, 30)]) == (a_stay("A005", 12, 30),)
