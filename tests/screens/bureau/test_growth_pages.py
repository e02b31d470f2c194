"""Training, honours, weights, letters, social supervisors, promises, stationing."""

import re
from collections.abc import Mapping
from html import unescape

import pytest
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.conduct import queries
from yimen.records.conduct.models import (
    Breach,
    Honour,
    Replacement,
    ServicePromise,
    SocialNote,
    SocialSupervisor,
    Training,
)
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.models import Stationing
from yimen.rules.authority.actors import Role
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import PostKind
from yimen.site import clock

CONDUCT = "/bureau/conduct/"


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


def told(browser: Client, url: str, fields: Mapping[str, object]) -> str:
    return browser.post(url, dict(fields), follow=True).content.decode()


@pytest.fixture
def manager(cast: Cast) -> Client:
    """郑洁's browser."""
    return a_browser(cast.zheng_jie)


@pytest.fixture
def today() -> str:
    return local_date(clock.now()).isoformat()


def test_a_training_with_its_examination(
    cast: Cast, manager: Client, today: str
) -> None:
    assert "没有培训" in page(manager, f"{CONDUCT}trainings/")
    fields = {
        "node": cast.center.pk,
        "kind": "law",
        "title": "行政许可法",
        "held_on": today,
        "hours": 2,
        "pass_mark": 60,
        "evidence": "签到表",
    }
    assert "谁到了" in told(manager, f"{CONDUCT}trainings/add/", fields)
    where = f"{CONDUCT}trainings/{Training.objects.get().pk}/"
    wang, li = cast.wang_fang.officer_id, cast.li_qiang.officer_id
    seats = {"there": [str(wang), str(li)], f"marks{wang}": "88", f"marks{li}": "59"}
    assert "记下了" in told(manager, f"{where}mark", seats)
    wrong = seats | {f"marks{li}": "101"}
    assert "0 到 100" in told(manager, f"{where}mark", wrong)
    listed = page(manager, f"{CONDUCT}trainings/?kind=law&q=许可")
    assert "2 人考，1 人及格" in listed
    assert "50.0%" in listed
    assert "88 分" in page(a_browser(cast.wang_fang), "/conduct/")
    assert "不及格" in page(a_browser(cast.lin_tao), where)
    assert "行政许可法" in page(manager, f"{CONDUCT}trainings/export.csv")


def test_an_honour_has_a_second_hand(cast: Cast, manager: Client, today: str) -> None:
    fields = {
        "officer": cast.wang_fang.officer_id,
        "kind": "praise",
        "given_on": today,
        "title": "帮老人办证",
        "given_by": "群众",
        "evidence": "锦旗",
    }
    assert "等另一个人确认" in told(manager, f"{CONDUCT}honours/add/", fields)
    confirm = f"{CONDUCT}honours/{Honour.objects.get().pk}/confirm"
    yes = {"version": "1", "confirms": "1"}
    assert "不能自己确认" in told(manager, confirm, yes)
    supervisor = a_browser(cast.lin_tao)
    confirmed = told(supervisor, confirm, yes)
    assert re.search(r"已确认的分</dt>\s*<dd>1</dd>", confirmed)
    assert "已经确认过" in told(supervisor, confirm, yes | {"version": "2"})
    assert "帮老人办证" in page(a_browser(cast.wang_fang), "/conduct/")
    assert "帮老人办证" in page(manager, f"{CONDUCT}honours/export.csv")
    empty = told(manager, f"{CONDUCT}honours/add/", fields | {"evidence": "  "})
    assert "登记荣誉" in empty


def test_weights_have_a_history(manager: Client, today: str) -> None:
    weights = f"{CONDUCT}weights/"
    assert "都按 1 算" in page(manager, weights)
    fields = {
        "matter_code": "M-1",
        "weight": "2.5",
        "valid_from": today,
        "source": "难易系数表",
    }
    assert "M-1" in told(manager, f"{weights}add/", fields)
    assert "0.1 到 10" in told(manager, f"{weights}add/", fields | {"weight": "0.01"})
    assert queries.weights(local_date(clock.now())) == {"M-1": 2.5}
    assert "难易系数表" in page(manager, f"{weights}export.csv")


