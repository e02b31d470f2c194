"""Every page that is open to everybody, in every language and in elder mode.

The demo district is crawled as a visitor would walk it: by its links, with a number
taken at the kiosk, a place booked and a case held. A public door that is neither
reached nor named here with its reason fails the test.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.core import signing
from django.urls import Resolver404, resolve, reverse
from playwright.sync_api import BrowserContext, Page, expect

from browser.conftest import Open, Photograph
from browser.presses import follows, stays
from browser.scan import scanned
from makers.pages import gaps
from screens.test_access import DOORS
from yimen.screens.shared import hant
from yimen.screens.shared.access import Access, access_of

pytestmark = [
    pytest.mark.browser,
    pytest.mark.database,
    pytest.mark.slow,
    pytest.mark.xdist_group("journeys"),
]

SCREENS: Final = ("portal:", "kiosk:", "board:")
NO_PAGES: Final = {
    "portal:guide-suggest": "the picker's list",
    "board:foot": "a part of the board",
    "board:voice": "a part of the board",
    "portal:roots-file": "a file",
    "portal:guide-card-file": "a file",
    "portal:guide-flow-file": "a file",
    "portal:booklet-line": "a file",
    "portal:booklet-hall": "a file",
    "portal:check-proof": "a file",
    "portal:appointment-calendar": "a file",
    "portal:appointment-cancel": "only sent to",
    "portal:ticket-leave": "only sent to",
    "portal:ticket-return": "only sent to",
    "portal:progress-send": "only sent to",
    "portal:progress-leave": "only sent to",
    "portal:progress-hearing": "only sent to",
    "portal:prepared-drop": "only sent to",
    "portal:fee-pay": "only sent to",
    "portal:fee-back": "only passed through",
    "portal:fee-platform": "the demo's platform; needs a fee that is due",
    "kiosk:ticket-take": "only sent to",
    "kiosk:device-rate": "only sent to",
    "kiosk:device-rated": "seen in tests/browser/test_ratings.py",
    "portal:rate-again": "only sent to",
    "portal:rating-file": "a file",
    "portal:disclosure-file": "a file",
    "portal:order-rate": "only sent to",
    "portal:order-withdraw": "only sent to",
    "portal:order-review": "only sent to",
    "portal:request-correct": "only sent to",
    "portal:questionnaire-thanks": "only passed through",
}
ERRAND: Final = "portal:progress-errand"
ORDER: Final = ("portal:order-show", "portal:say-done")
REQUEST: Final = "portal:request-show"
PREPARED: Final = "portal:prepared"
MODES: Final = {
    "zh": {"django_language": "zh-hans"},
    "en": {"django_language": "en"},
    "elder": {"django_language": "zh-hans", "elder": "1"},
}
SIZES: Final = {"kiosk": (1080, 1920), "board": (1920, 1080), "portal": (390, 844)}
IN_ONE_LOOK: Final = {"kiosk:home", "kiosk:ticket", "board:board", "board:wall"}
LINKS: Final = "all => all.map(one => one.href)"


def wanted() -> set[str]:
    """The doors that are pages for everybody."""
    return {
        name
        for name, door in DOORS.items()
        if access_of(door.callback) is Access.PUBLIC
        and name.startswith(SCREENS)
        and name not in NO_PAGES
    }


def door_of(address: str) -> str:
    try:
        return resolve(urlsplit(address).path).view_name
    except Resolver404:
        return ""


def crawl(page: Page, starts: list[str]) -> dict[str, str]:
    """One address of each public door that links lead to."""
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        address = waiting.pop(0)
        door = door_of(address)
        if door in found or door not in wanted():
            continue
        found[door] = address
        page.goto(address)
        waiting += page.locator("a[href^='/'], a[href^='?']").evaluate_all(LINKS)
    return found


def starts(page: Page, server: str) -> Iterator[str]:
    """Where a visitor begins, with a number, a booking and a case in hand."""
    from yimen.site.demo.places import CENTER

    yield from (f"{server}/", f"{server}/kiosk/{CENTER}/", f"{server}/board/{CENTER}/")
    yield f"{server}/board/{CENTER}/wall/"
    page.goto(f"{server}/kiosk/{CENTER}/")
    follows(page.locator("button.touch").first)
    yield page.url
    token = resolve(urlsplit(page.url).path).kwargs["token"]
    yield server + reverse("portal:ticket", args=[token])
    yield booked(page, server)
    yield f"{server}/progress/case/"
    yield f"{server}/kiosk/{CENTER}/windows/1/"


def booked(page: Page, server: str) -> str:
    """A place taken from the last free slot: the first may begin while we look."""
    seen = crawl(page, [f"{server}/appointments/"])
    page.goto(seen["portal:appointment-slots"])
    page.goto(page.locator("a.slot").evaluate_all(LINKS)[-1])
    page.get_by_label("姓名").fill("张三")
    page.get_by_label("手机").fill("13812342211")
    follows(page.locator("main form button").last)
    return page.url


def a_case(opened: Open, server: str) -> str:
    """The number of a case that runs, as a clerk reads it."""
    page = opened(f"{server}/sign-in/")
    follows(page.get_by_role("button", name="李强").first)
    page.goto(f"{server}/desk/?state=accepted")
    first = page.locator("th[scope=row] a").first.get_attribute("href") or ""
    return str(resolve(first).kwargs["number"])


def an_errand(opened: Open, server: str) -> str:
    """The number of an errand on its way, as the hall's clerk reads it."""
    page = opened(f"{server}/sign-in/")
    follows(page.get_by_role("button", name="王芳").first)
    page.goto(f"{server}/agent/errands/")
    first = page.locator(".entries a").first.get_attribute("href") or ""
    return str(resolve(first).kwargs["number"])


