"""A and B are never away together, and who stands in is there."""

from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.authority.actors import Role
from yimen.rules.conduct import leave
from yimen.rules.conduct.leave import (
    Around,
    AwayAlready,
    DayHalf,
    Half,
    LeaveBackwards,
    LeaveKind,
    LeavePast,
    LeaveTooShort,
    NobodyStandsIn,
    PairAway,
    Span,
    StandsInAlready,
)

NOW = datetime(2026, 9, 17, 10, 0, tzinfo=timezone(timedelta(hours=8)))
FRIDAY = date(2026, 9, 18)
A_DAY = Span(FRIDAY, FRIDAY)
A, B, C = 1, 2, 3


def around(
    away: dict[int, Span] | None = None,
    standing_in: dict[int, Span] | None = None,
    partners: frozenset[int] = frozenset({B}),
    candidates: frozenset[int] = frozenset({B}),
) -> Around:
    def halves(spans: dict[int, Span] | None) -> dict[int, frozenset[DayHalf]]:
        return {one: frozenset(span.halves()) for one, span in (spans or {}).items()}

    return Around(halves(away), halves(standing_in), partners, candidates)


def ask(
    known: Around,
    span: Span = A_DAY,
    kind: LeaveKind = LeaveKind.ANNUAL,
    substitute: int | None = None,
    at: datetime = NOW,
) -> int:
    return leave.check(A, kind, span, known, substitute_id=substitute, at=at)


def test_b_stands_in() -> None:
    assert ask(around()) == B
    assert ask(around(), substitute=B) == B


def test_the_pair_is_never_away_together() -> None:
    afternoon = Span(FRIDAY, FRIDAY, Half.AFTERNOON, Half.AFTERNOON)
    morning = Span(FRIDAY, FRIDAY, Half.MORNING, Half.MORNING)

    with pytest.raises(PairAway):
        ask(around(away={B: afternoon}))
    assert ask(around(away={B: afternoon}), morning) == B
    with pytest.raises(PairAway):
        ask(around(standing_in={B: afternoon}))
    with pytest.raises(StandsInAlready):
        ask(around(standing_in={A: morning}))
    with pytest.raises(AwayAlready):
        ask(around(away={A: morning}))


def test_an_office_finds_a_colleague_of_the_same_work() -> None:
    office = around(partners=frozenset(), candidates=frozenset({B, C}))

    assert ask(office) == B
    assert ask(office, substitute=C) == C
    with pytest.raises(NobodyStandsIn):
        ask(office, substitute=9)
    with pytest.raises(NobodyStandsIn):
        ask(around(partners=frozenset(), candidates=frozenset()))


def test_a_window_with_two_bs_needs_one_of_them() -> None:
    both = around({B: A_DAY}, None, frozenset({B, C}), frozenset({B, C}))

    assert ask(both) == C
    with pytest.raises(PairAway):
        ask(both, substitute=B)


def test_only_illness_and_orders_come_on_the_day() -> None:
    on_the_day = NOW + timedelta(days=1)

    with pytest.raises(LeaveTooShort):
        ask(around(), at=on_the_day)
    assert ask(around(), kind=LeaveKind.SICK, at=on_the_day) == B
    with pytest.raises(LeavePast):
        ask(around(), kind=LeaveKind.SICK, at=NOW + timedelta(days=2))


def test_a_span_goes_forwards() -> None:
    with pytest.raises(LeaveBackwards):
        Span(FRIDAY, FRIDAY - timedelta(days=1))
    with pytest.raises(LeaveBackwards):
        Span(FRIDAY, FRIDAY, Half.AFTERNOON, Half.MORNING)
    with pytest.raises(LeaveBackwards):
        Span(FRIDAY, FRIDAY + timedelta(days=400))


@given(st.integers(0, 40), st.sampled_from(Half), st.sampled_from(Half))
def test_a_span_has_all_its_halves_once(days: int, first: Half, last: Half) -> None:
    until = FRIDAY + timedelta(days=days)
    if days == 0 and first > last:
        return
    span = Span(FRIDAY, until, first, last)
    halves = list(span.halves())

    missing = (first is Half.AFTERNOON) + (last is Half.MORNING)
    assert len(halves) == len(set(halves)) == 2 * (days + 1) - missing
    assert halves == sorted(halves)
    assert halves[0] == (FRIDAY, first)
    assert halves[-1] == (until, last)


def test_the_hand_over_is_confirmed_the_day_before() -> None:
    assert leave.hand_over_due_on(A_DAY) == date(2026, 9, 17)
    assert leave.half_of(NOW) == (date(2026, 9, 17), Half.MORNING)
    assert leave.half_of(NOW + timedelta(hours=4))[1] is Half.AFTERNOON


def test_who_does_the_same_work() -> None:
    examiner = frozenset({Role.EXAMINER})

    assert leave.same_work(examiner, examiner | {Role.CLERK})
    assert not leave.same_work(examiner, frozenset({Role.CLERK}))
    assert not leave.same_work(frozenset(), examiner)
