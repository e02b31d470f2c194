"""A joint case while it runs: tables, properties, and a walk of everything at once."""

import os
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    rule,
    run_state_machine_as_test,
)

from rules.joint.test_graphs import LAW, opinion, permit
from yimen.ports.almanac import bundled_calendar
from yimen.rules.joint.graphs import ApprovalKind, Edge, Graph
from yimen.rules.joint.members import (
    CLOSED,
    MAY_CANCEL,
    MAY_RUN_AGAIN,
    MET,
    Answer,
    DisagreesWithoutReason,
    MemberMayNot,
    MemberState,
    NotSignedFor,
    Outcome,
    Part,
    PermitNeverBySilence,
    StillTimeToAnswer,
    Whole,
    answered,
    by_silence,
    require,
    standing,
)
from yimen.rules.joint.outlook import Timed, outlook
from yimen.rules.legal_clock.pauses import Pause

STATE = MemberState
CHAIN = Graph(
    (permit("a"), permit("b"), permit("c"), opinion("d")),
    (Edge("a", "b", LAW), Edge("b", "c", LAW)),
)


def parts(**states: MemberState) -> list[Part]:
    kinds = {"d": ApprovalKind.OPINION}
    return [
        Part(key, kinds.get(key, ApprovalKind.PERMIT), states.get(key, STATE.WAITING))
        for key in "abcd"
    ]


def test_at_first_whatever_has_no_condition_may_start() -> None:
    first = standing(CHAIN, parts())

    assert first.may_start == ("a", "d")
    assert first.waiting_for == {"b": ("a",), "c": ("b",)}
    assert (first.whole, first.outcome) == (Whole.RUNNING, None)
    assert (first.closed, first.required) == (0, 4)


def test_who_is_holding_it_is_whoever_is_at_it() -> None:
    now = standing(CHAIN, parts(a=STATE.GRANTED, b=STATE.RETURNED, d=STATE.OPEN))

    assert now.blocking == ("b", "d")


def test_a_refusal_ends_its_successors_only_and_grants_stand() -> None:
    now = standing(CHAIN, parts(a=STATE.GRANTED, b=STATE.REFUSED, d=STATE.AGREED))
    assert now.to_end == ("c",)
    assert now.whole is Whole.RUNNING

    ended = parts(a=STATE.GRANTED, b=STATE.REFUSED, c=STATE.ENDED, d=STATE.AGREED)
    whole = standing(CHAIN, ended)
    assert (whole.whole, whole.outcome) == (Whole.JOINED, Outcome.PARTLY_REFUSED)
    assert not whole.to_revive


def test_what_was_ended_comes_back_when_the_refused_one_runs_again() -> None:
    now = standing(CHAIN, parts(a=STATE.OPEN, b=STATE.ENDED, c=STATE.ENDED))

    assert now.to_revive == ("b", "c")


@pytest.mark.parametrize(
    ("states", "outcome"),
    [
        ({"a": STATE.GRANTED, "b": STATE.GRANTED}, Outcome.GRANTED),
        ({"a": STATE.GRANTED, "b": STATE.WITHDRAWN}, Outcome.PARTLY_REFUSED),
        ({"a": STATE.REFUSED, "b": STATE.ENDED}, Outcome.REFUSED),
        ({"a": STATE.CANCELLED, "b": STATE.CANCELLED}, Outcome.NOTHING),
    ],
)
def test_what_the_whole_amounts_to(
    states: dict[str, MemberState], outcome: Outcome
) -> None:
    done = states | {"c": STATE.CANCELLED, "d": STATE.CANCELLED}

    assert standing(CHAIN, parts(**done)).outcome is outcome


def test_opinions_alone_amount_to_a_grant() -> None:
    graph = Graph((opinion("d"),))
    part = Part("d", ApprovalKind.OPINION, STATE.DISAGREED)

    assert standing(graph, [part]).outcome is Outcome.GRANTED


