"""Rounds, talks and breaches on their pages, and the officer's own page."""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser
from makers.pictures import a_png
from yimen.records.conduct.models import Breach, Patrol, PatrolFinding, Talk
from yimen.rules.legal_clock.calendar import local_date
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
def supervisor(cast: Cast) -> Client:
    """林涛's browser."""
    return a_browser(cast.lin_tao)


@pytest.fixture
def round_of(cast: Cast, manager: Client) -> str:
    """A round of today, planned."""
    assert "还没有巡查" in page(manager, f"{CONDUCT}patrols/")
    fields = {
        "kind": "leader",
        "node": str(cast.center.pk),
        "planned_on": local_date(clock.now()).isoformat(),
        "walker": str(cast.zheng_jie.officer_id),
    }
    assert "填检查单" in told(manager, f"{CONDUCT}patrols/add/", fields)
    return f"{CONDUCT}patrols/{Patrol.objects.get().pk}/"


def test_the_list_of_a_round_is_filled_on_its_day(
    manager: Client, round_of: str
) -> None:
    tomorrow = local_date(clock.now()) + timedelta(days=1)
    assert "填检查单" in page(manager, round_of)
    Patrol.objects.update(planned_on=tomorrow)

    early = page(manager, round_of)

    assert "到那天再填" in early
    assert "填检查单" not in early


def test_a_round_with_its_list_and_a_finding(
    cast: Cast, manager: Client, supervisor: Client, round_of: str
) -> None:
    empty = told(manager, f"{round_of}walk", {"version": "1"})
    assert "一项都没看" in empty
    walked = {"version": "1", "badge": "bad", "clean": "good", "said": "秩序好"}
    assert "秩序好" in told(manager, f"{round_of}walk", walked)
    photo = SimpleUploadedFile("x.png", a_png())
    found = {
        "what": "没有挂牌",
        "guidance": "马上挂上",
        "due_on": local_date(clock.now()) + timedelta(days=3),
        "officer": str(cast.wang_fang.officer_id),
        "item": "badge",
        "photo": photo,
    }
    assert "没有挂牌" in told(manager, f"{round_of}find/", found)
    row = PatrolFinding.objects.get()
    where = f"{CONDUCT}findings/{row.pk}/"
    assert supervisor.get(f"{where}photo")["Content-Type"] == "image/png"
    wang = a_browser(cast.wang_fang)
    assert "马上挂上" in page(wang, "/conduct/")
    own = f"/conduct/findings/{row.pk}/rectify"
    told(wang, own, {"said": "挂上了", "version": "1"})
    assert "已经整改" in told(wang, own, {"said": "再挂", "version": "2"})
    assert "挂上了" in page(supervisor, where)
    told(supervisor, f"{where}accept?accepts=1", {"version": "2"})
    assert "已验收" in page(supervisor, f"{CONDUCT}findings/?state=accepted")
    assert "没有挂牌" in page(manager, f"{CONDUCT}findings/export.csv")
    assert "领导带班巡查" in page(manager, f"{CONDUCT}patrols/export.csv")


def test_a_round_called_off_and_one_put_right_at_the_desk(
    manager: Client, round_of: str
) -> None:
    found = {
        "what": "垃圾没倒",
        "guidance": "倒掉",
        "due_on": local_date(clock.now()),
        "officer": "",
    }
    told(manager, f"{round_of}find/", found)
    where = f"{CONDUCT}findings/{PatrolFinding.objects.get().pk}/"
    assert "要写清楚" in told(manager, f"{where}rectify", {"version": "1"})
    told(manager, f"{where}rectify", {"version": "1", "said": "倒了"})
    own = told(manager, f"{where}accept?accepts=1", {"version": "2"})
    assert "谁整改的，谁不能验收" in own
    assert "取消了" in told(manager, f"{round_of}call-off", {"version": "1"})


def test_a_talk_and_its_confirmation(cast: Cast, manager: Client) -> None:
    assert "没有谈话记录" in page(manager, f"{CONDUCT}talks/")
    fields = {
        "officer": str(cast.wang_fang.officer_id),
        "kind": "reminder",
        "held_on": local_date(clock.now()).isoformat(),
        "said": "离岗要挂牌",
    }
    assert "已通知本人" in told(manager, f"{CONDUCT}talks/add/", fields)
    wang = a_browser(cast.wang_fang)
    note = f"/conduct/talks/{Talk.objects.get().pk}/note"
    assert "离岗要挂牌" in page(wang, "/conduct/")
    assert "确认了" in told(wang, note, {"version": "1", "said": "好的"})
    assert "已经确认过" in told(wang, note, {"version": "2"})
    assert "好的" in page(manager, f"{CONDUCT}talks/?kind=reminder")
    assert "离岗要挂牌" in page(manager, f"{CONDUCT}talks/export.csv")


def test_a_breach_from_a_finding_to_its_end(
    cast: Cast, manager: Client, supervisor: Client, round_of: str
) -> None:
    found = {
        "what": "窗口没人",
        "guidance": "挂牌",
        "due_on": local_date(clock.now()),
        "officer": str(cast.wang_fang.officer_id),
    }
    told(manager, f"{round_of}find/", found)
    finding = PatrolFinding.objects.get().pk
    of_finding = f"{CONDUCT}findings/{finding}/breach/"
    assert "窗口没人" in told(manager, of_finding, {})
    fields = {
        "officer": str(cast.wang_fang.officer_id),
        "category": "post",
        "source": "patrol",
        "happened_on": local_date(clock.now()).isoformat(),
        "what": "窗口没人半小时",
    }
    assert "等另一个人确认" in told(manager, of_finding, fields)
    assert "登记过了" in told(manager, of_finding, fields)
    where = f"{CONDUCT}breaches/{Breach.objects.get().pk}/"
    assert "属实" not in page(manager, where)
    assert "要不同的人" not in page(supervisor, where)
    assert "要是不同的人" in told(manager, f"{where}confirm?yes=1", {"version": "1"})
    told(supervisor, f"{where}confirm?yes=1", {"version": "1", "said": "看过监控"})
    wang = a_browser(cast.wang_fang)
    assert "窗口没人半小时" in page(wang, "/conduct/")
    appeal = f"/conduct/breaches/{Breach.objects.get().pk}/appeal"
    assert "由没有经手过的人决定" in told(
        wang, appeal, {"version": "2", "said": "去送件了"}
    )
    assert "走过这一步" in told(wang, appeal, {"version": "3", "said": "再说一遍"})
    assert "要是不同的人" in told(
        supervisor, f"{where}decide?yes=1", {"version": "3", "said": "好"}
    )
    listed = page(supervisor, f"{CONDUCT}breaches/?state=appealed")
    assert "申诉中" in listed
    assert "窗口没人半小时" in page(manager, f"{CONDUCT}breaches/export.csv")
    assert "登记违纪" in page(manager, f"{CONDUCT}breaches/add/")
