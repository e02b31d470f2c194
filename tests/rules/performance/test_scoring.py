"""The rulebook's vectors (8.4.6), and what must hold of any scheme."""

from collections import Counter
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.performance.indicators import BadIndicator, Kind, Scored, Values
from yimen.rules.performance.scoring import (
    Cuts,
    Grade,
    Scheme,
    check_scheme,
    scored,
    year_grade,
)
from yimen.rules.performance.sources import LABELS
from yimen.rules.performance.standard import INDICATORS
from yimen.rules.statistics.definitions import rounded
from yimen.rules.statistics.formulas import BadFormula

STANDARD = Scheme(INDICATORS)
NONE = Fraction(0)
BY_NUMBER = {one.number: one for one in INDICATORS}
AMOUNTS = st.none() | st.integers(0, 10**6)
VALUES = st.fixed_dictionaries(dict.fromkeys(LABELS, AMOUNTS))


@pytest.mark.parametrize(
    ("number", "figure", "points"),
    [
        (1, "96.0", "8.46"),
        (2, "1.2", "4.56"),
        (3, "1", "2.50"),
        (7, "74.67", "3.98"),
        (22, "1", "2.50"),
        (22, "2", "0.00"),
        (13, "30", "2.00"),
        (10, "118", "4.00"),  # capped
    ],
)
def test_the_rulebooks_vectors(number: int, figure: str, points: str) -> None:
    found = BY_NUMBER[number].points(Fraction(figure))

    assert f"{rounded(found, 2):.2f}" == points


def test_the_standard_scheme_is_the_rulebooks() -> None:
    check_scheme(STANDARD)
    weights: Counter[str] = Counter()
    for one in INDICATORS:
        weights[one.perspective] += int(one.weight)

    assert list(weights.values()) == [40, 25, 25, 10]
    assert list(Counter(one.perspective for one in INDICATORS).values()) == [9, 9, 9, 4]
    assert len({(one.perspective, one.group) for one in INDICATORS}) == 11
    assert BY_NUMBER[1].words == "满意 ÷ 有评价"


def test_the_figure_comes_from_quantities_in_its_unit() -> None:
    assert BY_NUMBER[2].value({"upheld_complaints": 3, "closed": 2500}) == Fraction(
        6, 5
    )
    assert BY_NUMBER[2].value({"upheld_complaints": 0, "closed": 0}) is None
    assert BY_NUMBER[22].value({"late": 1, "open_overdue": 1}) == 2
    assert BY_NUMBER[22].value({"late": 1}) is None  # unknown is not nought


def full_marks() -> Values:
    best: Values = dict.fromkeys(LABELS, 100)
    costly = ("upheld_complaints", "dual_acceptances", "breaches", "late")
    best |= dict.fromkeys((*costly, "open_overdue", "used_of_statutory"), 0)
    best |= dict.fromkeys(("used_of_promised", "matter_promised_days"), 10)
    return best


def test_the_best_have_a_hundred_and_the_bonus_is_capped() -> None:
    card = scored(STANDARD, full_marks(), Scored.UNIT, Fraction(25))

    assert (card.base, card.bonus, card.total) == (100, 10, 110)
    assert card.grade is Grade.EXCELLENT
    assert not any(line.lost for line in card.lines)


def test_what_a_person_cannot_do_leaves_the_scheme() -> None:
    card = scored(STANDARD, full_marks(), Scored.PERSON, NONE)
    left_out = {line.indicator.number for line in card.lines if line.figure is None}

    assert left_out == {8, 9, 25, 26}
    assert card.total == 100


def test_where_nothing_was_done_there_is_no_grade() -> None:
    card = scored(STANDARD, {}, Scored.UNIT, NONE)

    assert (card.total, card.grade) == (None, None)


@given(VALUES, st.sampled_from(list(Scored)), st.permutations(INDICATORS))
def test_totals_lie_between_nought_and_a_hundred_in_any_order(
    values: Values, what: Scored, shuffled: list[object]
) -> None:
    card = scored(STANDARD, values, what, NONE)
    other = scored(Scheme(tuple(shuffled)), values, what, NONE)  # type: ignore[arg-type]

    assert card.base == other.base
    assert card.base is None or 0 <= card.base <= 100
    assert all(line.lost >= 0 for line in card.lines)


@given(
    st.sampled_from(INDICATORS),
    st.fractions(0, 2000),
    st.fractions(0, 2000),
)
def test_a_better_figure_never_costs_points(
    one: object, left: Fraction, right: Fraction
) -> None:
    indicator = BY_NUMBER[one.number]  # type: ignore[attr-defined]
    low, high = sorted((left, right))
    worse, better = (low, high) if indicator.kind is Kind.UP else (high, low)

    assert indicator.points(worse) <= indicator.points(better)


@given(VALUES)
def test_what_has_full_points_never_changes_the_rest(values: Values) -> None:
    """Rescaling: without one more full mark the total can only fall."""
    card = scored(STANDARD, values, Scored.UNIT, NONE)
    full = [line for line in card.lines if line.points == line.indicator.weight]
    if full and card.base is not None:
        rest = tuple(i for i in INDICATORS if i is not full[0].indicator)
        without = scored(Scheme(rest), values, Scored.UNIT, NONE).base
        assert without is None or without <= card.base


def test_a_scheme_that_cannot_be_scored_is_refused() -> None:
    first, *rest = INDICATORS
    for wrong, why in (
        (replace(first, text="satisfied / rated + __import__('os')"), BadFormula),
        (replace(first, text="smiles / rated"), BadFormula),
        (replace(first, edge=first.target), BadIndicator),
        (replace(first, weight=first.weight + 1), BadIndicator),
        (replace(first, number=2), BadIndicator),
    ):
        with pytest.raises(why):
            check_scheme(Scheme((wrong, *rest)))
    with pytest.raises(BadIndicator):
        check_scheme(replace(STANDARD, cuts=Cuts(good=Fraction(95))))


def test_grades_cut_at_their_points_and_one_poor_month_fails_the_year() -> None:
    cuts = Cuts()

    assert [cuts.grade(Fraction(p)) for p in ("90", "89.99", "80", "60", "59.99")] == [
        Grade.EXCELLENT,
        Grade.GOOD,
        Grade.GOOD,
        Grade.FAIR,
        Grade.POOR,
    ]
    assert year_grade([Grade.GOOD, None, Grade.POOR], Grade.EXCELLENT) is Grade.POOR
    assert year_grade([Grade.GOOD, None], Grade.EXCELLENT) is Grade.EXCELLENT
