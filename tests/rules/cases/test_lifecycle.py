"""What may follow what, and that nothing else does."""

import pytest

from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import (
    ASIDE,
    AWAITING_DELIVERY,
    BACK,
    BEGINS_AS,
    CLOSED_STATES,
    DECIDING_STATES,
    OPEN_STATES,
    TRANSITIONS,
    NoSuchStep,
    State,
    after,
    back_steps,
    check_back,
    next_steps,
)


def test_every_state_has_its_row() -> None:
    assert set(TRANSITIONS) == set(State)


def test_the_states_fall_into_three() -> None:
    assert set(State) == OPEN_STATES | AWAITING_DELIVERY | CLOSED_STATES
    assert not OPEN_STATES & AWAITING_DELIVERY
    assert not OPEN_STATES & CLOSED_STATES
    assert not AWAITING_DELIVERY & CLOSED_STATES
    assert DECIDING_STATES < OPEN_STATES


@pytest.mark.parametrize("state", sorted(CLOSED_STATES))
def test_a_closed_case_has_no_way_back(state: State) -> None:
    assert set(TRANSITIONS[state].values()) <= CLOSED_STATES
    # a "no" that is looked at again stays closed, and so does what is revoked
    reading = {Step.REVIEW_NEGATIVE, Step.CHECK_COMMITMENT, Step.REVOKE_DECISION}
    assert next_steps(state) - reading == {
        Step.CORRECT_SLIP,
        Step.REWORD,
        Step.PRINT,
        Step.FILE,
    }


def leads_somewhere(state: State, step: Step) -> bool:
    try:
        return after(state, step) in State
    except NoSuchStep:
        return False


def test_what_may_follow_is_what_is_offered() -> None:
    offered = {(state, step) for state in State for step in next_steps(state)}
    pairs = [(state, step) for state in State for step in Step]

    assert {pair for pair in pairs if leads_somewhere(*pair)} == offered


@pytest.mark.parametrize(
    ("state", "step", "following"),
    [
        (State.RECEIVED, Step.ACCEPT, State.ACCEPTED),
        (State.RECEIVED, Step.DEEM_ACCEPTED, State.ACCEPTED),
        (State.RECEIVED, Step.ASK_CORRECTION, State.CORRECTING),
        (State.CORRECTING, Step.SUPPLY, State.CORRECTING),
        (State.CORRECTING, Step.ACCEPT, State.ACCEPTED),
        (State.ACCEPTED, Step.EXAMINE, State.EXAMINED),
        (State.EXAMINED, Step.SEND_BACK, State.ACCEPTED),
        (State.EXAMINED, Step.REFUSE, State.REFUSED),
        (State.PAUSED, Step.EXTEND, State.PAUSED),
        (State.GRANTED, Step.DELIVER, State.DELIVERED),
    ],
)
def test_the_ways_of_the_law(state: State, step: Step, following: State) -> None:
    assert after(state, step) is following


@pytest.mark.parametrize(
    ("state", "step"),
    [
        (State.CORRECTING, Step.ASK_CORRECTION),  # never a second notice
        (State.CORRECTING, Step.DEEM_ACCEPTED),  # it was told
        (State.ACCEPTED, Step.ASK_CORRECTION),  # nor after acceptance
        (State.ACCEPTED, Step.REJECT),
        (State.ACCEPTED, Step.REFUSE),  # nobody examined it
        (State.RECEIVED, Step.GRANT),
        (State.RECEIVED, Step.PAUSE),  # the notice clock has no pause
        (State.PAUSED, Step.GRANT),
        (State.GRANTED, Step.WITHDRAW),
        (State.REFUSED, Step.GRANT),
    ],
)
def test_what_the_law_does_not_know(state: State, step: Step) -> None:
    with pytest.raises(NoSuchStep) as refused:
        after(state, step)

    assert refused.value.facts == {"state": state, "step": step}


@pytest.mark.parametrize("came_from", [State.ACCEPTED, State.EXAMINED])
def test_a_paused_case_comes_back_to_where_it_was(came_from: State) -> None:
    assert after(State.PAUSED, Step.RESUME, paused_from=came_from) is came_from


def test_a_pause_leads_nowhere_else() -> None:
    back = after(State.PAUSED, Step.RESUME, paused_from=State.GRANTED)

    assert back is State.ACCEPTED


@pytest.mark.parametrize("step", sorted(ASIDE))
def test_a_step_aside_leaves_the_state_alone(step: Step) -> None:
    assert all(after(state, step) is state for state in ASIDE[step])


def test_every_state_can_be_reached() -> None:
    reached, waiting = {BEGINS_AS}, [BEGINS_AS]
    while waiting:
        for following in TRANSITIONS[waiting.pop()].values():
            if following not in reached:
                reached.add(following)
                waiting.append(following)

    assert reached == set(State)


@pytest.mark.parametrize("step", sorted(BACK))
def test_what_leads_back_is_no_way_of_the_law(step: Step) -> None:
    for state in State:
        assert step not in next_steps(state)
        if state in BACK[step]:
            assert step in back_steps(state)
            check_back(state, step)
        else:
            with pytest.raises(NoSuchStep):
                check_back(state, step)
