"""Setting a hall's hours as a manager does."""

import re
from datetime import date

import pytest
from django.test import Client

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.network import queries
from yimen.rules.queue.opening import MORNING, OpeningHours

SINCE = date(2026, 9, 1)
OFFICE = "09:00-12:00，13:30-17:30"
WEEK = {f"day_{day}": OFFICE for day in range(5)} | {"make_up_day_as": "0"}

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast: Cast) -> Client:
    return a_browser(cast.zheng_jie)


@pytest.fixture
def address(cast: Cast) -> str:
    return f"/bureau/network/{cast.center.code}/hours/"


def hours_of(cast: Cast) -> OpeningHours:
    hours = queries.hall_hours(cast.center.pk, SINCE).hours
    assert hours
    return hours


def words(content: bytes) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", content.decode()))


def test_the_page_shows_the_fortnight_and_says_whose_hours_they_are(
    manager: Client, address: str
) -> None:
    page = words(manager.get(address).content)

    assert "还没有定过开放时间" in page
    assert page.count(OFFICE) >= 7
    assert "不算法定工作日" in page


def test_a_saturday_is_opened(manager: Client, address: str, cast: Cast) -> None:
    answer = manager.post(address, WEEK | {"day_5": "9:00-12:00"}, follow=True)

    assert "开放时间已改" in words(answer.content)
    assert hours_of(cast).week[5] == (MORNING,)


@pytest.mark.parametrize("said", ["上午", "12:00-9:00", "25:00-26:00"])
def test_what_cannot_be_read_says_how_to_write_it(
    manager: Client, address: str, said: str
) -> None:
    answer = manager.post(address, WEEK | {"day_5": said})

    assert "还不能继续" in words(answer.content)


def test_a_single_day_is_added_and_taken_back(
    manager: Client, address: str, cast: Cast
) -> None:
    manager.post(address, WEEK)
    day = {"on": "2027-10-02", "sessions": "9:00-12:00", "remark": "节日值班"}

    added = manager.post(f"{address}day", day, follow=True)

    assert "节日值班" in words(added.content)
    assert hours_of(cast).exceptions
    manager.post(f"{address}2027-10-02/undo")
    assert not hours_of(cast).exceptions


def test_a_day_that_cannot_be_read_is_asked_again(
    manager: Client, address: str
) -> None:
    answer = manager.post(f"{address}day", {"on": "2026-10-02", "sessions": "早上"})

    assert "看不懂" in words(answer.content)


def test_a_place_follows_the_one_above_again(
    manager: Client, address: str, cast: Cast
) -> None:
    manager.post(address, WEEK | {"day_5": "9:00-12:00"})

    answer = manager.post(f"{address}drop", follow=True)

    assert "跟随上级" in words(answer.content)
    assert queries.hall_hours(cast.center.pk, SINCE).hours is None


def test_a_clerk_sees_the_hours_and_has_no_form(cast: Cast, address: str) -> None:
    page = a_browser(cast.wang_fang).get(address)

    assert page.status_code == 200
    assert b'name="day_0"' not in page.content
    assert a_browser(cast.wang_fang).post(address, WEEK).status_code == 403


def test_the_legal_hours_are_set_and_shown(
    manager: Client, address: str, cast: Cast
) -> None:
    own = "08:00-12:00，14:00-18:00"

    before = words(manager.get(address).content)
    manager.post(address, WEEK | {"legal": own})
    after = words(manager.get(address).content)

    assert f"在工作日 {OFFICE} 里走" in before
    assert f"在工作日 {own} 里走" in after
    legal = hours_of(cast).legal
    assert legal is not None
    assert [str(edge) for edge in legal.sessions[0]] == ["08:00:00", "12:00:00"]
