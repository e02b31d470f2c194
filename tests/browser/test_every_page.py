"""Each post of the hall follows every link from its home: nothing breaks, none bars.

Links are followed by request; a page of a kind that nobody has opened yet is opened in
the browser and scanned for barriers. A kind is a view with the names of its parameters.
"""

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import APIResponse, Page

from browser.presses import follows
from makers.pages import gaps
from yimen.site.demo.staff import CENTER_STAFF

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

PAGES_A_POST: Final = 40
PUBLIC: Final = {"portal", "kiosk", "board"}  # have crawlers of their own
LINK: Final = re.compile(r'<a\b[^>]*?\bhref="([^"]+)"')
POSTS: Final = {member.roles: member.name for member in reversed(CENTER_STAFF)}


def view_of(url: str) -> str:
    """The view that answers; "" where it is no page of ours."""
    try:
        return resolve(urlsplit(url).path).view_name
    except Resolver404:
        return ""


@dataclass
class Walk:
    """Everybody's way through the house, and what was found on it."""

    address: str
    barriers: "Callable[[Page], list[str]]"
    shut: list[str] = field(default_factory=list)
    barred: list[str] = field(default_factory=list)
    gaping: list[str] = field(default_factory=list)
    scanned: set[str] = field(default_factory=set)

    def follow(self, page: Page, who: str) -> None:
        """One page of each view that links lead to from home."""
        waiting, known = deque([f"{self.address}/home/"]), {""}
        while waiting and len(known) <= PAGES_A_POST:
            url = waiting.popleft()
            view = view_of(url)
            if view in known or view.split(":")[0] in PUBLIC:
                continue
            known.add(view)
            answer = page.context.request.get(url)
            if not answer.ok:
                self.shut.append(f"{who} {answer.status} {url}")
            elif "text/html" in answer.headers["content-type"]:
                self.look(page, answer.url, who)
                self.gaping += [f"{view}: {gap}" for gap in gaps(answer.text())]
                waiting.extend(self.links(answer))

    def look(self, page: Page, url: str, who: str) -> None:
        """Open the page and scan it, if nobody has seen its view yet."""
        view = view_of(url)
        if view not in self.scanned:
            self.scanned.add(view)
            page.goto(url)
            self.barred += [f"{who} {url}: {bar}" for bar in self.barriers(page)]

    def links(self, answer: APIResponse) -> Iterator[str]:
        """Where this page leads within the house."""
        for href in LINK.findall(answer.text()):
            url = urljoin(answer.url, unescape(href)).partition("#")[0]
            if url.startswith(f"{self.address}/"):
                yield url


@pytest.fixture
def signed_in(district: str, open_page: "Callable[..., Page]") -> "Callable[..., Page]":
    def opened(name: str) -> Page:
        page = open_page(f"{district}/sign-in/")
        follows(page.get_by_role("button", name=name).first)
        return page

    return opened


def test_every_post_reaches_every_page_it_is_shown_and_none_has_a_barrier(
    district: str,
    signed_in: "Callable[..., Page]",
    barriers: "Callable[[Page], list[str]]",
) -> None:
    walk = Walk(district, barriers)

    for name in POSTS.values():
        page = signed_in(name)
        walk.follow(page, name)
        page.context.close()

    assert not walk.shut
    assert not walk.barred
    assert not walk.gaping
    assert len(walk.scanned) > 50
