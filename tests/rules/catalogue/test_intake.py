"""Do the papers suffice, and what may be asked for (许可法 32)."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.catalogue.intake import (
    AlreadyTold,
    Complete,
    Incomplete,
    Necessity,
    NothingMissing,
    Paper,
    PapersMissing,
    PaperState,
    UnknownPaper,
    WrongSaysNothing,
    examine,
    require_complete,
    require_missing,
    together,
)


@dataclass(frozen=True)
class Asked:
    """A paper of a guide."""

    code: str
    name: str = "材料"
    necessity: Necessity = Necessity.REQUIRED
    form: str = "paper"
    originals: int = 1
    copies: int = 2
    issuer: str = "发证机关"
    is_shared: bool = False


GUIDE = (
    Asked("A", "申请书"),
    Asked("B", "健康证"),
    Asked("C", "合同", Necessity.OPTIONAL),
    Asked("D", "布局图", Necessity.DEFERRABLE),
    Asked("E", "执照", is_shared=True),
)
ALL_IN = (Paper("A"), Paper("B"), Paper("D"))


def test_everything_required_in_hand_is_complete() -> None:
    assert examine(GUIDE, ALL_IN) == Complete()


def test_a_notice_lists_all_of_it_in_the_guides_order() -> None:
    found = examine(GUIDE, [Paper("D", PaperState.WRONG, remark="没有尺寸")])

    assert isinstance(found, Incomplete)
    assert [(gap.code, gap.is_wrong) for gap in found.missing] == [
        ("A", False),
        ("B", False),
        ("D", True),
    ]
    assert found.missing[2].remark == "没有尺寸"
    assert (found.missing[0].originals, found.missing[0].issuer) == (1, "发证机关")


def test_what_may_follow_later_is_still_named_in_the_notice() -> None:
    found = examine(GUIDE, [Paper("A"), Paper("B")])

    assert isinstance(found, Incomplete)
    assert found.codes == {"D"}


def test_an_optional_paper_is_never_missing_but_may_be_wrong() -> None:
    wrong = (*ALL_IN, Paper("C", PaperState.WRONG, remark="已过期"))

    assert examine(GUIDE, ALL_IN) == Complete()
    found = examine(GUIDE, wrong)
    assert isinstance(found, Incomplete)
    assert found.codes == {"C"}


@pytest.mark.parametrize("state", [PaperState.MISSING, PaperState.SHARED])
def test_nobody_brings_what_a_register_knows(state: PaperState) -> None:
    assert examine(GUIDE, (*ALL_IN, Paper("E", state))) == Complete()


def test_an_error_put_right_on_the_spot_is_handed_in() -> None:
    corrected = (Paper("A", PaperState.CORRECTED, remark="补签名"), *ALL_IN[1:])

    assert examine(GUIDE, corrected) == Complete()


def test_nothing_outside_the_guide_may_be_asked_for() -> None:
    with pytest.raises(UnknownPaper) as refused:
        examine(GUIDE, [Paper("X", PaperState.MISSING)])

    assert refused.value.facts["codes"] == ["X"]


def test_wrong_needs_a_word() -> None:
    with pytest.raises(WrongSaysNothing):
        examine(GUIDE, [Paper("A", PaperState.WRONG, remark="  ")])


def test_after_the_notice_only_what_it_named_can_be_missing() -> None:
    told = frozenset({"B"})
    still = examine(GUIDE, (Paper("A"), Paper("D")), told)

    assert isinstance(still, Incomplete)
    assert still.codes == told
    assert examine(GUIDE, ALL_IN, told) == Complete()


def test_a_second_notice_may_not_ask_for_more() -> None:
    with pytest.raises(AlreadyTold) as refused:
        examine(GUIDE, (Paper("A"),), frozenset({"B"}))

    assert refused.value.facts["more"] == "布局图"
    assert refused.value.facts["codes"] == ["D"]


def test_a_matter_without_materials_is_always_complete() -> None:
    assert examine((), ()) == Complete()


def test_what_is_required_of_a_finding() -> None:
    missing = examine(GUIDE, ())
    require_complete(Complete())

    assert isinstance(missing, Incomplete)
    assert require_missing(missing) is missing
    with pytest.raises(PapersMissing) as refused:
        require_complete(missing)
    assert refused.value.facts["missing"] == "申请书、健康证、布局图"
    with pytest.raises(NothingMissing):
        require_missing(Complete())


def test_papers_looked_at_again_take_the_place_of_the_old() -> None:
    merged = together(
        (Paper("A"), Paper("B", PaperState.MISSING)),
        (Paper("B", copies=2), Paper("D")),
    )

    assert merged == (Paper("A"), Paper("B", copies=2), Paper("D"))


states = st.sampled_from(PaperState)
papers = st.lists(
    st.builds(Paper, st.sampled_from("ABCDE"), states, remark=st.just("不清楚")),
    unique_by=lambda paper: paper.code,
)


@given(papers)
def test_the_order_of_papers_does_not_matter(handed_in: list[Paper]) -> None:
    assert examine(GUIDE, handed_in) == examine(GUIDE, handed_in[::-1])


@given(papers)
def test_whoever_supplies_all_that_was_told_is_accepted(handed_in: list[Paper]) -> None:
    found = examine(GUIDE, handed_in)
    if isinstance(found, Incomplete):
        brought = [Paper(code) for code in found.codes]
        assert examine(GUIDE, together(handed_in, brought), found.codes) == Complete()


@given(papers, states)
def test_bringing_more_never_makes_more_missing(
    handed_in: list[Paper], before: PaperState
) -> None:
    worse = [replace(paper, state=before) for paper in handed_in]
    better = [replace(paper, state=PaperState.HANDED_IN) for paper in handed_in]
    had, has = examine(GUIDE, worse), examine(GUIDE, better)
    codes = has.codes if isinstance(has, Incomplete) else frozenset()

    assert codes <= (had.codes if isinstance(had, Incomplete) else frozenset())
