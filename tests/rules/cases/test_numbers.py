"""Numbers of cases and papers, and the code on the receipt."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from yimen.rules.cases.numbers import (
    QUERY_CODE_LENGTH,
    QUERY_SIGNS,
    NumbersUsedUp,
    case_number,
    case_series,
    check_digit,
    document_number,
    document_series,
    is_case_number,
    plain_query_code,
    query_code,
)

DAY = date(2026, 9, 18)
SERIES = case_series("500199", 7, DAY)
digits = st.text("0123456789", min_size=1, max_size=40)


def test_a_case_number_has_its_five_parts() -> None:
    number = case_number(SERIES, 42)

    assert number[:23] == "500199" + "0007" + "20260918" + "00042"
    assert len(number) == 24
    assert is_case_number(number)


@given(digits)
def test_the_check_digit_is_that_of_the_standard(text: str) -> None:
    assert check_digit(text) == mod_11_10.calc_check_digit(text)


@given(st.integers(1, 99_999), st.integers(0, 23), st.integers(1, 9))
def test_one_wrong_digit_shows(sequence: int, place: int, by: int) -> None:
    number = case_number(SERIES, sequence)
    wrong = str((int(number[place]) + by) % 10)

    assert not is_case_number(number[:place] + wrong + number[place + 1 :])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1" * 24,
        case_number(SERIES, 1)[:-1],
        case_number(SERIES, 1) + "0",
        "一" * 24,
    ],
)
def test_what_is_no_case_number(text: str) -> None:
    assert not is_case_number(text)


def test_short_and_long_region_codes_give_six_digits() -> None:
    assert case_series("5001", 7, DAY).startswith("500100")
    assert case_series("500199001002", 7, DAY).startswith("500199")


@pytest.mark.parametrize("sequence", [0, 100_000])
def test_a_day_has_so_many_numbers(sequence: int) -> None:
    with pytest.raises(NumbersUsedUp):
        case_number(SERIES, sequence)


def test_a_paper_is_numbered_as_offices_write_it() -> None:
    series = document_series("合川", "市监", "准许", 2026)

    assert document_number(series, 12) == "合川市监准许〔2026〕12号"


def test_the_code_has_no_look_alikes() -> None:
    assert not set("0O1IL2Z5S8B6GUVQ") & set(QUERY_SIGNS)
    assert len(set(QUERY_SIGNS)) == len(QUERY_SIGNS)
    assert len(QUERY_SIGNS) ** QUERY_CODE_LENGTH > 10**10


@given(st.lists(st.integers(0, len(QUERY_SIGNS) - 1), min_size=8, max_size=8))
def test_a_code_typed_any_way_is_the_same(draws: list[int]) -> None:
    code = query_code(draws)

    assert len(code) == 9
    assert plain_query_code(f" {code.lower().replace('-', ' ')} ") == (
        plain_query_code(code)
    )
    assert set(plain_query_code(code)) <= set(QUERY_SIGNS)
