"""Numbers that can't meet, and a slip that shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.agency.errand_numbers import (
    MOST_A_YEAR,
    Block,
    ErrandNumbersUsedUp,
    NotItsNumber,
    is_errand_number,
    next_block,
    start_of,
    whole_of,
    written,
)

NODES = st.integers(1, 999_999)


@given(NODES, st.lists(st.integers(1, 50), max_size=30))
def test_blocks_of_a_station_never_share_a_number(node: int, sizes: list[int]) -> None:
    start, last = start_of(node, 2026), None
    given_out: list[Block] = []
    for size in sizes:
        block = next_block(start, last, size)
        last = block.last
        given_out.append(block)

    numbers = [n for block in given_out for n in range(block.first, block.last + 1)]
    assert len(numbers) == len(set(numbers)) == sum(sizes)
    assert all(number in block for block in given_out for number in [block.first])


@given(NODES, NODES, st.integers(2026, 2030), st.integers(2026, 2030))
def test_stations_and_years_are_apart(one: int, two: int, a: int, b: int) -> None:
    if (one, a) != (two, b):
        assert abs(start_of(one, a) - start_of(two, b)) > MOST_A_YEAR


@given(NODES, st.integers(1, MOST_A_YEAR), st.integers(0, 15), st.integers(1, 9))
def test_a_wrong_digit_shows(node: int, sequence: int, at: int, more: int) -> None:
    whole = start_of(node, 2026) + sequence
    number = written(whole)
    wrong = number[:at] + str((int(number[at]) + more) % 10) + number[at + 1 :]

    assert len(number) == 16
    assert whole_of(number) == whole
    assert not is_errand_number(wrong)
    with pytest.raises(NotItsNumber):
        whole_of(wrong)


def test_a_year_has_an_end() -> None:
    start = start_of(7, 2026)

    assert len(next_block(start, start + MOST_A_YEAR - 20, 20)) == 20
    with pytest.raises(ErrandNumbersUsedUp):
        next_block(start, start + MOST_A_YEAR - 19, 20)
    with pytest.raises(ErrandNumbersUsedUp):
        start_of(10**6, 2026)
    # a new year begins anew, whatever the old one left
    assert next_block(start_of(7, 2027), start + 5, 1).first == start_of(7, 2027) + 1
