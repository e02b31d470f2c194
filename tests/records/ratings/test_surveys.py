"""Questionnaires and meetings of review: written, answered, counted; nobody named."""

import pytest

from makers.cases import RECEIVED_AT, Counter
from yimen.records.journal.models import JournalEntry
from yimen.records.ratings import queries
from yimen.records.ratings.actions.answer_questionnaire import answer_questionnaire
from yimen.records.ratings.actions.edit_questionnaire import (
    Heading,
    begin_questionnaire,
    close_questionnaire,
    publish_questionnaire,
    set_questions,
)
from yimen.records.ratings.actions.hold_review_meeting import (
    MeetingWish,
    call_review_meeting,
    cast_ballot,
    close_review_meeting,
)
from yimen.records.ratings.models import Answer, Ballot, Questionnaire
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken
from yimen.rules.voice.questionnaires import (
    Question,
    QuestionKind,
    QuestionnaireClosed,
    QuestionnaireFixed,
    TooManyQuestionsAsked,
)
from yimen.rules.voice.review_meetings import BallotCast, TooFewBallots, Verdict

STARS = Question(QuestionKind.STARS, "打几颗星？", is_required=True)
TEXT = Question(QuestionKind.TEXT, "还有什么话？")
UNITS = ("市监局", "人社局")


def a_questionnaire(counter: Counter) -> int:
    by, hall = counter.cast.zheng_jie, counter.cast.center.pk
    made = begin_questionnaire(
        heading=Heading("大厅怎么样"), hall_id=hall, by=by, at=RECEIVED_AT
    )
    facts = {"questionnaire_id": made, "by": by, "at": RECEIVED_AT}
    with pytest.raises(TooManyQuestionsAsked):
        publish_questionnaire(version=1, **facts)
    set_questions(questions=(STARS, TEXT), version=1, **facts)
    with pytest.raises(Overtaken):
        set_questions(questions=(STARS,), version=1, **facts)
    publish_questionnaire(version=2, **facts)
    with pytest.raises(QuestionnaireFixed):
        set_questions(questions=(STARS,), version=3, **facts)
    return made


def test_from_draft_to_results(counter: Counter) -> None:
    by, made = counter.cast.zheng_jie, a_questionnaire(counter)
    slug = Questionnaire.objects.get().slug
    for once, stars in (("a", "5"), ("b", "2"), ("b", "2")):
        said = {0: [stars], 1: ["我叫张三"]}
        answer_questionnaire(slug=slug, said=said, once=once, at=RECEIVED_AT)
    close_questionnaire(questionnaire_id=made, version=3, by=by, at=RECEIVED_AT)
    with pytest.raises(QuestionnaireClosed):
        answer_questionnaire(slug=slug, said={0: ["5"]}, once="c", at=RECEIVED_AT)

    assert Answer.objects.count() == 2
    row, (stars_of, texts) = queries.questionnaire_page(made, by)
    assert (row.answers, stars_of.answered, str(stars_of.mean)) == (2, 2, "3.5")
    assert len(texts.texts) == 2
    assert "张三" not in repr(list(JournalEntry.objects.values_list("payload")))
    with pytest.raises(NotAllowed):
        close_questionnaire(
            questionnaire_id=made, version=4, by=counter.cast.lin_tao, at=RECEIVED_AT
        )


def test_one_code_one_ballot_and_results_only_when_it_is_over(
    counter: Counter,
) -> None:
    by = counter.cast.zheng_jie
    wish = MeetingWish(
        title="三季度评议",
        place="三楼",
        held_on=local_date(RECEIVED_AT),
        hall_id=counter.cast.center.pk,
        units=UNITS,
        voters=("甲", "乙", "丙"),
    )
    made = call_review_meeting(wish=wish, by=by, at=RECEIVED_AT)
    codes = [code for _, code in queries.invitations(made, by)]
    ballot = {UNITS[0]: Verdict.SATISFIED, UNITS[1]: Verdict.UNKNOWN}
    for code in codes:
        with pytest.raises(TooFewBallots):
            close_review_meeting(meeting_id=made, by=by, at=RECEIVED_AT)
        assert queries.ballot_page(code.lower()) is not None
        cast_ballot(code=code, ballot=ballot, at=RECEIVED_AT)
        with pytest.raises(BallotCast):
            cast_ballot(code=code, ballot=ballot, at=RECEIVED_AT)
        assert not queries.meeting_page(made, by).results
    close_review_meeting(meeting_id=made, by=by, at=RECEIVED_AT)

    page = queries.meeting_page(made, by)
    assert [str(one.satisfaction) for one in page.results] == ["1", "None"]
    assert page.row.voted == Ballot.objects.count() == 3
    columns = {field.name for field in Ballot._meta.get_fields()}
    assert columns == {"key", "meeting", "said"}
