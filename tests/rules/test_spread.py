"""How figures lie."""

import statistics

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.spread import Spread, percentile, spread

FIGURES = st.lists(st.integers(0, 400), min_size=2, max_size=60)


def test_no_figures_say_nothing() -> None:
    assert spread([]) == Spread()


def test_one_figure_is_all_of_them() -> None:
    assert spread([3]) == Spread(3, 3, 3, 3, 3)


def test_percentiles_lie_between_two_figures() -> None:
    assert spread([40, 10, 30, 20, 50]) == Spread(30, 30, 46, 48, 50)


@given(FIGURES)
def test_the_median_and_the_tenths_are_those_of_the_standard_library(
    figures: list[int],
) -> None:
    tenths = statistics.quantiles(figures, n=10, method="inclusive")
    ordered = sorted(figures)
    assert abs(percentile(ordered, 0.9) - tenths[8]) < 1e-9
    assert percentile(ordered, 0.5) == statistics.median(figures)


@given(FIGURES)
def test_the_figures_stand_in_order(figures: list[int]) -> None:
    found = spread(figures)
    assert found.median is not None
    assert found.median <= (found.p90 or 0) <= (found.p95 or 0) <= (found.max or 0)
