"""What was typed is not lost when the door closed in between."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings

from makers.cast import Cast
from makers.persons import PASSWORD, an_officer
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority.actors import Role
from yimen.screens.shared import again

FIELD = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)"')
ABSENT = {"kind": "annual", "reason": "回老家\r\n办事 <急>", "parts": ["a", "b"]}


@pytest.fixture
def officer(cast: Cast) -> Officer:
    roles = {"username": "wangxiaofang", "password": PASSWORD}
    return an_officer(
        "王小芳", [Role.CLERK], organ=cast.organ, hall=cast.center, **roles
    )


@pytest.fixture
def browser(officer: Officer) -> Client:
    """Signed in, and then idle for too long."""
    client = Client()
    client.post("/sign-in/", {"username": "wangxiaofang", "password": PASSWORD})
    OfficerSession.objects.filter(officer=officer).delete()
    return client


def hidden(page: str) -> list[tuple[str, str]]:
    found = [(name, unescape(value)) for name, value in FIELD.findall(page)]
    return [pair for pair in found if pair[0] != "csrfmiddlewaretoken"]


def test_who_was_signed_out_signs_in_and_hands_in_what_was_typed(
    browser: Client,
) -> None:
    met = browser.post("/leave/cover?x=1", ABSENT)
    assert met.status_code == again.SIGNED_OUT
    fields = dict(hidden(met.content.decode()))
    wrong = browser.post("/sign-in/", fields | {"username": "w", "password": "no"})
    fields = dict(hidden(wrong.content.decode()))

    known = {"username": "wangxiaofang", "password": PASSWORD}
    page = browser.post("/sign-in/", fields | known)

    text = page.content.decode()
    assert 'action="/leave/cover?x=1"' in text
    assert hidden(text) == [
        ("kind", "annual"),
        ("reason", "回老家\r\n办事 <急>"),
        ("parts", "a"),
        ("parts", "b"),
    ]
    assert browser.get("/home/").status_code == 302
    assert OfficerSession.objects.count() == 1


@override_settings(DEMO=True)
def test_one_click_in_the_demo_keeps_it_too(browser: Client) -> None:
    met = browser.post("/leave/cover", ABSENT).content.decode()
    kept = dict(hidden(met))["kept"]

    page = browser.post("/sign-in/as/", {"username": "wangxiaofang", "kept": kept})

    assert ("kind", "annual") in hidden(page.content.decode())


def test_a_file_is_named_and_a_password_is_not_kept(
    browser: Client, officer: Officer
) -> None:
    scan = SimpleUploadedFile("证明.pdf", b"%PDF")
    met = browser.post("/leave/cover", {"kind": "annual", "scan": scan})
    me = officer.pk
    form = again.opened(dict(hidden(met.content.decode()))["kept"], me)
    secret = browser.post("/password/", {"old": PASSWORD, "new": "x", "again": "x"})
    empty = again.opened(dict(hidden(secret.content.decode()))["kept"], me)

    assert form == again.Kept(
        "/leave/cover", (("kind", "annual"),), (("scan", "证明.pdf"),)
    )
    assert empty == again.Kept("/password/", ())


def test_nobody_slips_in_a_form_of_their_own(browser: Client) -> None:
    met = browser.post("/leave/cover", ABSENT).content.decode()
    kept = dict(hidden(met))["kept"]
    known = {"username": "wangxiaofang", "password": PASSWORD}

    answer = browser.post("/sign-in/", known | {"kept": f"{kept}x"})

    assert answer["Location"] == "/home/"


@override_settings(DEMO=True)
def test_whoever_comes_next_gets_nothing_of_it(browser: Client, cast: Cast) -> None:
    met = browser.post("/leave/cover", ABSENT).content.decode()
    kept = dict(hidden(met))["kept"]
    other = Officer.objects.get(pk=cast.li_qiang.officer_id)

    answer = browser.post("/sign-in/as/", {"username": other.username, "kept": kept})

    assert answer["Location"] == "/home/"


def test_a_part_of_a_page_does_not_take_the_page_away(browser: Client) -> None:
    part = {"HX-Request": "true"}

    poll = browser.get("/inbox/unread", headers=part | {"X-Poll": "1"})
    typing = browser.post("/leave/cover", ABSENT, headers=part)

    assert (poll.status_code, typing.status_code) == (286, 200)
    assert "已退出登录" in poll.content.decode()
    assert "填好的都还在" in typing.content.decode()
    assert "HX-Redirect" not in {*poll.headers, *typing.headers}


@pytest.mark.usefixtures("officer")
def test_a_stale_form_of_ours_can_be_sent_again_and_nobody_elses() -> None:
    strict = Client(enforce_csrf_checks=True)

    ours = strict.post("/say/", ABSENT, headers={"Origin": "http://testserver"})
    other = strict.post("/say/", ABSENT, headers={"Origin": "http://elsewhere.cn"})

    assert (ours.status_code, other.status_code) == (again.STALE, again.STALE)
    assert ("kind", "annual") in hidden(ours.content.decode())
    assert hidden(other.content.decode()) == []
    token = re.search(r'csrfmiddlewaretoken" value="(\w+)"', ours.content.decode())
    assert token
    fields = ABSENT | {"csrfmiddlewaretoken": token.group(1)}
    assert strict.post("/say/", fields).status_code != again.STALE
