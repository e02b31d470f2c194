"""The office on its pages: the second look, leave, the roster, standing in."""

from datetime import date, timedelta

import pytest
from django.test import Client

from makers.cases import WHOLE, Counter, row_of
from makers.cast import Cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.cases.actions.take import take
from yimen.records.cases.models import NegativeReply
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.models import DutyShift, Leave
from yimen.records.people.models import AuthorizationLetter
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.applications import Ground, Reject
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import PostKind
from yimen.site import clock

NO = Reject(ground=Ground.OTHER, reason="材料是去年的")


def page(browser: Client, url: str) -> str:
    return browser.get(url).content.decode()


@pytest.fixture
def manager(cast: Cast) -> Client:
    """郑洁's browser."""
    return a_browser(cast.zheng_jie)


@pytest.fixture
def xiao_ma(cast: Cast) -> Actor:
    """B at 王芳's window."""
    officer = an_officer("小马", [Role.CLERK], organ=cast.organ, hall=cast.center)
    for one, kind in (
        (cast.wang_fang.officer_id, PostKind.A),
        (officer.pk, PostKind.B),
    ):
        post_officer(
            window_id=cast.window.pk,
            officer_id=one or 0,
            kind=kind,
            by=cast.zheng_jie,
            at=clock.now(),
        )
    return the_actor(officer)


def test_a_no_is_looked_at_again(counter: Counter, manager: Client) -> None:
    assert "没有报备" in page(manager, "/bureau/negatives/")
    number = counter.taken_in(NO, at=clock.now(), papers=WHOLE).number
    filing = NegativeReply.objects.get()
    listed = page(manager, "/bureau/negatives/?standing=filed&step=reject")
    assert "有 1 件等复核" in listed
    where = f"/bureau/negatives/{filing.pk}/"
    shown = page(manager, where)
    assert "材料是去年的" in shown
    assert "王芳" in shown
    assert manager.post(where, {"version": "1"}).status_code == 200
    fields = {"version": "1", "verdict": "overturned", "comment": "去年的也有效"}

    done = manager.post(where, fields, follow=True)

    assert "复核意见已写入" in done.content.decode()
    assert row_of(number).state == "received"
    after = page(manager, where)
    assert "去年的也有效" in after
    assert "再看一遍" not in after
    assert number in page(manager, "/bureau/negatives/export.csv")


def test_leave_from_asking_to_standing_in(
    cast: Cast, xiao_ma: Actor, manager: Client
) -> None:
    a, b = a_browser(cast.wang_fang), a_browser(xiao_ma)
    today = local_date(clock.now())
    fields = {
        "kind": "sick",
        "first_on": today.isoformat(),
        "first_half": "am",
        "last_on": (today + timedelta(days=2)).isoformat(),
        "last_half": "pm",
    }
    assert "请假和顶岗" in page(a, "/leave/")
    backwards = fields | {"last_on": (today - timedelta(days=1)).isoformat()}
    assert "结束要在开始之后" in a.post("/leave/", backwards).content.decode()
    a.post("/leave/", fields)
    leave = Leave.objects.get()
    assert "您的搭档也不在" in b.post("/leave/", fields).content.decode() or (
        Leave.objects.count() == 1
    )
    assert "等答复" in page(manager, "/bureau/leaves/")
    answer = f"/bureau/leaves/{leave.pk}/answer"
    manager.post(answer, {"approves": "1", "version": "1"})
    told = manager.post(answer, {"approves": "1", "version": "1"}, follow=True)
    assert "已经答复或取消" in told.content.decode()
    assert "还没确认" in page(manager, "/bureau/leaves/")
    assert "确认交接" in page(b, "/leave/")
    b.post(f"/leave/{leave.pk}/confirm", {"version": "2"})
    assert "替他上岗" in page(b, "/leave/")

    b.post("/leave/cover", {"officer": str(cast.wang_fang.officer_id)})

    shown = page(b, "/leave/")
    assert "（替王芳）" in shown
    assert "每一步都记上" in shown
    b.post("/leave/cover", {})
    assert "（替王芳）" not in page(b, "/leave/")
    assert "王芳" in page(manager, "/bureau/leaves/export.csv")
    a.post(f"/leave/{leave.pk}/cancel", {"version": "3"})
    assert "取消了" in page(a, "/leave/")
    assert "这个月没有人请假" in page(manager, "/bureau/leaves/?month=2020-01")


