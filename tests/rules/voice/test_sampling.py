"""A draw that anybody can repeat with nothing but a terminal."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.sampling import NothingToDraw, SampleTooLarge, draw, list_digest

NUMBERS = st.sets(st.integers(1, 10**6).map(str), min_size=2, max_size=40)


def test_the_draw_is_what_sha256sum_says() -> None:
    cases = [f"5001990001202609{n:08d}" for n in range(50)]
    ranked = sorted(
        cases, key=lambda one: hashlib.sha256(f"s:{one}".encode()).hexdigest()
    )
    assert draw(cases, 5, "s") == tuple(ranked[:5])
    assert draw(cases, 5, "s") != draw(cases, 5, "t")


@given(NUMBERS, st.text(max_size=8))
def test_order_does_not_matter_and_a_larger_draw_contains_the_smaller(
    cases: set[str], seed: str
) -> None:
    ordered = sorted(cases)
    whole = draw(ordered, len(cases), seed)

    assert set(whole) == cases
    assert draw(list(reversed(ordered)), len(cases) - 1, seed) == whole[:-1]
    assert list_digest(ordered) == list_digest(cases)


def test_too_many_none_and_nothing_are_refused() -> None:
    with pytest.raises(NothingToDraw):
        draw([], 1, "s")
    for size in (0, 3):
        with pytest.raises(SampleTooLarge):
            draw(["1", "2"], size, "s")