def test_answers_and_silence() -> None:
    say = ApprovalKind.OPINION
    assert answered(say, Answer.AGREE, "") is STATE.AGREED
    assert answered(say, Answer.OTHER, "以后再说") is STATE.AGREED
    assert answered(say, Answer.FORWARD, "") is STATE.OPEN
    assert answered(say, Answer.DISAGREE, "占了河道") is STATE.DISAGREED
    with pytest.raises(DisagreesWithoutReason):
        answered(say, Answer.DISAGREE, " ")
    with pytest.raises(MemberMayNot):
        answered(ApprovalKind.PERMIT, Answer.AGREE, "")

    silent = by_silence(say, signed=True, in_time=False, state=STATE.OPEN)
    assert silent is STATE.AGREED
    for kind, signed, in_time, state, refusal in (
        (ApprovalKind.PERMIT, True, False, STATE.OPEN, PermitNeverBySilence),
        (say, False, False, STATE.OPEN, NotSignedFor),
        (say, True, True, STATE.OPEN, StillTimeToAnswer),
        (say, True, False, STATE.AGREED, MemberMayNot),
    ):
        with pytest.raises(refusal):
            by_silence(kind, signed=signed, in_time=in_time, state=state)
    with pytest.raises(MemberMayNot):
        require(STATE.GRANTED, MAY_CANCEL, "a")


# The outlook, in March 2026: no holiday.

PLAIN = bundled_calendar()
ACCEPTED = date(2026, 3, 3)  # a Tuesday


def timed(key: str, days: int, **changes: object) -> Timed:
    part = Part(key, ApprovalKind.PERMIT, changes.pop("state", STATE.WAITING))  # type: ignore[arg-type]
    plain = Timed(part=part, unit=key.upper(), limit_days=days)
    return replace(plain, **changes)  # type: ignore[arg-type]


def seen(members: list[Timed], today: date = ACCEPTED):  # type: ignore[no-untyped-def]
    return outlook(CHAIN, members, accepted_on=ACCEPTED, today=today, calendar=PLAIN)


def test_the_critical_path_is_the_chain_that_ends_last() -> None:
    whole = seen([timed("a", 3), timed("b", 5), timed("c", 2), timed("d", 9)])

    assert whole.critical == ("a", "b", "c")
    assert whole.ends_on == date(2026, 3, 17)  # ten working days on
    assert (whole.parallel_days, whole.serial_days, whole.saved_days) == (10, 19, 9)


def test_what_is_late_moves_the_end_and_uses_days() -> None:
    late = timed("a", 3, state=STATE.OPEN, started_on=ACCEPTED, due_on=date(2026, 3, 6))
    whole = seen([late, timed("b", 5), timed("c", 2), timed("d", 1)], date(2026, 3, 12))

    assert whole.spans["a"].ends_on == date(2026, 3, 12)
    assert whole.used_by_unit["A"] == 7
    assert whole.critical == ("a", "b", "c")
    assert whole.ends_on == date(2026, 3, 23)


def test_paused_days_are_not_the_units_and_earlier_runs_are() -> None:
    pause = Pause(date(2026, 3, 4), date(2026, 3, 6), 5)
    member = timed(
        "a",
        3,
        state=STATE.GRANTED,
        started_on=ACCEPTED,
        closed_on=date(2026, 3, 10),
        pauses=(pause,),
        used_before=2,
    )
    cancelled = timed("b", 9, state=STATE.CANCELLED)
    whole = seen([member, cancelled], date(2026, 3, 22))

    assert whole.used_by_unit == {"A": 5, "B": 0}
    assert whole.ends_on == date(2026, 3, 10)
    assert seen([]).critical == ()


# Anything may happen to it in any order.

KEYS = "abcdefg"
PAIRS = [(x, y) for x in KEYS for y in KEYS if x < y]


@given(
    st.sets(st.sampled_from(PAIRS)),
    st.lists(st.sampled_from(list(STATE)), min_size=7, max_size=7),
    st.sets(st.sampled_from(KEYS)),
)
def test_joined_if_and_only_if_all_required_are_closed(
    pairs: set[tuple[str, str]], states: list[MemberState], optional: set[str]
) -> None:
    graph = Graph(
        tuple(permit(key) for key in KEYS),
        tuple(Edge(x, y, LAW) for x, y in sorted(pairs)),
    )
    members = [
        Part(key, ApprovalKind.PERMIT, state, key in optional)
        for key, state in zip(KEYS, states, strict=True)
    ]
    now = standing(graph, members)
    required = [part for part in members if part.is_required]

    assert (now.whole is Whole.JOINED) == all(p.state in CLOSED for p in required)
    assert not set(now.blocking) & optional
    assert not set(now.may_start) & set(now.to_end)
    assert set(now.may_start) | set(now.waiting_for) | set(now.to_end) >= {
        part.key for part in members if part.state is STATE.WAITING
    }


