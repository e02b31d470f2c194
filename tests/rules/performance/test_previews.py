"""A scheme tried out on a closed month: nothing but the scoring differs."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.previews import ClosedCard, previewed, shares
from yimen.rules.performance.scoring import Cuts, Grade, Scheme, scored
from yimen.rules.performance.sources import LABELS
from yimen.rules.performance.standard import INDICATORS

STANDARD = Scheme(INDICATORS)
AMOUNTS = st.none() | st.integers(0, 1000)
VALUES = st.fixed_dictionaries(dict.fromkeys(LABELS, AMOUNTS))
BONUS = Fraction(2)


def closed(key: str, values: Values) -> ClosedCard:
    card = scored(STANDARD, values, Scored.UNIT, BONUS)
    return ClosedCard(key=key, label=f"部门{key}", card=card, values=values)


def only(**values: int) -> Values:
    return {**dict.fromkeys(LABELS), **values}


def changed(number: int, **said: Fraction) -> Scheme:
    lines = (
        replace(one, **said) if one.number == number else one  # type: ignore[arg-type]
        for one in INDICATORS
    )
    return Scheme(tuple(lines))


def test_a_harder_target_moves_totals_ranks_and_grades() -> None:
    good = closed("1", only(rated=100, satisfied=98, accepted=10, closed=8))
    other = closed("2", only(rated=100, satisfied=97, accepted=10, closed=10))

    told = previewed(
        Scored.UNIT, [good, other], changed(1, target=Fraction(200), edge=Fraction(97))
    )

    first, last = told.cards
    assert [(one.key, one.was.place) for one in told.cards] == [("2", 1), ("1", 2)]
    assert (first.climbs, last.climbs) == (0, 0)
    assert first.would_be.total is not None
    assert all((one.change or 0) < 0 for one in told.cards)
    assert [one.number for one in told.moves] == [1]
    assert (told.moves[0].cards, told.moves[0].label) == (2, "群众满意度")
    assert told.moves[0].mean == -told.moves[0].size
    assert sum(was for was, _ in told.grades.values()) == 2


def test_grades_follow_other_cuts_and_whoever_has_no_total_has_no_rank() -> None:
    good, idle = closed("1", only(rated=100, satisfied=98)), closed("2", only())
    strict = replace(STANDARD, cuts=Cuts(excellent=Fraction(103)))

    told = previewed(Scored.UNIT, [idle, good], strict)

    assert [one.key for one in told.cards] == ["1", "2"]
    assert told.grades[Grade.EXCELLENT] == (1, 0)
    assert told.grades[Grade.GOOD] == (0, 1)
    assert told.moves == ()
    assert told.cards[1].was.place is told.cards[1].change is None


@given(st.lists(VALUES, min_size=1, max_size=4), st.integers(1, 31))
def test_what_the_indicators_move_is_what_the_bases_move(
    months: list[Values], number: int
) -> None:
    cards = [closed(str(place), one) for place, one in enumerate(months)]
    other = changed(number, target=Fraction(777), edge=Fraction(333, 7))

    told = previewed(Scored.UNIT, cards, other)

    bases = [scored(other, one.values, Scored.UNIT, BONUS).base for one in cards]
    for one, base in zip(cards, bases, strict=True):
        assert sum(shares(one.card).values()) == (one.card.base or 0)
        moved = (base or 0) - (one.card.base or 0)
        before = next(row for row in told.cards if row.key == one.key)
        assert before.change is None or before.change == moved
    mean = sum(
        (base or 0) - (one.card.base or 0)
        for one, base in zip(cards, bases, strict=True)
    )
    assert sum(one.mean for one in told.moves) * len(cards) == mean
    places = [one.would_be.place for one in told.cards if one.would_be.place]
    assert places == list(range(1, len(places) + 1))


@given(st.lists(VALUES, max_size=4))
def test_the_same_scheme_changes_nothing(months: list[Values]) -> None:
    cards = [closed(str(place), one) for place, one in enumerate(months)]

    told = previewed(Scored.UNIT, cards, STANDARD)

    assert told.moves == ()
    assert all(one.was == one.would_be for one in told.cards)
