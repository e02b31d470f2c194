"""Call-backs, questionnaires and meetings by their forms, with what is refused."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from makers.cases import Counter
from makers.persons import a_browser
from makers.ratings import a_bad_rating, a_director
from yimen.records.ratings import queries
from yimen.records.ratings.models import (
    Ballot,
    CallBack,
    CallPlan,
    Questionnaire,
    ReviewMeeting,
)
from yimen.rules.legal_clock.calendar import local_date
from yimen.site import clock

CALLS = "/bureau/call-backs/"
FORMS = "/bureau/questionnaires/"
MEETINGS = "/bureau/review-meetings/"


def sent(browser: Client, url: str, **said: object) -> str:
    return browser.post(url, said, follow=True).content.decode()


@pytest.fixture
def director(counter: Counter) -> Client:
    """何平's browser, after two cases have ended and one was rated badly."""
    now = clock.now() - timedelta(days=1)
    counter.granted(at=now)
    counter.granted(at=now)
    a_bad_rating(counter, at=now)
    return a_browser(a_director(counter))


def wish(counter: Counter, **more: object) -> dict[str, object]:
    today = local_date(clock.now())
    return {
        "title": "本月回访",
        "hall": counter.cast.center.pk,
        "first_on": today - timedelta(days=1),
        "last_on": today,
        "size": 1,
        "chosen": "",
        **more,
    }


def test_calls_are_planned_three_ways_and_each_call_is_noted(
    counter: Counter, director: Client
) -> None:
    assert 'name="method"' in director.get(f"{CALLS}add/").content.decode()
    by_chance = sent(director, f"{CALLS}add/", **wish(counter, method="random"))
    assert "抽好了" in by_chance
    assert CallPlan.objects.get().seed in by_chance
    chosen = queries.plan_candidates(CallPlan.objects.get().pk, a_director(counter))
    sent(
        director,
        f"{CALLS}add/",
        **wish(counter, title="指定", method="chosen", chosen="\n".join(chosen)),
    )
    sent(director, f"{CALLS}add/", **wish(counter, title="差评", method="bad_ratings"))
    plans = CallPlan.objects.order_by("pk").values_list("method", flat=True)
    assert list(plans) == ["random", "chosen", "bad_ratings"]
    nobody = wish(counter, method="chosen", chosen="330102000000")
    sent(director, f"{CALLS}add/", **nobody)
    assert CallPlan.objects.count() == 3

    call = CallBack.objects.filter(plan__method="random").get()
    here = f"{CALLS}{call.plan_id}/"
    note = f"{here}{call.pk}/note"
    said = {"outcome": "reached", "level": "satisfied", "note": "很快，电话13812342211"}
    page = sent(director, note, version=call.version, **said)
    assert "记下了" in page
    assert "13812342211" not in page
    sent(director, note, version=call.version, **said)  # an old page changes nothing
    assert CallBack.objects.get(pk=call.pk).tries == 1
    lines = director.get(f"{here}candidates.txt").content.decode().split()
    assert sorted(lines) == sorted(chosen)
    assert "本月回访" in director.get(CALLS).content.decode()


def test_a_questionnaire_is_written_published_answered_and_closed(
    counter: Counter,
) -> None:
    manager = a_browser(counter.cast.zheng_jie)
    assert "还没有" in manager.get(FORMS).content.decode()
    assert 'name="title"' in manager.get(f"{FORMS}add/").content.decode()
    sent(
        manager, f"{FORMS}add/", title="窗口服务", intro="", hall=counter.cast.center.pk
    )
    made = Questionnaire.objects.get()
    here, change = f"{FORMS}{made.pk}/", f"{FORMS}{made.pk}/change"

    def act(**said: object) -> str:
        version = Questionnaire.objects.get().version
        return sent(manager, change, version=version, **said)

    assert "窗口服务" in act(act="publish")  # nothing is asked yet
    assert Questionnaire.objects.get().state == "draft"
    act(act="add", kind="single", text="跑了几趟？", options="一趟\n两趟", required="1")
    act(act="add", kind="text", text="多余的一题")
    act(act="1")  # the second is taken away
    act(act="publish")
    made.refresh_from_db()
    assert [one["text"] for one in made.questions] == ["跑了几趟？"]
    assert made.state == "published"
    address = f"/questionnaires/{made.slug}/"
    assert address in manager.get(here).content.decode()
    assert "窗口服务" in Client().get("/questionnaires/").content.decode()
    phone = Client()
    asked = phone.get(address).content.decode()
    option = re.search(r'name="q0"[^>]*value="([^"]+)"', asked)
    assert option
    phone.post(address, {"once": "phone", "q0": option.group(1)})
    phone.post(address, {"once": "phone", "q0": option.group(1)})  # twice is once
    assert "100.00%" in manager.get(here).content.decode()
    assert "跑了几趟" in manager.get(f"{here}export.csv").content.decode()
    act(act="close")
    assert "已经结束" in phone.get(address).content.decode()


def test_a_meeting_is_called_votes_in_secret_and_ends(counter: Counter) -> None:
    manager, by = a_browser(counter.cast.zheng_jie), counter.cast.zheng_jie
    said = {
        "title": "三季度评议会",
        "held_on": local_date(clock.now()),
        "place": "三楼",
        "hall": counter.cast.center.pk,
        "units": "市监局\n人社局",
    }
    assert 'name="voters"' in manager.get(f"{MEETINGS}add/").content.decode()
    few = sent(manager, f"{MEETINGS}add/", **said, voters="甲\n乙")
    assert not ReviewMeeting.objects.exists()
    assert "三" in few
    sent(manager, f"{MEETINGS}add/", **said, voters="甲\n乙\n丙")
    made = ReviewMeeting.objects.get()
    assert "三季度评议会" in manager.get(MEETINGS).content.decode()
    codes = [code for _, code in queries.invitations(made.pk, by)]

    voter = Client()
    assert "投票码" in voter.get("/ballot/").content.decode()
    assert "这个码不对" in sent(voter, "/ballot/", code="AAAA-AAAA")
    assert "市监局" in sent(voter, "/ballot/", code=codes[0])
    half = sent(voter, "/ballot/", code=codes[0], cast="1", u0="satisfied")
    assert "每个单位都要选一个" in half
    for code in codes:
        done = sent(
            voter, "/ballot/", code=code, cast="1", u0="satisfied", u1="dissatisfied"
        )
        assert "投好了" in done
    assert "已经投过" in sent(voter, "/ballot/", code=codes[0])
    assert Ballot.objects.count() == 3
    page = sent(manager, f"{MEETINGS}{made.pk}/close")
    assert "100.00%" in page
    assert "0.00%" in page
