"""Random walks over orders: a clock runs while one is open, and only then."""

from datetime import date, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from yimen.ports.almanac import bundled_calendar
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import Refused
from yimen.rules.voice.order_clock import (
    LIT,
    OrderTimes,
    counted_from,
    due_of,
    extended,
    light_of,
    worst,
)
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.orders import (
    ANSWERED,
    ENDED,
    OPEN,
    TO_ANSWER,
    NoSuchOrderStep,
    OrderState,
    after,
    next_steps,
)

CALENDAR = bundled_calendar()
MONDAY = date(2026, 3, 2)


class Walk(RuleBasedStateMachine):
    """One order, walked at random while the days go by."""

    @initialize(kind=st.sampled_from(OrderKind))
    def is_registered(self, kind: OrderKind) -> None:
        self.today = MONDAY
        self.taken = [Step.REGISTER_ORDER]
        self.loudest: Light | None = None
        self.times = OrderTimes(
            kind=kind, state=OrderState.REGISTERED, registered_on=MONDAY
        )

    @rule(days=st.integers(0, 9))
    def days_go_by(self, days: int) -> None:
        self.today += timedelta(days=days)

    @precondition(lambda self: bool(next_steps(self.times.state)))
    @rule(pick=st.integers(0, 99))
    def take_a_step_that_is_offered(self, pick: int) -> None:
        steps = sorted(next_steps(self.times.state))
        step = steps[pick % len(steps)]
        now = light_of(self.times, self.today, CALENDAR)
        self.loudest = worst([self.loudest, now])
        changes = self.changes_of(step)
        state = after(self.times.state, step)
        self.times = OrderTimes(
            kind=self.times.kind,
            state=state,
            registered_on=MONDAY,
            counted_from=changes.get("counted_from", self.times.counted_from),
            extension=changes.get("extension", self.times.extension),
        )
        self.taken.append(step)

    def changes_of(self, step: Step) -> dict[str, object]:
        if step is Step.ACCEPT_ORDER:
            since = counted_from(self.times.kind, MONDAY, self.today)
            return {"counted_from": since}
        if step is Step.REOPEN_ORDER:
            return {"counted_from": self.today, "extension": None}
        if step is Step.EXTEND_ORDER:
            days = KINDS[self.times.kind].extension.days
            try:
                more = extended(self.times, max(days, 1), self.today, CALENDAR)
            except Refused:
                return {}
            return {"extension": more}
        return {}

    @rule(step=st.sampled_from(Step))
    def try_any_step(self, step: Step) -> None:
        if step in next_steps(self.times.state):
            return
        with pytest.raises(NoSuchOrderStep):
            after(self.times.state, step)

    @invariant()
    def a_clock_runs_while_it_is_open_and_ends(self) -> None:
        due = due_of(self.times, CALENDAR)
        assert (due is not None) == (self.times.state in OPEN)
        if due is not None:
            assert due.on <= self.today + timedelta(days=130)

    @invariant()
    def what_was_late_stays_lit(self) -> None:
        now = light_of(self.times, self.today, CALENDAR)
        if self.loudest in LIT:
            assert worst([self.loudest, now]) in LIT

    @invariant()
    def only_what_was_taken_up_is_answered(self) -> None:
        if self.times.state in TO_ANSWER | ANSWERED:
            assert Step.ACCEPT_ORDER in self.taken

    @invariant()
    def one_extension_a_round(self) -> None:
        if self.times.extension is not None:
            assert Step.EXTEND_ORDER in self.taken

    @invariant()
    def ended_is_ended(self) -> None:
        if self.times.state in ENDED:
            assert set(next_steps(self.times.state)) == {Step.UNMASK_ORDER}


TestWalk = Walk.TestCase
TestWalk.settings = settings(max_examples=100, stateful_step_count=25)
