"""Where to turn against which decision of which organ (复议法 23-28)."""

from dataclasses import replace

import pytest

from yimen.rules.cases.remedies import (
    DecidingOrgan,
    DecisionKind,
    OrganKind,
    RemedyUnknown,
    remedies,
    remedy_lines,
)

ORGAN = DecidingOrgan(
    name="青溪区市场监督管理局",
    kind=OrganKind.GOVERNMENT,
    government="青溪区人民政府",
    upper_organ="重庆市市场监督管理局",
    court="青溪区人民法院",
)


@pytest.mark.parametrize(
    ("kind", "reviewers", "article"),
    [
        (OrganKind.GOVERNMENT, ("青溪区人民政府",), "行政复议法第二十四条"),
        (OrganKind.OTHER, ("青溪区人民政府",), "行政复议法第二十四条"),
        (OrganKind.VERTICAL, ("重庆市市场监督管理局",), "行政复议法第二十七条"),
        (
            OrganKind.JUSTICE,
            ("青溪区人民政府", "重庆市市场监督管理局"),
            "行政复议法第二十八条",
        ),
    ],
)
def test_who_reviews_follows_from_the_organ(
    kind: OrganKind, reviewers: tuple[str, ...], article: str
) -> None:
    found = remedies(replace(ORGAN, kind=kind), DecisionKind.REFUSAL)

    assert (found.reviewers, found.review_article) == (reviewers, article)


@pytest.mark.parametrize(
    ("decision", "is_first"),
    [
        (DecisionKind.REFUSAL, False),
        (DecisionKind.REJECTION, False),
        (DecisionKind.INFORMATION_REFUSAL, True),
        (DecisionKind.FAILURE_TO_ACT, True),
    ],
)
def test_whether_review_comes_first_follows_from_the_decision(
    decision: DecisionKind, *, is_first: bool
) -> None:
    assert remedies(ORGAN, decision).is_review_first is is_first


def test_a_free_choice_names_both_with_their_periods() -> None:
    said = "".join(remedy_lines(remedies(ORGAN, DecisionKind.REFUSAL)))

    assert "60日内向青溪区人民政府申请行政复议" in said
    assert "也可以自收到本决定书之日起6个月内向青溪区人民法院" in said
    assert "应当先" not in said


def test_where_review_comes_first_the_court_follows_within_fifteen_days() -> None:
    said = "".join(remedy_lines(remedies(ORGAN, DecisionKind.FAILURE_TO_ACT)))

    assert "应当先" in said
    assert "15日内向青溪区人民法院" in said
    assert "6个月" not in said


@pytest.mark.parametrize(
    "gap",
    [
        {"government": ""},
        {"court": ""},
        {"kind": OrganKind.VERTICAL, "upper_organ": ""},
        {"kind": OrganKind.JUSTICE, "upper_organ": ""},
    ],
)
def test_an_organ_that_cannot_say_where_to_turn_refuses_nothing(
    gap: dict[str, str],
) -> None:
    with pytest.raises(RemedyUnknown) as refused:
        remedies(replace(ORGAN, **gap), DecisionKind.REFUSAL)  # type: ignore[arg-type]

    assert refused.value.facts == {"organ": ORGAN.name}