def test_a_month_of_duty(cast: Cast, manager: Client) -> None:
    directors = [
        an_officer(name, [Role.DUTY_DIRECTOR], hall=cast.center)
        for name in ("高远", "吕航")
    ]
    coming = (local_date(clock.now()).replace(day=1) + timedelta(days=62)).replace(
        day=1
    )
    month = f"{coming:%Y-%m}"
    where = f"/bureau/roster/{cast.center.code}"
    assert manager.get("/bureau/roster/")["Location"].startswith(where)
    assert "没排满" in page(manager, f"{where}/?month={month}")

    manager.post(
        f"{where}/rotate", {"month": month, "officers": [str(d.pk) for d in directors]}
    )

    shown = page(manager, f"{where}/?month={month}")
    assert "高远" in shown
    first, second = DutyShift.objects.order_by("on")[:2]
    swapped = {"first": str(first.pk), "second": str(second.pk), "month": month}
    manager.post(f"{where}/swap", swapped | {"reason": "开会"})
    assert DutyShift.objects.get(pk=first.pk).officer_id == second.officer_id
    fields = {"on": first.on.isoformat(), "window": "", "officer": "", "month": month}
    manager.post(f"{where}/set", fields)
    assert not DutyShift.objects.filter(pk=first.pk).exists()
    wrong = fields | {"officer": str(cast.wang_fang.officer_id)}
    refused = manager.post(f"{where}/set", wrong, follow=True).content.decode()
    assert "没有这个岗位" in refused
    assert "高远" in page(manager, f"{where}/export.csv?month={month}")
    nobody = manager.post(f"{where}/rotate", {"month": month}, follow=True)
    assert "至少选一个人" in nobody.content.decode()


def test_everybody_may_see_who_serves(
    cast: Cast, xiao_ma: Actor, client: Client
) -> None:
    officer = an_officer("高远", [Role.DUTY_DIRECTOR], hall=cast.center)
    DutyShift.objects.create(
        node=cast.center, on=local_date(clock.now()), officer=officer
    )
    assert xiao_ma.officer_id

    shown = page(client, f"/halls/{cast.center.code}/roster/")

    assert "综合窗口轮班表" in shown
    assert "高远" in shown
    assert "roster" in page(client, "/halls/")
    assert client.get("/halls/nowhere/roster/").status_code == 404


def test_a_reader_keeps_no_roster(cast: Cast) -> None:
    shown = page(a_browser(cast.wang_fang), f"/bureau/roster/{cast.center.code}/")

    assert "排满空着的日子" not in shown
    assert isinstance(cast.center.valid_from, date)


def test_a_letter_is_printed_and_renewed(cast: Cast) -> None:
    head = a_browser(cast.wu_gang)
    letter = AuthorizationLetter.objects.get()
    where = f"/bureau/letters/{letter.pk}/"
    issued = head.post(f"/bureau/papers/letter/{letter.pk}", follow=True)
    paper = issued.content.decode()
    assert "看授权书" in page(head, where)
    assert "赵敏" in paper
    assert "不得转授权" in paper
    assert "续期授权书" in page(head, f"{where}renew/")
    fields = {"number": "授字9号", "last_valid_on": "2099-12-31", "signed_by": "吴刚"}

    done = head.post(f"{where}renew/", fields, follow=True).content.decode()

    assert "授字9号" in done
    again = head.post(f"{where}renew/", fields).content.decode()
    assert "已经用过" in again


def test_everything_of_a_colleague_goes_over(counter: Counter) -> None:
    cast = counter.cast
    other = an_officer("徐琳", [Role.EXAMINER], organ=cast.organ, hall=cast.center)
    number = counter.accepted(at=clock.now())
    take(number=number, by=cast.li_qiang, at=clock.now())
    desk = a_browser(cast.zhao_min)
    assert "整批改派" in page(desk, "/desk/")
    shown = page(desk, "/desk/hand-over/")
    assert "<strong>1</strong> 件在办" in shown
    fields = {"giver": str(cast.li_qiang.officer_id), "taker": str(other.pk)}
    assert desk.post("/desk/hand-over/", fields).status_code == 200

    done = desk.post("/desk/hand-over/", fields | {"reason": "调离"}, follow=True)

    assert "改派了 1 件" in done.content.decode()
    assert row_of(number).holder_id == other.pk