def test_a_clerk_is_changed_by_letter(cast: Cast, manager: Client) -> None:
    post_officer(
        window_id=cast.window.pk,
        officer_id=cast.wang_fang.officer_id or 0,
        kind=PostKind.A,
        by=cast.zheng_jie,
        at=clock.now(),
    )
    fields = {
        "officer": cast.wang_fang.officer_id,
        "reason": "轮岗",
        "successor": "小马",
    }
    add = f"{CONDUCT}replacements/add/"
    assert "在岗不满一年" in told(manager, add, fields)
    assert "派出单位还没答复" in told(manager, add, fields)
    where = f"{CONDUCT}replacements/{Replacement.objects.get().pk}/"
    assert "特函商你单位意见" in page(manager, f"{where}paper")
    head = a_browser(cast.wu_gang)
    assert "轮岗" in page(head, where)
    assert "要写理由" in told(head, f"{where}answer", {"version": "1"})
    done = {"version": "1", "said": "同意"}
    assert "已答复" in told(head, f"{where}answer?yes=1", done)
    assert "已经答复" in told(head, f"{where}answer?yes=1", done | {"version": "2"})
    assert "吴刚" in page(manager, f"{where}paper")
    assert "轮岗" in page(manager, where)
    assert "王芳" in page(manager, f"{CONDUCT}replacements/export.csv?kind=agreed")
    stranger = an_officer("别家", [Role.ORGAN_HEAD], organ=cast.other_organ)
    assert a_browser(the_actor(stranger)).get(where).status_code == 404
    alone = an_officer("无单位", [Role.CLERK], hall=cast.center)
    assert "不用函商" in told(manager, add, fields | {"officer": alone.pk})


def test_social_supervisors_are_answered(
    cast: Cast, manager: Client, today: str
) -> None:
    social = f"{CONDUCT}social/"
    assert "还没有聘请" in page(manager, social)
    fields = {
        "node": cast.center.pk,
        "name": "老周",
        "unit": "区人大代表",
        "phone": "13812342211",
        "valid_from": today,
    }
    listed = told(manager, f"{social}add/", fields)
    assert "138****2211" in listed
    assert "13812342211" not in listed
    note = {
        "supervisor": SocialSupervisor.objects.get().pk,
        "kind": "problem",
        "noted_on": today,
        "said": "饮水机没水",
    }
    assert "等答复" in told(manager, f"{social}note/", note)
    reply = f"{social}{SocialNote.objects.get().pk}/reply"
    assert "答复记下了" in told(manager, reply, {"version": "1", "said": "换了"})
    assert "走过这一步" in told(manager, reply, {"version": "2", "said": "又换"})
    assert "换了" in page(manager, f"{social}?state=replied&kind=problem")
    helper = SocialSupervisor.objects.get()
    end = f"{social}{helper.pk}/end"
    assert "聘期到今天为止" in told(manager, end, {"version": str(helper.version)})
    assert "别人刚刚改过" in told(manager, end, {"version": "7"})
    assert "聘期结束" not in page(manager, social)
    assert "老周" not in page(manager, f"{social}note/")  # notes nothing any more
    assert "换了" in page(manager, f"{social}?state=replied")


def test_a_promise_and_its_breach(cast: Cast, manager: Client, today: str) -> None:
    promises = f"{CONDUCT}promises/"
    assert "还没有公开承诺" in page(manager, promises)
    fields = {
        "node": cast.center.pk,
        "said": "午间不断岗",
        "remedy": "当面道歉",
        "since": today,
    }
    assert "午间不断岗" in told(manager, f"{promises}add/", fields)
    promise = ServicePromise.objects.get()
    breach = {
        "officer": cast.wang_fang.officer_id,
        "category": "promise",
        "source": "complaint",
        "happened_on": today,
        "what": "中午没人",
    }
    told(manager, f"{CONDUCT}breaches/add/?promise={promise.pk}", breach)
    assert Breach.objects.get().promise_id == promise.pk
    (row,) = queries.service_promises(cast.lin_tao)
    assert row.broken == 0  # not confirmed yet
    told_public = page(Client(), "/promises/")
    assert "午间不断岗" in told_public
    assert "当面道歉" in told_public
    assert "还没有查实过违诺" in told_public
    second = a_browser(cast.lin_tao)
    confirm = f"{CONDUCT}breaches/{Breach.objects.get().pk}/confirm?yes=1"
    told(second, confirm, {"version": "1", "said": "查实"})
    broken = page(Client(), "/promises/")
    assert "查实违诺 1 次" in broken
    assert "王芳" not in broken
    say = re.search(r'href="(/say/[^"]+)"', broken)
    assert say
    assert "午间不断岗" in page(Client(), unescape(say.group(1)))
    assert "不再承诺" in told(manager, f"{promises}{promise.pk}/end", {"version": "1"})
    assert "午间不断岗" not in page(Client(), "/promises/")


def test_who_is_stationed_where(cast: Cast, manager: Client, today: str) -> None:
    Stationing.objects.create(
        node=cast.center, organ=cast.organ, valid_from=today, mode="stationed"
    )
    listed = page(manager, f"{CONDUCT}stationed/")
    assert cast.organ.name in listed
    assert "应进全进" in listed
    assert cast.organ.name in page(manager, f"{CONDUCT}stationed/export.csv")
    assert queries.stationed(cast.sun_li) == ()
