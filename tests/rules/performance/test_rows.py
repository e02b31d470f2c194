"""Rows as they are kept: nothing is lost, and they add up before and after appeals."""

import json
from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.performance.appeals import Wish
from yimen.rules.performance.rows import (
    BookRow,
    Packed,
    as_data,
    corrected_rows,
    digest_of,
    digest_of_all,
    from_data,
    merged,
    moved,
    only,
    sums,
    text_of,
)

NAMES = ("accepted", "closed", "on_time", "due_cents")
AMOUNTS = st.fractions(0, 1000, max_denominator=7)
ROWS = st.lists(
    st.builds(
        BookRow,
        st.sampled_from(("case", "card")),
        st.sampled_from(("a", "b", "c")),
        st.none() | st.dates(date(2026, 9, 1), date(2026, 9, 30)),
        st.text(max_size=4),
        st.dictionaries(st.sampled_from(NAMES), AMOUNTS, min_size=1),
    ),
    max_size=8,
)


@given(ROWS)
def test_what_is_kept_reads_back_the_same(rows: list[BookRow]) -> None:
    text = text_of(rows)

    assert list(from_data(json.loads(text))) == rows
    assert as_data(from_data(json.loads(text))) == as_data(rows)
    assert digest_of(text) == digest_of(text_of(from_data(json.loads(text))))


@given(ROWS, st.integers(0, 120))
def test_rows_that_are_packed_as_they_come_are_the_same_text(
    rows: list[BookRow], times: int
) -> None:
    many = rows * times
    packed = Packed(NAMES[:2], many)

    assert packed.text == text_of(many)
    assert packed.text == packed.text  # and may be asked for again
    assert packed.values == sums(many, NAMES[:2])
    assert packed.count == len(many)


@given(ROWS, st.sampled_from(NAMES))
def test_the_rows_of_a_line_add_up_to_what_all_rows_do(
    rows: list[BookRow], name: str
) -> None:
    of_line = only(rows, {name})

    assert all(set(one.amounts) == {name} for one in of_line)
    assert sums(of_line, [name]) == sums(rows, [name])


@given(ROWS, st.data(), st.sampled_from(Wish))
def test_a_correction_moves_the_quantities_as_it_moves_the_rows(
    rows: list[BookRow], data: st.DataObject, wish: Wish
) -> None:
    line = frozenset({"closed", "on_time"})
    found = merged(only(rows, line))
    values = dict(sums(rows, NAMES))
    if not found:
        return
    one = data.draw(st.sampled_from(found))

    after = corrected_rows(rows, one, line, wish)
    then = moved(values, rows, after)

    assert then == sums(after, NAMES)
    untouched = set(NAMES) - line
    assert all(then[name] == values[name] for name in untouched)
    again = corrected_rows(after, one, line, wish)
    assert moved(then, after, again) == then  # upheld twice, corrected once
    if wish is Wish.LEAVE_OUT:
        left = [row for row in merged(only(after, line)) if row.subject == one.subject]
        assert all(row.kind != one.kind for row in left)
    else:
        (good,) = (
            row
            for row in merged(only(after, line))
            if (row.kind, row.subject) == (one.kind, one.subject)
        )
        assert set(good.amounts) == line


def test_one_digest_stands_for_all_and_knows_their_owners() -> None:
    both = {"1": "aa", "2": "bb"}

    assert digest_of_all(both) == digest_of_all(dict(reversed(both.items())))
    assert digest_of_all(both) != digest_of_all({"1": "bb", "2": "aa"})


def test_a_thing_of_several_books_is_one_row() -> None:
    on = date(2026, 9, 18)
    of_cases = BookRow("case", "A1", on, "食品经营许可", {"closed": Fraction(1)})
    of_books = BookRow("case", "A1", on, "听证", {"special_procedures": Fraction(2)})

    (row,) = merged([of_cases, of_books])

    assert (row.what, dict(row.amounts)) == (
        "食品经营许可",
        {"closed": 1, "special_procedures": 2},
    )