def an_order(opened: Open, server: str, where: str) -> str:
    """The number of the first order or request that the desk is shown."""
    page = opened(f"{server}/sign-in/")
    follows(page.get_by_role("button", name="郑洁").first)
    page.goto(f"{server}/bureau/{where}/")
    first = page.locator("th[scope=row] a").first.get_attribute("href") or ""
    return str(resolve(first).kwargs["number"])


def a_form(opened: Open, server: str) -> str:
    """The code of a form that was just filled in at home."""
    from yimen.site.demo.prepared import FOOD

    page = opened(f"{server}/guides/{FOOD}/prepare/")
    page.get_by_label("申请人姓名或单位名称").fill("张三")
    page.get_by_label("手机").fill("13812342211")
    follows(page.get_by_role("button", name="保存"))
    return page.locator(".appointment-code").inner_text().replace(" ", "")


def holding(page: Page, server: str, number: str) -> None:
    """This browser has given the number's code a moment ago."""
    held = signing.dumps(number, salt="yimen.holding")
    page.context.add_cookies([{"name": "holds", "value": held, "url": server}])


def faults(page: Page, mode: str) -> list[str]:
    """What axe calls serious; letters have the same colours in every language."""
    return [
        f"{fault['id']}: {[node['target'] for node in fault['nodes']]}"
        for fault in scanned(page, contrast=mode != "en")
    ]


def wrong(page: Page, door: str, mode: str) -> Iterator[str]:
    yield from faults(page, mode)
    yield from gaps(page.content())
    width, height = SIZES[door.partition(":")[0]]
    if page.evaluate("document.documentElement.scrollWidth") > width:
        yield "wider than its screen"
    if door in IN_ONE_LOOK:
        tall = page.evaluate("document.documentElement.scrollHeight")
        if tall > height:
            yield f"taller than its screen: {tall}"


def simplified(page: Page, server: str, address: str) -> bool:
    """Whether simplified signs are left where traditional ones are asked for.

    The page is the first one's, sign for sign: nothing else of it can be wrong.
    """
    asked = {"name": "django_language", "value": "zh-hant", "url": server}
    page.context.clear_cookies(name="elder")
    page.context.add_cookies([asked])
    text = page.request.get(address).text()
    return hant.page(text) != text


def dressed(context: BrowserContext, server: str, mode: str) -> None:
    cookies = MODES[mode].items()
    context.clear_cookies(name="elder")
    context.add_cookies([{"name": n, "value": v, "url": server} for n, v in cookies])


def test_every_public_page_is_open_to_everybody(
    district: str, open_page: Open, photograph: Photograph
) -> None:
    page = open_page("about:blank")
    case, errand = a_case(open_page, district), an_errand(open_page, district)
    holding(page, district, case)
    found = crawl(page, list(starts(page, district)))
    held = {
        ERRAND: errand,
        **dict.fromkeys(ORDER, an_order(open_page, district, "orders")),
        REQUEST: an_order(open_page, district, "information"),
        PREPARED: a_form(open_page, district),
    }
    found |= {door: district + reverse(door) for door in held}
    assert wanted() - found.keys() == set()

    met: dict[str, list[str]] = {}
    for door, address in found.items():
        width, height = SIZES[door.split(":")[0]]
        page.set_viewport_size({"width": width, "height": height})
        for mode in MODES:
            dressed(page.context, district, mode)
            holding(page, district, held.get(door, case))
            page.goto(address)
            photograph(page, f"public-{door.replace(':', '-')}-{mode}")
            if said := list(wrong(page, door, mode)):
                met[f"{door} {mode}"] = said
        if simplified(page, district, address):
            met[f"{door} zh-hant"] = ["simplified signs are left"]

    assert met == {}


def test_a_ticket_shows_by_itself_that_it_is_called(
    district: str, open_page: Open
) -> None:
    from yimen.site.demo.places import CENTER

    kiosk = open_page(f"{district}/kiosk/{CENTER}/")
    follows(kiosk.locator("button.touch").first)
    token = resolve(urlsplit(kiosk.url).path).kwargs["token"]
    phone = open_page("about:blank", width=390, height=844)
    phone.clock.install()
    phone.goto(district + reverse("portal:ticket", args=[token]))
    leave = phone.locator("details summary")
    stays(leave)
    phone.evaluate("document.querySelector('main .muted').textContent = 'stale'")

    phone.clock.run_for(16_000)
    assert phone.locator("main .muted").first.inner_text() == "stale"  # in hand
    stays(leave)
    stays(phone.locator("h1"))
    phone.evaluate("document.activeElement.blur()")
    with phone.expect_response(lambda answer: token in answer.url):
        phone.clock.run_for(16_000)

    expect(phone.locator("main .muted").first).not_to_have_text("stale")
