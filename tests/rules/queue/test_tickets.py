"""What can happen to a ticket next, and who may come back."""

from datetime import UTC, datetime, timedelta

import pytest

from yimen.rules.authority.steps import Step
from yimen.rules.queue.tickets import (
    AT_A_WINDOW,
    OPEN_STATES,
    TRANSITIONS,
    NoSuchTicketStep,
    TicketState,
    TooLateToReturn,
    after,
    label,
    next_steps,
    rank_after_return,
    require_return,
)

NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
A_MINUTE = timedelta(minutes=1)
LAST = {TicketState.FINISHED, TicketState.CANCELLED, TicketState.LAPSED}


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(TicketState)


def test_only_the_last_states_lead_nowhere() -> None:
    assert {state for state in TicketState if not next_steps(state)} == LAST
    assert set(TicketState) - LAST == OPEN_STATES


def test_every_state_can_be_reached_from_waiting() -> None:
    seen, waiting = {TicketState.WAITING}, [TicketState.WAITING]
    while waiting:
        for state in TRANSITIONS[waiting.pop()].values():
            if state not in seen:
                seen.add(state)
                waiting.append(state)

    assert seen == set(TicketState)


@pytest.mark.parametrize("state", [*OPEN_STATES])
def test_whatever_is_open_lapses_at_the_end_of_the_day(state: TicketState) -> None:
    assert after(state, Step.LAPSE) is TicketState.LAPSED


@pytest.mark.parametrize("state", list(TicketState))
@pytest.mark.parametrize("step", [Step.CALL, Step.SERVE, Step.NO_SHOW, Step.ACCEPT])
def test_a_step_that_is_not_in_the_table_is_refused(
    state: TicketState, step: Step
) -> None:
    if step in TRANSITIONS[state]:
        return

    with pytest.raises(NoSuchTicketStep):
        after(state, step)


def test_a_window_is_held_only_while_called_or_served() -> None:
    assert {TicketState.CALLED, TicketState.SERVING} == AT_A_WINDOW


@pytest.mark.parametrize(
    ("letter", "number", "said"), [("A", 18, "A018"), ("B", 1000, "B1000")]
)
def test_a_label_is_what_is_called_out(letter: str, number: int, said: str) -> None:
    assert label(letter, number) == said


@pytest.mark.parametrize("minutes", [0, 14, 15])
def test_who_missed_the_call_may_return_in_time(minutes: int) -> None:
    require_return(
        missed_at=NINE, returns=0, at=NINE + minutes * A_MINUTE, within_minutes=15
    )


@pytest.mark.parametrize(("minutes", "returns"), [(15.1, 0), (3, 1)])
def test_too_late_or_a_second_time_needs_a_new_number(
    minutes: float, returns: int
) -> None:
    with pytest.raises(TooLateToReturn):
        require_return(
            missed_at=NINE,
            returns=returns,
            at=NINE + minutes * A_MINUTE,
            within_minutes=15,
        )


def test_who_returns_goes_behind_the_few_who_must_go_first() -> None:
    ahead = NINE + 20 * A_MINUTE

    rank = rank_after_return(
        own_rank_at=NINE, at=NINE + 30 * A_MINUTE, ahead_rank_at=ahead
    )

    assert ahead < rank < ahead + A_MINUTE


def test_who_returns_to_a_short_line_goes_last() -> None:
    at = NINE + 30 * A_MINUTE

    assert rank_after_return(own_rank_at=NINE, at=at, ahead_rank_at=None) == at


def test_returning_never_improves_a_rank() -> None:
    own = NINE + 40 * A_MINUTE

    assert rank_after_return(own_rank_at=own, at=NINE, ahead_rank_at=NINE) == own
