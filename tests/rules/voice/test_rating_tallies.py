"""What is counted of ratings, and that the order of counting does not matter."""

from datetime import date
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.rating_tallies import (
    FORMULAS,
    Counted,
    Coverage,
    RatingCut,
    share,
    tally,
)
from yimen.rules.voice.ratings import Level

DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
COUNTED = st.builds(
    Counted,
    rating=st.integers(1, 99).map(str),
    level=st.sampled_from(Level),
    on=DAYS,
    is_valid=st.booleans(),
    places=st.dictionaries(
        st.sampled_from([RatingCut.WINDOW, RatingCut.OFFICER]), st.sampled_from("12")
    ),
)


def test_the_figures_of_the_seeds_come_out() -> None:
    coverage = Coverage(closed=11690, rated=7533, satisfied=7530)
    assert coverage.rating_rate is not None
    assert round(coverage.rating_rate * 100, 2) == Decimal("64.44")
    satisfaction = share(7530, 7533)
    assert satisfaction is not None
    assert round(satisfaction * 100, 2) == Decimal("99.96")
    legacy = share(6482 + 44, 6841)
    assert legacy is not None
    assert round(legacy * 100, 1) == Decimal("95.4")


def test_of_nothing_there_is_no_share() -> None:
    whole, groups = tally([], RatingCut.MONTH)
    assert (whole.n, whole.satisfaction, groups) == (0, None, {})
    assert Coverage(closed=0, rated=0, satisfied=0).rating_rate is None
    assert "评价率" in FORMULAS


@given(st.lists(COUNTED), st.sampled_from(RatingCut))
def test_groups_add_up_and_the_order_does_not_matter(
    ratings: list[Counted], cut: RatingCut
) -> None:
    whole, groups = tally(ratings, cut)

    assert tally(reversed(ratings), cut) == (whole, groups)
    assert sum(one.n for one in groups.values()) == whole.n
    assert sum(one.invalid for one in groups.values()) == whole.invalid
    assert whole.n + whole.invalid == len(ratings)
    assert whole.satisfied + whole.bad == whole.n
