"""A list on pages: every row on one of them, an odd number is a page that is there."""

from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from yimen.screens.shared.paging import number_of, sliced


@given(rows=st.lists(st.integers(), max_size=60), size=st.integers(1, 20))
def test_every_row_is_on_one_page(rows: list[int], size: int) -> None:
    first = sliced(rows, 1, size)
    shown = [sliced(rows, number, size) for number in range(1, first.pages + 1)]
    assert [row for one in shown for row in one.rows] == rows
    assert sliced(rows, 10**9, size) == shown[-1]
    assert sliced(rows, 0, size) == first


def test_an_odd_number_is_the_first_page() -> None:
    asked = RequestFactory().get
    assert number_of(asked("/")) == number_of(asked("/?page=-1")) == 1
    assert number_of(asked("/?page=x")) == 1
    assert number_of(asked("/?page=3")) == 3
