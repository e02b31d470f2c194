"""Appeals, bonuses and awards: what follows from the rules alone."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.performance.appeals import (
    NothingToWin,
    SameHandScores,
    ScoreAppealEmpty,
    ScoreAppealTooLate,
    Wish,
    appeal_by,
    check_in_time,
    check_other_hand,
    check_said,
    corrected,
    wishes,
)
from yimen.rules.performance.awards import (
    STANDARD,
    AwardRule,
    BadAwardRule,
    Candidate,
    as_data,
    check_rules,
    faults,
    from_data,
    winners,
)
from yimen.rules.performance.bonuses import BadBonus, check_bonus, check_second_hand
from yimen.rules.performance.indicators import BadIndicator, Own, Scored, check
from yimen.rules.performance.kept_schemes import as_data as scheme_data
from yimen.rules.performance.kept_schemes import differences
from yimen.rules.performance.kept_schemes import from_data as scheme_from
from yimen.rules.performance.scoring import Grade, Scheme, scored
from yimen.rules.performance.standard import INDICATORS

BY_NUMBER = {one.number: one for one in INDICATORS}
CARDS, BREACHES, LATE = BY_NUMBER[23], BY_NUMBER[4], BY_NUMBER[22]
ONE = Fraction(1)
RULE = AwardRule(
    name="服务之星",
    what=Scored.PERSON,
    span=STANDARD[2].span,
    places=2,
    least=Fraction(85),
)


def a_candidate(**changes: object) -> Candidate:
    plain = Candidate(
        key="7",
        label="王芳",
        total=Fraction(90),
        grade=Grade.EXCELLENT,
        faults=0,
        poor_months=(),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_an_appeal_comes_within_three_working_days() -> None:
    calendar = WorkCalendar.of(())
    last_on = appeal_by(date(2026, 9, 17), calendar)  # a Thursday

    assert last_on == date(2026, 9, 22)
    check_in_time(last_on, date(2026, 9, 22))
    with pytest.raises(ScoreAppealTooLate):
        check_in_time(last_on, date(2026, 9, 23))
    assert check_said("  卡是别人的 ") == "卡是别人的"
    with pytest.raises(ScoreAppealEmpty):
        check_said("  ")
    check_other_hand({3}, [1, None])
    with pytest.raises(SameHandScores):
        check_other_hand({3}, [1, 3])


def test_a_row_is_left_out_or_counted_where_it_is_missing() -> None:
    values = {"cards": Fraction(4), "cards_answered": Fraction(3)}
    unanswered = {"cards": ONE}

    assert wishes(CARDS, unanswered) == (Wish.COUNT_WELL, Wish.LEAVE_OUT)
    assert wishes(CARDS, {"cards": ONE, "cards_answered": ONE}) == ()
    assert wishes(BREACHES, {"breaches": ONE}) == (Wish.LEAVE_OUT,)
    assert wishes(BREACHES, {}) == ()
    better = corrected(values, CARDS, unanswered, Wish.COUNT_WELL)
    assert better == {"cards": 4, "cards_answered": 4}
    fewer = corrected(values, CARDS, unanswered, Wish.LEAVE_OUT)
    assert fewer == {"cards": 3, "cards_answered": 3}
    assert corrected(
        {"breaches": ONE}, BREACHES, {"breaches": ONE}, Wish.LEAVE_OUT
    ) == {"breaches": 0}
    with pytest.raises(NothingToWin):
        corrected({"late": ONE}, LATE, {"late": ONE}, Wish.COUNT_WELL)


@given(good=st.integers(0, 30), bad=st.integers(1, 30), wish=st.sampled_from(Wish))
def test_an_upheld_row_never_costs_points(good: int, bad: int, wish: Wish) -> None:
    values = {"cards": Fraction(good + bad), "cards_answered": Fraction(good)}
    scheme = Scheme(INDICATORS)

    after = corrected(values, CARDS, {"cards": ONE}, wish)

    def points(of: dict[str, Fraction | int | None]) -> Fraction | None:
        lines = scored(scheme, of, Scored.UNIT, Fraction(0)).lines
        return next(one.points for one in lines if one.indicator.number == 23)

    before, now = points(dict(values)), points(after)
    assert now is None or (before is not None and now >= before)


def test_a_bonus_has_evidence_a_limit_and_a_second_hand() -> None:
    check_bonus(Fraction(10), "上级表扬", "文件")
    for points in (Fraction(0), Fraction(101, 10)):
        with pytest.raises(BadBonus):
            check_bonus(points, "上级表扬", "文件")
    with pytest.raises(ScoreAppealEmpty):
        check_bonus(ONE, "上级表扬", " ")
    check_second_hand({2}, 1, "3")
    for by in ({1}, {3}):
        with pytest.raises(SameHandScores):
            check_second_hand(by, 1, "3")


def test_the_best_are_honoured_and_no_poor_month_slips_in() -> None:
    cards = [
        a_candidate(key="1", label="乙", total=Fraction(91)),
        a_candidate(key="2", label="甲", total=Fraction(91)),
        a_candidate(key="3", label="丙", total=Fraction(99), poor_months=("2026-03",)),
        a_candidate(key="4", label="丁", total=Fraction(99), faults=1),
        a_candidate(key="5", label="戊", total=Fraction(99), grade=Grade.POOR),
        a_candidate(key="6", label="己", total=Fraction(84)),
        a_candidate(key="7", label="庚", total=None, grade=None),
    ]

    assert [one.key for one in winners(RULE, cards)] == ["1", "2"]
    assert [one.key for one in winners(RULE, reversed(cards))] == ["1", "2"]
    lenient = replace(RULE, is_faultless=False, places=1)
    assert [one.key for one in winners(lenient, cards)] == ["4"]
    assert faults({"breaches": 2, "upheld_complaints": Fraction(1), "x": 5}) == 3


def test_award_rules_are_data_and_bad_ones_are_refused() -> None:
    check_rules(STANDARD)
    assert from_data(as_data(STANDARD)) == STANDARD
    for bad in (
        [RULE, RULE],
        [replace(RULE, places=0)],
        [replace(RULE, name=" ")],
        [replace(RULE, least=Fraction(111))],
    ):
        with pytest.raises(BadAwardRule):
            check_rules(bad)


def test_a_target_may_hold_for_one_kind_alone() -> None:
    stricter = replace(CARDS, own=(Own(Scored.PERSON, Fraction(100), Fraction(90)),))
    scheme = Scheme(tuple(stricter if one is CARDS else one for one in INDICATORS))
    values = {"cards": Fraction(100), "cards_answered": Fraction(95)}

    def points(what: Scored) -> Fraction | None:
        lines = scored(scheme, dict(values), what, Fraction(0)).lines
        return next(one.points for one in lines if one.indicator.number == 23)

    assert points(Scored.PERSON) == Fraction(3, 2)
    assert points(Scored.UNIT) == Fraction(5, 2)
    assert scheme_from(scheme_data(scheme)) == scheme
    (change,) = differences(Scheme(INDICATORS), scheme)
    assert (change.field, change.after) == ("own", "person 100/90")
    check(stricter)
    with pytest.raises(BadIndicator):
        check(replace(CARDS, own=(Own(Scored.TOWN, Fraction(50), Fraction(60)),)))