class Walk(RuleBasedStateMachine):
    """A joint case of up to nine members to which anything may happen."""

    def __init__(self) -> None:
        super().__init__()
        self.graph = Graph(tuple(permit(key) for key in "abcd"), CHAIN.edges)
        self.members = {
            key: Part(key, ApprovalKind.PERMIT) for key in ("a", "b", "c", "d")
        }
        self.granted: set[str] = set()
        self._settle()

    def _set(self, key: str, state: MemberState) -> None:
        self.members[key] = replace(self.members[key], state=state)
        if state is STATE.GRANTED:
            self.granted.add(key)
        self._settle()

    def _settle(self) -> None:
        """What the records do after every act: end, revive, start."""
        for _ in range(len(self.members) + 1):
            now = standing(self.graph, self.members.values())
            changes = {
                **dict.fromkeys(now.to_end, STATE.ENDED),
                **dict.fromkeys(now.to_revive, STATE.WAITING),
                **dict.fromkeys(now.may_start, STATE.OPEN),
            }
            if not changes:
                return
            for key, state in changes.items():
                self.members[key] = replace(self.members[key], state=state)
        raise AssertionError("it never settles")

    def _one(self, seed: int, allowed: frozenset[MemberState]) -> str | None:
        able = sorted(k for k, part in self.members.items() if part.state in allowed)
        return able[seed % len(able)] if able else None

    @rule(
        seed=st.integers(0, 99),
        state=st.sampled_from(
            [STATE.GRANTED, STATE.REFUSED, STATE.WITHDRAWN, STATE.RETURNED]
        ),
    )
    def a_unit_is_done(self, seed: int, state: MemberState) -> None:
        if key := self._one(seed, frozenset({STATE.OPEN})):
            self._set(key, state)

    @rule(seed=st.integers(0, 99))
    def the_lead_cancels(self, seed: int) -> None:
        if key := self._one(seed, MAY_CANCEL):
            self._set(key, STATE.CANCELLED)

    @rule(seed=st.integers(0, 99))
    def one_runs_again(self, seed: int) -> None:
        if key := self._one(seed, MAY_RUN_AGAIN):
            self._set(key, STATE.WAITING)

    @rule(seed=st.integers(0, 99), optional=st.booleans())
    def one_is_added(self, seed: int, *, optional: bool) -> None:
        key = f"x{len(self.members)}"
        if len(self.members) >= 9:
            return
        before = sorted(self.members)[seed % len(self.members)]
        self.graph = Graph(
            (*self.graph.approvals, permit(key)),
            (*self.graph.edges, Edge(before, key, LAW)),
        )
        self.members[key] = Part(key, ApprovalKind.PERMIT, optional=optional)
        self._settle()

    @invariant()
    def nobody_is_orphaned(self) -> None:
        """Whoever waits, waits for somebody at work or for who waits for such."""
        now = standing(self.graph, self.members.values())
        at_work = {STATE.OPEN, STATE.RETURNED, STATE.WAITING}
        for before in now.waiting_for.values():
            assert any(self.members[one].state in at_work for one in before)
        if now.whole is Whole.RUNNING:
            assert now.blocking

    @invariant()
    def what_was_granted_stands(self) -> None:
        assert set(self.granted) == {
            key for key, part in self.members.items() if part.state is STATE.GRANTED
        }

    @invariant()
    def a_refusal_ended_successors_only(self) -> None:
        lost = {STATE.REFUSED, STATE.WITHDRAWN, STATE.ENDED}
        for edge in self.graph.edges:
            after = self.members[edge.after].state
            before = self.members[edge.before]
            if after is STATE.OPEN and not before.optional:
                assert before.state in MET | MAY_RUN_AGAIN | {STATE.OPEN}
        for key, part in self.members.items():
            if part.state is STATE.ENDED:
                befores = [e.before for e in self.graph.edges if e.after == key]
                assert any(self.members[one].state in lost for one in befores)


def test_after_any_walk_it_still_ends() -> None:
    run_state_machine_as_test(
        Walk,
        settings=settings(
            max_examples=200 if os.environ.get("CI") == "true" else 50,
            stateful_step_count=30,
            derandomize=os.environ.get("CI") == "true",
        ),
    )
