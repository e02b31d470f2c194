"""One's own password: the first one goes at once, a new one ends other sign-ins."""

import pytest
from django.test import Client

from makers.cast import Cast
from makers.persons import PASSWORD, a_browser, an_officer, the_actor
from yimen.records.journal.models import JournalEntry
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority.actors import Role

NEW = "willow-bridge-42"


@pytest.fixture
def officer(cast: Cast) -> Officer:
    return an_officer(
        "王小芳",
        [Role.CLERK],
        username="wangxiaofang",
        password=PASSWORD,
        hall=cast.center,
        must_change_password=True,
    )


@pytest.fixture
def browser(officer: Officer) -> Client:
    return a_browser(the_actor(officer))


def change(
    browser: Client, old: str = PASSWORD, new: str = NEW, again: str = NEW
) -> str:
    fields = {"old": old, "new": new, "again": again}
    return browser.post("/password/", fields, follow=False).content.decode()


def test_the_first_password_has_to_go_first(browser: Client) -> None:
    assert browser.get("/home/")["Location"] == "/password/"
    assert "第一次登录" in browser.get("/password/").content.decode()


def test_a_new_password_opens_the_house(officer: Officer, browser: Client) -> None:
    change(browser)

    officer.refresh_from_db()
    assert officer.check_password(NEW)
    assert not officer.must_change_password
    assert browser.get("/home/").status_code != 403
    assert JournalEntry.objects.filter(step="change_password").count() == 1


def test_other_sign_ins_end_and_this_one_stays(
    officer: Officer, browser: Client
) -> None:
    other = a_browser(the_actor(officer))

    change(browser)

    kept = OfficerSession.objects.get(officer=officer)
    assert kept.session_key == browser.cookies["sessionid"].value
    assert other.get("/password/").status_code == 302


@pytest.mark.parametrize(
    ("old", "new", "again", "said"),
    [
        ("wrong", NEW, NEW, "现在的密码不对"),
        (PASSWORD, NEW, NEW + "x", "两次输入的新密码不一样"),
        (PASSWORD, "short1", "short1", "密码太短"),
        (PASSWORD, "wangxiaofang1", "wangxiaofang1", "太相似"),
        (PASSWORD, "1234567890123", "1234567890123", "数字"),
        (PASSWORD, "password123", "password123", "密码"),
        (PASSWORD, PASSWORD, PASSWORD, "不能和原来的一样"),
    ],
)
def test_a_bad_change_says_what_is_wrong(
    officer: Officer, browser: Client, old: str, new: str, again: str, said: str
) -> None:
    page = change(browser, old, new, again)

    assert said in page
    officer.refresh_from_db()
    assert officer.check_password(PASSWORD)
