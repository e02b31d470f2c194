"""问卷 and 评议会: what may be asked, answered and counted."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.voice.questionnaires import (
    AnswerMissing,
    Question,
    QuestionKind,
    QuestionMisworded,
    TooManyQuestionsAsked,
    check_publication,
    check_question,
    checked_answers,
    results,
)
from yimen.rules.voice.review_meetings import (
    BallotIncomplete,
    MeetingIncomplete,
    NamedTwice,
    Verdict,
    check_ballot,
    check_meeting,
    count,
)

SINGLE = Question(QuestionKind.SINGLE, "怎么来的？", ("走路", "坐车"), is_required=True)
MANY = Question(QuestionKind.MULTIPLE, "哪里好？", ("快", "近", "客气"))
STARS = Question(QuestionKind.STARS, "打几颗星？")
TEXT = Question(QuestionKind.TEXT, "还有什么话？")
ALL = (SINGLE, MANY, STARS, TEXT)


def test_a_question_can_be_asked_and_counted() -> None:
    for question in ALL:
        check_question(question)
    for options in ((), ("甲",), ("甲", "甲")):
        with pytest.raises(QuestionMisworded):
            check_question(Question(QuestionKind.SINGLE, "选哪个？", options))
    with pytest.raises(QuestionMisworded):
        check_question(Question(QuestionKind.TEXT, "  "))
    for questions in ((), (TEXT,) * 31):
        with pytest.raises(TooManyQuestionsAsked):
            check_publication(questions)


def test_what_is_not_offered_and_what_is_missing_is_refused() -> None:
    said = {0: ["走路"], 1: ["快", "近"], 2: ["5"], 3: [" "]}
    assert checked_answers(ALL, said) == {0: ("走路",), 1: ("快", "近"), 2: ("5",)}
    for wrong in (
        {},
        {0: ["飞"]},
        {0: ["走路", "坐车"]},
        {0: ["走路"], 1: ["快", "快"]},
        {0: ["走路"], 2: ["6"]},
        {0: ["走路"], 3: ["长" * 501]},
    ):
        with pytest.raises(AnswerMissing):
            checked_answers(ALL, wrong)


def test_answers_are_counted_by_option_and_stars_have_a_mean() -> None:
    first, _, stars, texts = results(
        ALL, [{0: ["走路"], 2: ["5"]}, {0: ["走路"], 2: ["2"], 3: ["谢谢"]}]
    )
    assert first.counts == (("走路", 2, Decimal(1)), ("坐车", 0, Decimal(0)))
    assert stars.mean == Decimal("3.5")
    assert texts.texts == ("谢谢",)
    assert results(ALL, [])[2].mean is None


UNITS = ("市监局", "人社局")
BALLOTS = st.lists(
    st.fixed_dictionaries({unit: st.sampled_from(Verdict) for unit in UNITS})
)


@given(BALLOTS)
def test_ballots_are_all_counted_whatever_their_order(
    ballots: list[dict[str, Verdict]],
) -> None:
    found = count(UNITS, ballots)
    assert found == count(UNITS, ballots[::-1])
    assert all(sum(one.counts.values()) == len(ballots) for one in found)
    for one in found:
        known = len(ballots) - one.counts[Verdict.UNKNOWN]
        assert (one.satisfaction is None) is (known == 0)


def test_a_ballot_is_whole_and_a_meeting_has_enough_voters() -> None:
    check_ballot(UNITS, dict.fromkeys(UNITS, Verdict.SATISFIED))
    for units in (UNITS[:1], (*UNITS, "公安局")):
        with pytest.raises(BallotIncomplete):
            check_ballot(UNITS, dict.fromkeys(units, Verdict.FAIRLY))
    check_meeting("评议", UNITS, ("甲", "乙", "丙"))
    for units, voters in ((UNITS, ("甲", "乙")), ((), ("甲", "乙", "丙"))):
        with pytest.raises(MeetingIncomplete):
            check_meeting("评议", units, voters)
    three = ("甲", "乙", "丙")
    for units, voters in (((*UNITS, UNITS[0]), three), (UNITS, (*three, "丙"))):
        with pytest.raises(NamedTwice):
            check_meeting("评议", units, voters)
