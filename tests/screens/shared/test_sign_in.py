"""In by the door: the right password, the wrong one, and one too many."""

from datetime import timedelta

import pytest
from django.conf import settings
from django.test import Client, override_settings

from makers.cast import Cast
from makers.persons import PASSWORD, a_browser, an_officer, the_actor
from yimen.records.journal.models import JournalEntry
from yimen.records.people.actions.unlock import unlock
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority.actors import Role
from yimen.site import clock


@pytest.fixture
def wang_fang(cast: Cast) -> Officer:
    """A clerk who knows her password."""
    return an_officer(
        "王小芳",
        [Role.CLERK],
        username="wangxiaofang",
        password=PASSWORD,
        organ=cast.organ,
        hall=cast.center,
    )


def sign_in(browser: Client, password: str = PASSWORD, **extra: str) -> "object":
    fields = {"username": "wangxiaofang", "password": password} | extra
    return browser.post("/sign-in/", fields)


def steps_of(officer: Officer) -> list[str]:
    found = JournalEntry.objects.filter(
        subject_kind="officer", subject_id=str(officer.pk)
    )
    return list(found.order_by("sequence").values_list("step", flat=True))


def test_the_right_password_opens_the_door(wang_fang: Officer, client: Client) -> None:
    answer = sign_in(client)

    assert answer["Location"] == "/home/"
    cookie = client.cookies["sessionid"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    assert not cookie["max-age"]
    session = OfficerSession.objects.get(session_key=cookie.value)
    assert session.officer_id == wang_fang.pk
    assert steps_of(wang_fang) == ["sign_in"]
    wang_fang.refresh_from_db()
    assert wang_fang.last_login is not None


@pytest.mark.usefixtures("wang_fang")
def test_a_wrong_password_and_a_wrong_name_read_alike(client: Client) -> None:
    wrong = sign_in(client, "something else")
    nobody = sign_in(client, username="nobody")

    for answer in (wrong, nobody):
        assert answer.status_code == 200
        assert "用户名或密码不对" in answer.content.decode()
    assert "sessionid" not in client.cookies


@pytest.mark.usefixtures("wang_fang")
def test_who_came_from_a_page_goes_back_to_it(client: Client) -> None:
    answer = sign_in(client, next="/look/")

    assert answer["Location"] == "/look/"


@pytest.mark.usefixtures("wang_fang")
@pytest.mark.parametrize(
    "there", ["https://elsewhere.example/", "//elsewhere.example", "javascript:x"]
)
def test_nobody_is_sent_elsewhere(client: Client, there: str) -> None:
    answer = sign_in(client, next=there)

    assert answer["Location"] == "/home/"


def test_a_closed_account_stays_out(wang_fang: Officer, client: Client) -> None:
    Officer.objects.filter(pk=wang_fang.pk).update(is_active=False)

    assert "用户名或密码不对" in sign_in(client).content.decode()


def test_five_wrong_passwords_lock_and_say_so(
    wang_fang: Officer, client: Client
) -> None:
    answers = [sign_in(client, "wrong") for _ in range(5)]

    assert [answer.status_code for answer in answers] == [200] * 4 + [429]
    assert "账号暂时锁住了" in answers[-1].content.decode()
    assert sign_in(client).status_code == 429
    assert steps_of(wang_fang) == ["lock_out"]


def test_guessing_at_a_name_that_is_nobodys_leaves_no_line(
    wang_fang: Officer, client: Client
) -> None:
    for _ in range(6):
        sign_in(client, username="nobody")

    assert not JournalEntry.objects.filter(step="lock_out").exists()
    assert steps_of(wang_fang) == []


def test_the_security_administrator_unlocks(
    cast: Cast, wang_fang: Officer, client: Client
) -> None:
    for _ in range(5):
        sign_in(client, "wrong")
    guard = cast.anybody(Role.SECURITY_ADMIN)

    assert unlock(username="wangxiaofang", by=guard, at=clock.now()) == 1

    assert sign_in(client).status_code == 302
    assert steps_of(wang_fang) == ["lock_out", "unlock", "sign_in"]


def test_signing_in_again_ends_the_sign_in_before(
    wang_fang: Officer, client: Client
) -> None:
    sign_in(client)
    first = client.cookies["sessionid"].value
    sign_in(client)

    assert client.cookies["sessionid"].value != first
    assert OfficerSession.objects.filter(officer=wang_fang).count() == 1


def test_out_is_out(wang_fang: Officer, client: Client) -> None:
    sign_in(client)
    key = client.cookies["sessionid"].value

    answer = client.post("/sign-out/")

    assert answer["Location"] == "/sign-in/"
    assert not OfficerSession.objects.filter(session_key=key).exists()
    client.cookies["sessionid"] = key
    assert client.get("/home/")["Location"].startswith("/sign-in/")
    assert steps_of(wang_fang) == ["sign_in", "sign_out"]


def test_the_form_cannot_be_sent_from_elsewhere(wang_fang: Officer) -> None:
    strict = Client(enforce_csrf_checks=True)

    assert sign_in(strict).status_code == 403
    page = strict.get("/sign-in/")
    token = page.context["csrf_token"]
    assert sign_in(strict, csrfmiddlewaretoken=str(token)).status_code == 302
    assert wang_fang.username == "wangxiaofang"


@pytest.mark.usefixtures("db")
def test_a_page_behind_the_door_asks_to_sign_in(client: Client) -> None:
    answer = client.get("/home/?x=1")

    assert answer["Location"] == "/sign-in/?next=%2Fhome%2F%3Fx%3D1"


@pytest.mark.usefixtures("db")
def test_a_fragment_sends_the_whole_page_to_the_door(client: Client) -> None:
    answer = client.get("/home/", headers={"HX-Request": "true"})

    assert answer["HX-Redirect"] == "/sign-in/?next="


def test_without_the_demo_nobody_is_let_in_by_a_click(
    wang_fang: Officer, client: Client
) -> None:
    assert "cast" not in client.get("/sign-in/").content.decode()

    answer = client.post("/sign-in/as/", {"username": wang_fang.username})

    assert answer.status_code == 404
    assert "sessionid" not in client.cookies


@override_settings(DEMO=True)
def test_in_the_demo_one_click_is_enough(cast: Cast, client: Client) -> None:
    manager = cast.zheng_jie

    page = client.get("/sign-in/").content.decode()
    wang = Officer.objects.get(pk=cast.wang_fang.officer_id)
    answer = client.post("/sign-in/as/", {"username": wang.username})

    for name in ("综合窗口", "王芳", "李强", "赵敏", manager.name):
        assert name in page
    assert answer["Location"] == "/home/"
    assert client.post("/sign-in/as/", {"username": "nobody"}).status_code == 404


def test_who_has_no_post_is_told_whom_to_ask(cast: Cast) -> None:
    officer = an_officer("小明", [Role.GUIDE], hall=cast.center)
    browser = a_browser(the_actor(officer))
    Officer.objects.filter(pk=officer.pk).update(roles=[])

    answer = browser.get("/home/")

    assert answer.status_code == 403


def test_nobody_stays_signed_in_after_half_an_hour_of_nothing(cast: Cast) -> None:
    browser = a_browser(cast.wang_fang)
    sessions = OfficerSession.objects.filter(officer_id=cast.wang_fang.officer_id)
    sessions.update(expire_date=clock.now() - timedelta(seconds=1))

    assert browser.get("/password/").status_code == 302


def test_a_sign_in_lives_on_while_it_is_used(cast: Cast) -> None:
    browser = a_browser(cast.wang_fang)
    sessions = OfficerSession.objects.filter(officer_id=cast.wang_fang.officer_id)
    sessions.update(expire_date=clock.now() + timedelta(minutes=5))

    browser.get("/password/", headers={"X-Poll": "1"})
    polled = sessions.get().expire_date
    browser.get("/password/")
    used = sessions.get().expire_date

    assert polled - clock.now() < timedelta(minutes=6)
    idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)
    assert idle - (used - clock.now()) < timedelta(minutes=1)
