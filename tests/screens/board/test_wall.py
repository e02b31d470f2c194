"""The director's wall: large, public, by itself; numbers and never a name."""

import re

import pytest
from django.test import Client

from makers.pages import tight
from makers.queues import a_hall_now

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


def test_the_wall_shows_people_windows_and_lights_with_words(client: Client) -> None:
    hall = a_hall_now(serves=("A",) * 22)
    hall.takes("A")
    hall.takes("A")
    hall.calls()

    page = tight(client.get(f"/board/{hall.node.code}/wall/").content.decode())

    assert "<dt>今天来人</dt><dd>2<small>人</small></dd>" in page
    assert 'class="busy"' in page
    assert "还有 2 个窗口" in page
    for word in ("红牌", "黄牌", "提醒", "暂停", "正常"):
        assert f"</svg>{word}</span>" in page
    assert 'http-equiv="refresh"' in page
    assert "某某" not in page


def test_it_is_told_only_what_changed(client: Client) -> None:
    hall = a_hall_now()
    url = f"/board/{hall.node.code}/wall/"
    first = client.get(url).content.decode()
    seen = re.search(r'name="seen" value="(\w+)"', first)
    assert seen
    same = client.get(url, {"seen": seen[1]}, headers=HTMX)
    hall.takes("A")
    changed = client.get(url, {"seen": seen[1]}, headers=HTMX)
    assert changed.status_code == 200
    assert b"<html" not in changed.content
    assert same.status_code in {204, 200}  # 200 where the minute turned
    assert client.get("/board/no-such-hall/wall/").status_code == 404
