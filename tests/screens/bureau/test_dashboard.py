"""The dashboard: figures that explain themselves, open to rows, and update."""

import re

import pytest
from django.test import Client

from makers.cases import Counter
from makers.pages import tight
from makers.persons import a_browser
from makers.queues import a_hall_now
from yimen.rules.authority.actors import Role
from yimen.site import clock

HTMX = {"HX-Request": "true"}


@pytest.fixture
def manager(counter: Counter) -> Client:
    return a_browser(counter.cast.zheng_jie)


def said(browser: Client, url: str, **headers: str) -> str:
    answer = browser.get(url, headers=headers)
    assert answer.status_code == 200, url
    return str(answer.content.decode())


def seen_mark(page: str) -> str:
    found = re.search(r'name="seen" value="(\w+)"', page)
    assert found
    return found[1]


def test_every_figure_is_defined_and_opens_to_its_rows(
    counter: Counter, manager: Client
) -> None:
    counter.accepted(at=clock.now())
    page = tight(said(manager, "/bureau/dashboard/"))
    notes = set(re.findall(r'href="#(note-\d+)"', page))
    assert len(notes) == 26
    assert all(f'id="{note}"' in page for note in notes)
    assert 'title="在办，过了法定期限（统计口径 7.2.1）"' in page
    assert not re.search(r'(（|"muted">)(S\d|\d+\.\d)', page)  # no mark of ours
    links = set(re.findall(r'<dd><a href="([^"]+)">([\d,]+)<', page))
    assert links
    for url, count in links:
        if url.startswith("#"):
            assert f'id="{url[1:]}"' in page
        elif "figures" in url:
            opened = tight(said(manager, url.replace("&amp;", "&")))
            assert f" {count} 件</h1>" in opened, url
        else:
            assert said(manager, url.replace("&amp;", "&"))


@pytest.mark.django_db
def test_it_updates_without_a_reload_and_only_when_something_changed() -> None:
    hall = a_hall_now()
    browser = a_browser(hall.director)
    page = said(browser, "/bureau/dashboard/")
    assert 'http-equiv="refresh"' in page
    seen = seen_mark(page)
    url = f"/bureau/dashboard/?seen={seen}"
    same = browser.get(url, headers=HTMX)
    later_minute = same.status_code == 200  # the clock may have turned meanwhile
    assert later_minute or same.status_code == 204
    hall.takes("A")
    changed = said(browser, url, **HTMX)
    assert "<html" not in changed
    assert seen_mark(changed) != seen


def test_a_director_sees_a_place_below_and_no_other(
    counter: Counter, manager: Client
) -> None:
    cast = counter.cast
    page = said(manager, f"/bureau/dashboard/?hall={cast.town_hall.code}")
    assert f"<h1>{cast.town_hall.name}</h1>" in page
    other = manager.get(f"/bureau/dashboard/?hall={cast.other_center.code}")
    assert other.status_code == 404
    for role, status in ((Role.CLERK, 403), (Role.GOVERNMENT_HEAD, 200)):
        browser = a_browser(cast.anybody(role))
        assert browser.get("/bureau/dashboard/").status_code == status
