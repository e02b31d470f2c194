"""Random walks over the pure lifecycle: what may follow, follows; nothing else does."""

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import (
    BEGINS_AS,
    CLOSED_STATES,
    DECIDING_STATES,
    OPEN_STATES,
    NoSuchStep,
    State,
    after,
    next_steps,
)

DECIDED = frozenset({State.GRANTED, State.REFUSED})
DECISIONS = frozenset({Step.GRANT, Step.REFUSE})


class Walk(RuleBasedStateMachine):
    """One case, walked at random."""

    def __init__(self) -> None:
        super().__init__()
        self.state = BEGINS_AS
        self.taken: list[Step] = [Step.RECEIVE]
        self.paused_from: State | None = None

    @precondition(lambda self: bool(next_steps(self.state)))
    @rule(pick=st.randoms(use_true_random=False))
    def take_a_step_that_is_offered(self, pick: object) -> None:
        step = pick.choice(sorted(next_steps(self.state)))  # type: ignore[attr-defined]
        before = self.state
        if step is Step.PAUSE:
            self.paused_from = before
        self.state = after(before, step, paused_from=self.paused_from)
        if step is Step.RESUME:
            assert self.state is self.paused_from
            self.paused_from = None
        self.taken.append(step)

    @rule(step=st.sampled_from(Step))
    def try_any_step(self, step: Step) -> None:
        if step in next_steps(self.state):
            return
        with pytest.raises(NoSuchStep) as refused:
            after(self.state, step)
        assert refused.value.facts == {"state": self.state, "step": step}

    @invariant()
    def one_notice_at_most(self) -> None:
        assert self.taken.count(Step.ASK_CORRECTION) <= 1

    @invariant()
    def one_decision_at_most(self) -> None:
        assert sum(step in DECISIONS for step in self.taken) <= 1

    @invariant()
    def nothing_is_decided_before_it_is_accepted(self) -> None:
        ways = {Step.ACCEPT, Step.COMMIT, Step.TOLERATE, Step.DEEM_ACCEPTED}
        accepted = ways & set(self.taken)
        if self.state in DECIDING_STATES | DECIDED | {State.DELIVERED}:
            assert accepted

    @invariant()
    def what_is_refused_was_examined(self) -> None:
        if Step.REFUSE in self.taken:
            assert Step.EXAMINE in self.taken[: self.taken.index(Step.REFUSE)]

    @invariant()
    def closed_is_closed(self) -> None:
        if self.state in CLOSED_STATES:
            inside = {
                Step.PRINT,
                Step.CORRECT_SLIP,
                Step.REVIEW_NEGATIVE,
                Step.FILE,
                Step.CHECK_COMMITMENT,
            }
            outside = next_steps(self.state) - inside
            assert all(after(self.state, step) in CLOSED_STATES for step in outside)
        else:
            assert self.state in OPEN_STATES | DECIDED


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=200, stateful_step_count=30)
