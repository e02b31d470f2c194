"""The catalogue in numbers: the seeds' figures, two formulas, before and after."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.catalogue.numbers import (
    FIGURES,
    CatalogueCut,
    MatterCounts,
    grouped,
    moved,
)

BY_NAME = {one.name: one for one in FIGURES}
LICENCE = MatterCounts(
    code="1",
    organ="市场监督管理局",
    matter_type="administrative_license",
    tier="4",
    statutory_days=20,
    promised_days=10,
    steps=5,
    visits=1,
    materials=8,
)
CARD = MatterCounts(
    code="2",
    organ="人社局",
    matter_type="public_service",
    tier="5",
    is_instant=True,
    statutory_days=5,
    promised_days=1,
    steps=0,
    visits=0,
    materials=2,
)
MATTERS = st.lists(
    st.builds(
        MatterCounts,
        code=st.text("0123456789", min_size=1, max_size=3),
        organ=st.sampled_from(("甲局", "乙局")),
        matter_type=st.sampled_from(("public_service", "administrative_license")),
        tier=st.sampled_from(("", "4", "5")),
        is_instant=st.booleans(),
        statutory_days=st.none() | st.integers(0, 90),
        promised_days=st.none() | st.integers(0, 90),
        steps=st.integers(0, 9),
        visits=st.none() | st.integers(0, 3),
        materials=st.integers(0, 20),
    ),
    max_size=6,
)


def told(name: str, *matters: MatterCounts) -> Fraction | None:
    return BY_NAME[name].of(matters)


def test_both_formulas_of_compression_are_told_by_their_names() -> None:
    assert told("promise_cut", LICENCE, CARD) == Fraction(14 * 100, 25)
    assert told("mean_cut", LICENCE, CARD) == (50 + 80) / Fraction(2)
    assert BY_NAME["promise_cut"].said(told("promise_cut", LICENCE)) == "50.00%"


def test_means_are_of_what_is_said() -> None:
    assert told("mean_steps", LICENCE, CARD) == 5
    assert told("mean_visits", LICENCE, replace(CARD, visits=None)) == 1
    assert told("mean_materials", LICENCE, CARD) == 5
    assert told("one_visit_rate", LICENCE, CARD) == 100
    assert told("no_visit_rate", LICENCE, CARD) == 50
    assert told("instant_rate", LICENCE, CARD) == 50
    assert BY_NAME["matters"].said(Fraction(1234)) == "1,234"
    for one in FIGURES[1:]:
        assert one.of(()) is None
        assert one.said(None) == "—"


def test_the_seeds_round_is_told_before_and_after() -> None:
    """13.4 working days to less than 10 is at least 25.4 % (8.2.16)."""
    before = [replace(LICENCE, promised_days=days) for days in (13, 13, 13, 14, 14)]
    after = [replace(LICENCE, promised_days=10, steps=4)] * 5

    lines = {one.figure.name: one for one in moved(before, after)}

    assert lines["mean_promised"].before == Fraction(134, 10)
    compression = lines["mean_promised"].compression
    assert compression is not None
    assert round(float(compression), 1) == 25.4
    assert lines["mean_steps"].compression == 20
    assert lines["promise_cut"].compression is None
    assert lines["promise_cut"].change == 17
    assert moved((), after)[2].change is None


@given(MATTERS, st.sampled_from(CatalogueCut))
def test_every_matter_lies_in_one_group(
    matters: list[MatterCounts], cut: CatalogueCut
) -> None:
    groups = grouped(matters, cut)

    assert sum(map(len, groups.values())) == len(matters)
    assert all(one.key(cut) == key for key, rows in groups.items() for one in rows)
