"""Ratings at the bureau: from a bad one to its answer; who rated stands nowhere."""

from dataclasses import replace

import pytest

from makers.cases import Counter, row_of
from makers.persons import a_browser
from makers.ratings import a_director, a_token
from yimen.records.people.models import Officer
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.facts import token_of
from yimen.records.ratings.models import Rating, Rectification
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.voice.rating_integrity import Browser
from yimen.rules.voice.ratings import Channel, Level, Point, Said
from yimen.site import clock

SAID = Said(
    level=Level.VERY_DISSATISFIED,
    tags=frozenset({115}),
    text="打我电话13812342211，身份证11010519491231002X",
    is_named=True,
)
LISTS = (
    "/bureau/ratings/",
    "/bureau/ratings/export.csv",
    "/bureau/ratings/figures/",
    "/bureau/ratings/figures/?by=officer",
    "/bureau/ratings/figures.csv?by=window",
    "/bureau/rectifications/",
    "/bureau/rectifications/?state=all",
    "/bureau/rectifications/export.csv?state=all",
)


@pytest.fixture
def case(counter: Counter) -> str:
    """The number of a case that was rated badly, just now."""
    number = counter.accepted()
    rate_case(token=a_token(number), said=SAID, browser=Browser(), at=clock.now())
    return number


def pages() -> list[str]:
    rating, ticket = Rating.objects.get().pk, Rectification.objects.get().pk
    one = (f"/bureau/ratings/{rating}/", f"/bureau/rectifications/{ticket}/")
    return [*LISTS, *one]


def secrets_of(case: str) -> tuple[str, ...]:
    row = row_of(case)
    return (case, f"cases/{row.pk}/", "13812342211", "11010519491231002X", "张三")


def test_no_page_and_no_export_says_who_rated(counter: Counter, case: str) -> None:
    readers = [
        a_director(counter),
        counter.cast.zheng_jie,
        counter.cast.lin_tao,
        counter.cast.wu_gang,
    ]
    for reader in readers:
        browser = a_browser(reader)
        for page in pages():
            answer = browser.get(page)
            assert answer.status_code in {200, 403, 404}, page
            said = answer.content.decode("utf-8-sig")
            found = [one for one in secrets_of(case) if one in said]
            assert not found, (page, reader.name)


def test_who_was_rated_sees_no_row_whatever_their_posts(
    counter: Counter, case: str
) -> None:
    clerk = counter.cast.wang_fang
    posts = [role.value for role in (Role.CLERK, Role.DUTY_DIRECTOR)]
    Officer.objects.filter(pk=clerk.officer_id).update(roles=posts)
    rated = replace(clerk, roles=frozenset({Role.CLERK, Role.DUTY_DIRECTOR}))
    browser = a_browser(rated)

    for page in [*pages(), "/bureau/ratings/mine/"]:
        answer = browser.get(page)
        said = answer.content.decode("utf-8-sig")
        assert "服务态度差效率低" not in said, page
        assert case not in said, page
        if page[-2].isdigit():
            assert answer.status_code == 404, page
    rater = f"/bureau/rectifications/{Rectification.objects.get().pk}/rater"
    answer = browser.post(rater, {"reason": "想知道是谁评的"}, follow=True)
    assert "张三" not in answer.content.decode()
    mine = browser.get("/bureau/ratings/mine/").content.decode()
    assert "不到 5 条" in mine


def stepped(actor: Actor, step: str, **said: str) -> str:
    ticket = Rectification.objects.get()
    address = f"/bureau/rectifications/{ticket.pk}/{step}"
    said["version"] = str(ticket.version)
    return a_browser(actor).post(address, said, follow=True).content.decode()


def test_from_the_call_to_the_answer(counter: Counter, case: str) -> None:
    director = a_director(counter)
    shown = stepped(director, "rater", reason="联系核实差评")
    assert "张三" in shown
    assert "13812342211" in shown  # of the case, for who calls
    assert case in shown
    called = stepped(
        director, "contact", reached="1", complex="0", note="确实让她跑了两趟"
    )
    assert "开始整改" in called
    assert "确实让她跑了两趟" in called
    right = stepped(counter.cast.wu_gang, "rectify", measures="重新培训了窗口")
    assert "等大厅回告" in right
    assert "确实让她跑了两趟" not in right  # the unit doesn't read the call
    assert "回告了" in stepped(director, "report", answer="已经改了，对不起")

    phone = a_browser()
    by_text = token_of(row_of(case).pk, Point.RECEIPT, Channel.SMS)
    address = f"/rate/{by_text}/"
    assert "已经改了，对不起" in phone.get(address).content.decode()
    phone.post(f"{address}again", {"level": "satisfied"})
    assert "再次评价" in phone.get(address).content.decode()
    assert Rectification.objects.get().second_level == "satisfied"


def test_a_contest_goes_to_another_unit_and_its_reason_stays(
    counter: Counter, case: str
) -> None:
    assert case
    rating = Rating.objects.get().pk
    a_browser(counter.cast.wu_gang).post(
        f"/bureau/ratings/{rating}/contest", {"ground": "评错了窗口"}
    )
    browser = a_browser(counter.cast.lin_tao)
    address = f"/bureau/ratings/{rating}/"
    assert "评错了窗口" in browser.get(address).content.decode()
    said = {"verdict": "invalid", "reason": "监控核实，不是这个窗口"}
    browser.post(f"{address}review", said)

    page = browser.get(address).content.decode()
    assert "认定无效" in page
    assert "监控核实" in page
    assert not Rating.objects.get().is_valid
