"""Call-backs, questionnaires and meetings of review on screen, with their paper."""

from django.test import Client

from makers.cases import RECEIVED_AT, Counter
from makers.persons import a_browser
from makers.ratings import a_director
from yimen.records.journal.models import JournalEntry
from yimen.records.ratings import queries
from yimen.records.ratings.actions.edit_questionnaire import (
    Heading,
    begin_questionnaire,
    publish_questionnaire,
    set_questions,
)
from yimen.records.ratings.actions.hold_review_meeting import (
    MeetingWish,
    call_review_meeting,
    cast_ballot,
)
from yimen.records.ratings.actions.plan_calls import CallWish, plan_calls
from yimen.records.ratings.models import Answer, CallBack, CallPlan, Questionnaire
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.questionnaires import Question, QuestionKind
from yimen.rules.voice.review_meetings import Verdict
from yimen.rules.voice.sampling import Method

TODAY = local_date(RECEIVED_AT)
STARS = Question(QuestionKind.STARS, "打几颗星？", is_required=True)


def text(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200, url
    return answer.content.decode()


def test_a_plan_shows_its_seed_and_its_sheet_is_journalled(counter: Counter) -> None:
    counter.granted()
    director = a_director(counter)
    wish = CallWish(
        title="九月回访",
        method=Method.RANDOM,
        hall_id=counter.cast.center.pk,
        first_on=TODAY,
        last_on=TODAY,
        size=1,
    )
    made = plan_calls(wish=wish, by=director, at=RECEIVED_AT)
    browser = a_browser(director)

    page = text(browser, f"/bureau/call-backs/{made}/")
    sheet = browser.post(f"/bureau/call-backs/{made}/sheet").content.decode()

    assert CallPlan.objects.get().seed in page
    assert "九月回访" in sheet
    assert "张三" in sheet
    assert JournalEntry.objects.filter(payload__act="open_sheet").count() == 1
    call = CallBack.objects.get()
    said = {"version": 1, "outcome": "no_answer", "level": "satisfied"}
    noted = browser.post(f"/bureau/call-backs/{made}/{call.pk}/note", said, follow=True)
    assert "没打通不能替人打分" in noted.content.decode()
    call.refresh_from_db()
    assert call.tries == 0


def test_a_questionnaire_is_answered_on_a_phone_and_counted(counter: Counter) -> None:
    by = counter.cast.zheng_jie
    heading, hall = Heading("大厅怎么样"), counter.cast.center.pk
    made = begin_questionnaire(heading=heading, hall_id=hall, by=by, at=RECEIVED_AT)
    facts = {"questionnaire_id": made, "by": by, "at": RECEIVED_AT}
    set_questions(questions=(STARS,), version=1, **facts)
    publish_questionnaire(version=2, **facts)
    at = f"/questionnaires/{Questionnaire.objects.get().slug}/"
    visitor = Client()

    assert "打几颗星？" in text(visitor, at)
    assert visitor.post(at, {"once": "a"}).status_code == 422
    done = visitor.post(at, {"once": "a", "q0": "5"})
    assert "大厅怎么样" in text(visitor, done["Location"])
    assert Answer.objects.count() == 1
    results = text(a_browser(by), f"/bureau/questionnaires/{made}/")
    assert "打几颗星？" in results


def test_a_meeting_hands_out_slips_and_shows_results_when_over(
    counter: Counter,
) -> None:
    by = counter.cast.zheng_jie
    wish = MeetingWish(
        title="三季度评议",
        place="三楼",
        held_on=TODAY,
        hall_id=counter.cast.center.pk,
        units=("市监局",),
        voters=("甲", "乙", "丙"),
    )
    made = call_review_meeting(wish=wish, by=by, at=RECEIVED_AT)
    browser, at = a_browser(by), f"/bureau/review-meetings/{made}/"
    slips = text(browser, f"{at}codes/")
    for name, code in queries.invitations(made, by):
        assert name in slips
        assert code in slips
        cast_ballot(code=code, ballot={"市监局": Verdict.SATISFIED}, at=RECEIVED_AT)
    before = text(browser, at)

    browser.post(f"{at}close")

    assert "100" not in before
    assert "100" in text(browser, at)
