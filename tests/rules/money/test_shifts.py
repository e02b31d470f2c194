"""The drawer adds up, and every difference from the bank is in the list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.money.shifts import (
    CountDiffers,
    DifferenceKind,
    Direction,
    Drawer,
    Movement,
    compare,
    count,
)

MOVEMENT = st.builds(
    Movement,
    mark=st.just(""),
    reference=st.sampled_from("abcdef"),
    direction=st.sampled_from(Direction),
    cents=st.integers(1, 5),
)


def moved(reference: str, cents: int, direction: Direction = Direction.IN) -> Movement:
    return Movement(mark="1", reference=reference, direction=direction, cents=cents)


def test_the_drawer_holds_float_and_takings_less_what_went_back() -> None:
    drawer = Drawer(10_000, 8500, 500)

    assert count(drawer, 18_000, "") == 0
    assert count(drawer, 17_990, "找错一角") == -10
    with pytest.raises(CountDiffers):
        count(drawer, 17_990, " ")


def test_each_kind_of_difference_is_named() -> None:
    ours = [moved("a", 80), moved("b", 10), moved("d", 5)]
    theirs = [
        moved("a", 80),
        moved("a", 80),
        moved("b", 11),
        moved("c", 7),
        moved("d", 5, Direction.OUT),
    ]

    found = [(one.kind, one.reference, one.gap_cents) for one in compare(ours, theirs)]

    assert found == [
        (DifferenceKind.TWICE, "a", 80),
        (DifferenceKind.AMOUNT, "b", 1),
        (DifferenceKind.MISSING_HERE, "c", 7),
        (DifferenceKind.MISSING_HERE, "d", -5),
        (DifferenceKind.MISSING_THERE, "d", -5),
    ]


@given(
    st.lists(MOVEMENT, unique_by=lambda one: one.key),
    st.lists(MOVEMENT),
)
def test_the_list_explains_the_whole_gap(
    ours: list[Movement], theirs: list[Movement]
) -> None:
    gap = sum(m.signed_cents for m in theirs) - sum(m.signed_cents for m in ours)

    assert sum(one.gap_cents for one in compare(ours, theirs)) == gap


@given(st.lists(MOVEMENT, unique_by=lambda one: one.key))
def test_equal_books_differ_in_nothing(ours: list[Movement]) -> None:
    assert compare(ours, reversed(ours)) == ()
