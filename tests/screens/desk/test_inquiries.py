"""The desk hears people, asks experts and goes to look; the telephone asks too."""

from datetime import timedelta

import pytest
from django.test import Client

from makers.cases import Counter, row_of
from makers.pages import tight
from makers.persons import a_browser, an_officer
from yimen.records.cases.models import CasePause, ExpertReview, Hearing, SiteCheck
from yimen.rules.authority.actors import Role
from yimen.rules.cases.applications import Accept
from yimen.rules.legal_clock.calendar import CHINA
from yimen.site import clock


@pytest.fixture
def number(counter: Counter) -> str:
    return counter.taken_in(Accept(), at=clock.now()).number


@pytest.fixture
def desk(counter: Counter) -> Client:
    return a_browser(counter.cast.li_qiang)


def act(desk: Client, number: str, slug: str, fields: dict[str, object]) -> int:
    answer = desk.post(f"/desk/cases/{number}/{slug}", fields)
    return int(answer.status_code)


def test_a_hearing_from_the_notice_to_the_minutes(
    counter: Counter, number: str, desk: Client
) -> None:
    host = an_officer(
        "周法", [Role.EXAMINER], organ=counter.cast.organ, hall=counter.cast.center
    )
    page = desk.get(f"/desk/cases/{number}/").content.decode()
    assert "告知听证权利" in page
    assert "存听证笔录" not in page
    assert act(desk, number, "tell-hearing", {"why": "相邻住户"}) == 302
    assert act(desk, number, "request-hearing", {}) == 422
    asked = {"asker": "interested_party", "name": "李四"}
    assert act(desk, number, "request-hearing", asked) == 302

    form = desk.get(f"/desk/cases/{number}/schedule-hearing").content.decode()
    assert "周法" in form
    soon = clock.now().astimezone(CHINA) + timedelta(days=1)
    summons = {
        "begins_at": soon.strftime("%Y-%m-%dT%H:%M"),
        "place": "三楼会议室",
        "host_id": str(host.pk),
        "clerk": "陈静",
        "is_open": "on",
    }
    early = desk.post(f"/desk/cases/{number}/schedule-hearing", summons)
    assert early.status_code == 409
    assert "七个工作日" in early.content.decode()
    later = soon + timedelta(days=17)
    summons["begins_at"] = later.strftime("%Y-%m-%dT%H:%M")
    assert act(desk, number, "schedule-hearing", summons) == 302
    shown = tight(desk.get(f"/desk/cases/{number}/").content.decode())
    assert "三楼会议室，主持人 周法" in shown

    Hearing.objects.update(begins_at=clock.now() - timedelta(hours=3))
    minutes = {
        "ended_at": clock.now().astimezone(CHINA).strftime("%Y-%m-%dT%H:%M"),
        "present": "张三：申请人\n李四：利害关系人",
        "statements": "李四：油烟影响居住",
        "evidence": "检测报告",
        "finding": "建议准予",
        "is_signed": "on",
    }
    assert act(desk, number, "hold-hearing", {**minutes, "present": "张三"}) == 422
    assert act(desk, number, "hold-hearing", minutes) == 302

    said = desk.get(f"/desk/cases/{number}/").content.decode()
    assert "已举行，笔录" in said
    assert Hearing.objects.get().minutes_number in said


def test_experts_and_a_visit_by_two(
    counter: Counter, number: str, desk: Client
) -> None:
    called = {"topic": "排水", "experts": "陈工：市设计院\n林工：理工大学"}
    related = desk.post(
        f"/desk/cases/{number}/call-experts", {**called, "related": "林工"}
    )
    assert related.status_code == 409
    assert "回避" in related.content.decode()
    assert act(desk, number, "call-experts", called) == 302
    concluded = {"result": "conditional", "opinion": "补隔油池"}
    assert act(desk, number, "conclude-review", concluded) == 302
    assert ExpertReview.objects.get().result == "conditional"

    by = counter.cast
    visit = {
        "checked_on": clock.now().astimezone(CHINA).date().isoformat(),
        "place": "青溪大道88号",
        "officer_ids": [str(by.li_qiang.officer_id)],
        "found": "与图纸一致",
        "is_met": "yes",
        "is_signed": "on",
    }
    cast = counter.cast
    an_officer("安一", [Role.EXAMINER], organ=cast.other_organ, hall=cast.center)
    form = desk.get(f"/desk/cases/{number}/check-site").content.decode()
    staff = form.split('name="officer_ids"')[1:]
    own = [cast.organ.name in one for one in staff]
    assert own == sorted(own, reverse=True)  # the organ's own stand first
    assert own.count(True) < len(own)
    alone = desk.post(f"/desk/cases/{number}/check-site", visit)
    assert alone.status_code == 409
    assert "两名以上" in alone.content.decode()
    visit["officer_ids"] = [
        str(by.li_qiang.officer_id),
        str(by.zhao_min.officer_id),
    ]
    assert act(desk, number, "check-site", visit) == 302

    said = desk.get(f"/desk/cases/{number}/").content.decode()
    assert all(part in said for part in ("修改后通过", "青溪大道88号", "符合条件"))
    assert SiteCheck.objects.count() == 1


def test_only_what_the_guide_names_may_stop_the_clock(
    number: str, desk: Client
) -> None:
    form = desk.get(f"/desk/cases/{number}/pause").content.decode()

    assert "专家评审" in form
    assert "现场勘验" not in form
    fields = {"procedure": "site_survey", "asked_days": "3", "reason": "勘验"}
    assert act(desk, number, "pause", fields) == 422
    assert act(desk, number, "pause", {**fields, "procedure": "appraisal"}) == 302
    assert CasePause.objects.get().notice_number


def test_the_applicant_asks_for_a_hearing_from_the_progress_page(
    counter: Counter, desk: Client
) -> None:
    taken = counter.taken_in(Accept(), at=clock.now())
    phone = a_browser()
    assert phone.post("/progress/hearing").status_code == 302
    phone.post("/progress/", {"n": taken.number, "code": taken.query_code})
    nothing = phone.post("/progress/hearing", follow=True).content.decode()
    assert "没有可以这样办的听证" in nothing
    act(desk, taken.number, "tell-hearing", {"why": "相邻住户"})

    page = phone.get("/progress/case/").content.decode()
    assert "我要求听证" in page
    sent = phone.post("/progress/hearing", follow=True).content.decode()

    assert "收到了您的听证申请" in sent
    assert "我要求听证" not in sent
    assert Hearing.objects.get().asker == "applicant"
    assert row_of(taken.number).state == "accepted"
