"""Officers, organs, letters and locks on the screen."""

import re

import pytest
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.people.models import AuthorizationLetter, Officer, Organ
from yimen.rules.authority.actors import Role
from yimen.rules.authority.appointments import ADMINISTRATORS


@pytest.fixture
def browser(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


def page(browser: Client, url: str) -> str:
    answer = browser.get(url)
    assert answer.status_code == 200
    return str(answer.content.decode())


LANDINGS = {
    Role.GUIDE: "/guide/",
    Role.CLERK: "/window/",
    Role.EXAMINER: "/desk/",
    Role.CHIEF_REPRESENTATIVE: "/desk/",
    Role.ORGAN_HEAD: "/desk/",
    Role.GOVERNMENT_HEAD: "/desk/",
    Role.ISSUER: "/window/cases/",
    Role.CASHIER: "/cashier/",
    Role.AGENT: "/agent/",
    Role.DUTY_DIRECTOR: "/bureau/",
    Role.BUREAU_MANAGER: "/bureau/",
    Role.SUPERVISOR: "/bureau/",
} | dict.fromkeys(ADMINISTRATORS, "/bureau/")


@pytest.mark.parametrize("role", list(Role))
def test_everybody_lands_where_their_work_is_and_is_let_in(
    cast: Cast, role: Role
) -> None:
    browser = a_browser(cast.anybody(role))

    there = browser.get("/home/")["Location"]

    assert there == LANDINGS[role]
    assert browser.get(there).status_code == 200


def test_who_has_a_post_but_no_seat_takes_one_first(cast: Cast) -> None:
    browser = a_browser(cast.zheng_jie)
    officer = an_officer("小马", [Role.CLERK], hall=cast.center)
    browser.post(
        f"/bureau/windows/{cast.window.pk}/posts/",
        {"officer": officer.pk, "kind": "b"},
    )
    xiao_ma = a_browser(the_actor(officer))

    assert xiao_ma.get("/home/")["Location"] == "/seat/"
    assert "1 号 综合窗口（B 岗）" in page(xiao_ma, "/seat/")
    xiao_ma.post("/seat/", {"window": cast.window.pk})
    assert xiao_ma.get("/home/")["Location"] == "/window/"
    assert "您正坐在这里" in page(xiao_ma, "/seat/")
    assert xiao_ma.post("/seat/", {"window": "x"}).status_code == 409


def test_without_a_post_one_is_told_whom_to_ask(cast: Cast) -> None:
    assert "还没有给您安排窗口" in page(a_browser(cast.wang_fang), "/seat/")


def test_the_first_page_shows_what_ends_soon(cast: Cast, browser: Client) -> None:
    letter = AuthorizationLetter.objects.get()
    assert "30 天内到期" not in page(browser, "/bureau/") or letter
    from yimen.rules.legal_clock.calendar import local_date
    from yimen.site import clock

    AuthorizationLetter.objects.update(last_valid_on=local_date(clock.now()))

    shown = page(browser, "/bureau/")
    assert letter.number in shown
    assert "锁定的账号" not in shown
    guard = a_browser(cast.anybody(Role.SECURITY_ADMIN))
    assert "锁定的账号" in page(guard, "/bureau/")


@pytest.mark.parametrize("text", ["王芳", "wf"])
def test_the_list_is_searched(browser: Client, text: str) -> None:
    shown = page(browser, f"/bureau/people/?q={text}")

    assert "王芳" in shown
    assert "李强" not in shown


def test_the_list_is_filtered_and_says_when_it_is_empty(
    cast: Cast, browser: Client
) -> None:
    by_role = page(browser, "/bureau/people/?role=examiner")
    by_hall = page(browser, f"/bureau/people/?hall={cast.town_hall.code}")
    by_organ = page(browser, f"/bureau/people/?organ={cast.organ.pk}&page=9")

    assert "李强" in by_role
    assert "王芳" not in by_role
    assert "没有找到这样的人" in by_hall
    assert "王芳" in by_organ
    assert "没有找到" in page(browser, "/bureau/people/?state=closed")


def test_a_new_officer_gets_a_password_to_hand_over(
    cast: Cast, browser: Client
) -> None:
    fields = {
        "name": "马小云",
        "username": "maxiaoyun",
        "roles": ["clerk"],
        "organ": cast.organ.pk,
        "hall": cast.center.pk,
    }

    answer = browser.post("/bureau/people/add/", fields)

    shown = answer.content.decode()
    found = re.search(r'translate="no">([a-z0-9]{12})</strong>', shown)
    assert found
    officer = Officer.objects.get(username="maxiaoyun")
    assert officer.check_password(found[1])
    assert "no-store" in answer["Cache-Control"]
    assert found[1] not in page(browser, f"/bureau/people/{officer.pk}/")
    again = browser.post("/bureau/people/add/", fields).content.decode()
    assert "已经有人用了" in again
    assert "马小云" in again


def test_a_manager_places_nobody_elsewhere(cast: Cast, browser: Client) -> None:
    form = page(browser, "/bureau/people/add/")

    assert "临江区政务服务中心" not in form
    admin = a_browser(cast.anybody(Role.SYSTEM_ADMIN))
    assert "临江区政务服务中心" in page(admin, "/bureau/people/add/")


def test_an_officer_is_changed_and_the_change_is_told(
    cast: Cast, browser: Client
) -> None:
    officer_id = cast.wang_fang.officer_id
    url = f"/bureau/people/{officer_id}/edit/"
    fields = {
        "version": "1",
        "name": "王芳",
        "roles": ["clerk", "issuer"],
        "organ": cast.organ.pk,
        "hall": cast.town_hall.pk,
    }

    assert 'value="1"' in page(browser, url)
    browser.post(url, fields)
    refused = browser.post(url, fields | {"version": "2", "roles": ["audit_admin"]})

    assert "只有系统管理员" in refused.content.decode()
    shown = page(browser, f"/bureau/people/{officer_id}/")
    assert "岗位 综合窗口 → 综合窗口、发证" in shown
    assert "大厅 青溪区政务服务中心 → 柳坪镇便民服务中心" in shown


def test_accounts_are_closed_opened_and_reset(cast: Cast, browser: Client) -> None:
    base = f"/bureau/people/{cast.wang_fang.officer_id}"

    reset = browser.post(f"{base}/password/", {"version": "1"}).content.decode()
    browser.post(f"{base}/deactivate/", {"version": "2"})
    closed = page(browser, f"{base}/")
    opened = browser.post(f"{base}/reinstate/", {"version": "3"}).content.decode()

    assert "初始密码" in reset
    assert "账号停用" in closed
    assert "恢复账号" in closed
    assert "初始密码" in opened
    assert "重置密码" in page(browser, f"{base}/")


def test_somebody_elsewhere_is_nobody(cast: Cast, browser: Client) -> None:
    there = f"/bureau/people/{cast.sun_li.officer_id}"

    assert browser.get(f"{there}/").status_code == 404
    assert browser.get(f"{there}/edit/").status_code == 404


def test_a_supervisor_sees_and_changes_nothing(cast: Cast) -> None:
    browser = a_browser(cast.lin_tao)

    shown = page(browser, f"/bureau/people/{cast.wang_fang.officer_id}/")

    assert "王芳" in shown
    assert "重置密码" not in shown
    assert "停用账号" not in shown


def test_lists_go_out_as_files(browser: Client) -> None:
    people = browser.get("/bureau/people/export.csv?q=wf").content.decode("utf-8-sig")
    organs = browser.get("/bureau/organs/export.csv").content.decode("utf-8-sig")
    letters = browser.get("/bureau/letters/export.csv").content.decode("utf-8-sig")

    assert [line.split(",")[0] for line in people.splitlines()] == ["姓名", "王芳"]
    assert "青溪区公安局" in organs
    assert "赵敏" in letters
    assert browser.get("/bureau/people/export.xlsx").content[:2] == b"PK"


def test_an_organ_is_entered_changed_and_closed(browser: Client) -> None:
    fields = {
        "code": "tax",
        "name": "青溪区税务局",
        "short_name": "税",
        "kind": "vertical",
        "entry_class": "full",
    }

    refused = browser.post("/bureau/organs/add/", fields).content.decode()
    browser.post("/bureau/organs/add/", fields | {"upper_organ": "重山市税务局"})
    changed = fields | {
        "upper_organ": "重山市税务局",
        "version": "1",
        "approval_office": "税政科",
        "approval_office_in_hall": "on",
    }
    assert "青溪区税务局" in page(browser, "/bureau/organs/tax/edit/")
    browser.post("/bureau/organs/tax/edit/", changed)
    late = browser.post("/bureau/organs/tax/edit/", changed | {"name": "别的"})

    assert "垂直管理的部门要写明上级机关" in refused
    assert "别人刚刚改过" in late.content.decode()
    shown = page(browser, "/bureau/organs/tax/")
    assert "审批科 税政科" in shown
    assert "还没填全" in shown
    browser.post("/bureau/organs/tax/close/", {"version": "2"})
    assert "停用" in page(browser, "/bureau/organs/?state=all&q=qxqsw")
    assert "没有找到" in page(browser, "/bureau/organs/?q=qxqsw")
    assert browser.get("/bureau/organs/none/").status_code == 404


def test_an_organ_shows_its_people_and_where_to_complain(
    cast: Cast, browser: Client
) -> None:
    shown = page(browser, f"/bureau/organs/{cast.organ.code}/")

    assert "王芳" in shown
    assert "青溪区人民政府" in shown
    assert "还没填全" not in shown
    assert Organ.objects.count() == 2


def test_the_head_gives_a_letter_and_takes_it_back(cast: Cast) -> None:
    browser = a_browser(cast.wu_gang)
    url = f"/bureau/letters/add/?officer={cast.wang_fang.officer_id}"
    form = page(browser, url)
    fields = {
        "number": "青市监授9号",
        "organ": cast.organ.pk,
        "officer": cast.wang_fang.officer_id,
        "matters": "M1，M2\nM3",
        "valid_from": "2026-01-01",
        "last_valid_on": "2099-12-31",
        "signed_by": "吴刚",
    }

    answer = browser.post(url, fields)
    twice = browser.post(url, fields).content.decode()

    assert "青溪区公安局" not in form
    assert "已经用过" in twice
    letter = AuthorizationLetter.objects.get(number="青市监授9号")
    assert letter.matter_codes == ["M1", "M2", "M3"]
    assert answer["Location"] == f"/bureau/letters/{letter.pk}/"
    assert "M1" in page(browser, answer["Location"])
    browser.post(
        f"/bureau/letters/{letter.pk}/revoke/", {"version": "1", "reason": "转岗"}
    )
    shown = page(browser, f"/bureau/letters/{letter.pk}/")
    assert "已收回" in shown
    assert "收回授权书</summary>" not in shown


def test_letters_are_listed_by_state(cast: Cast, browser: Client) -> None:
    AuthorizationLetter.objects.update(last_valid_on="2000-01-01")
    AuthorizationLetter.objects.update(valid_from="1999-01-01")

    over = page(browser, "/bureau/letters/?state=over")
    live = page(browser, f"/bureau/letters/?state=live&organ={cast.organ.pk}")

    assert "赵敏" in over
    assert "没有授权书" in live


def test_a_clerk_sees_only_their_own_letters(cast: Cast) -> None:
    shown = page(a_browser(cast.wang_fang), "/bureau/letters/")

    assert "没有授权书" in shown
    assert "发给授权书" not in shown


def test_the_guard_opens_a_lock(cast: Cast, client: Client) -> None:
    username = Officer.objects.get(pk=cast.wang_fang.officer_id).username
    guard = a_browser(cast.anybody(Role.SECURITY_ADMIN))
    assert "现在没有锁着的账号" in page(guard, "/bureau/locks/")
    for name in (username, "stranger"):
        for _ in range(5):
            client.post("/sign-in/", {"username": name, "password": "wrong"})

    shown = page(guard, "/bureau/locks/")
    home = page(guard, "/bureau/")
    guard.post("/bureau/locks/open/", {"username": username})

    assert "王芳" in shown
    assert "没有这个账号" in shown
    assert "有 2 个账号锁着" in home
    assert "王芳" not in page(guard, "/bureau/locks/")
    guard.post("/bureau/locks/open/", {"username": "stranger"})
    assert "现在没有锁着的账号" in page(guard, "/bureau/locks/")
    told = page(guard, f"/bureau/people/{cast.wang_fang.officer_id}/")
    assert "密码错太多次" in told
    assert "系统" in told
