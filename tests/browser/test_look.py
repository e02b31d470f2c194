"""The living page, photographed at every size and scanned for barriers."""

from typing import Final

import pytest

from browser.conftest import Open, Photograph, Scan
from browser.scan import scanned

pytestmark = pytest.mark.browser

VIEWS: Final = {
    "look": ("", 1366, 768),
    "look-phone": ("", 390, 844),
    "window": ("window/", 1366, 768),
    "public": ("public/", 1366, 768),
    "public-phone": ("public/", 390, 844),
    "case-phone": ("case/", 390, 844),
    "kiosk": ("kiosk/", 1080, 1920),
    "ticket": ("ticket/", 1080, 1920),
    "board": ("board/", 1920, 1080),
    "paper": ("paper/", 1000, 1300),
    "signin": ("signin/", 1366, 768),
    "refused": ("refused/", 390, 844),
    "error": ("error/", 390, 844),
}


@pytest.mark.parametrize("name", VIEWS)
def test_a_page_has_no_barrier_and_fits_its_screen(
    name: str,
    demo_server: str,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    path, width, height = VIEWS[name]
    page = open_page(f"{demo_server}/look/{path}", width=width, height=height)

    photograph(page, f"look-{name}")

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert barriers(page) == []


def test_the_scan_finds_pale_letters_and_a_field_without_a_name(
    demo_server: str, open_page: Open, barriers: Scan
) -> None:
    page = open_page(f"{demo_server}/look/")
    assert barriers(page) == []

    page.evaluate("document.querySelector('main p').style.color = '#ccc'")
    page.evaluate("document.querySelector('main input').removeAttribute('id')")

    rules = {fault.partition(":")[0] for fault in barriers(page)}
    assert rules == {"color-contrast", "label"}


def test_a_page_in_another_language_needs_no_second_scan(
    demo_server: str, open_page: Open, barriers: Scan
) -> None:
    page = open_page(f"{demo_server}/look/public/")
    assert barriers(page) == []

    english = {"name": "django_language", "value": "en", "url": demo_server}
    page.context.add_cookies([english])
    page.reload()

    assert page.locator("html").get_attribute("lang") == "en"
    assert scanned(page, contrast=False) == []
    assert page.evaluate("typeof axe") == "undefined"  # nothing of it is judged anew


@pytest.mark.parametrize("path", ["case/", "public/", "kiosk/"])
def test_elder_mode_has_no_barrier_and_larger_type(
    path: str,
    demo_server: str,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    size = "parseFloat(getComputedStyle(document.body).fontSize)"
    address = f"{demo_server}/look/{path}"
    plain = open_page(address, width=390, height=844).evaluate(size)

    page = open_page(address, width=390, height=844, cookies={"elder": "1"})

    photograph(page, f"look-elder-{path[:-1]}")
    assert page.evaluate(size) >= plain * 1.25
    assert barriers(page) == []


def test_the_page_asks_nobody_else_and_breaks_no_policy(
    demo_server: str, open_page: Open
) -> None:
    page = open_page("about:blank")
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))

    page.goto(f"{demo_server}/look/", wait_until="networkidle")

    assert asked
    assert [url for url in asked if not url.startswith(demo_server)] == []
    assert said == []


def test_everything_is_there_without_scripts(demo_server: str, open_page: Open) -> None:
    page = open_page(f"{demo_server}/look/", scripts=False)

    assert page.locator(".strip").first.is_visible()
    assert page.locator(".picker .button").first.is_visible()
    assert page.locator(".button[data-opens]").is_hidden()


def test_a_picker_finds_and_takes_with_the_keyboard_alone(
    demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/")
    field = page.get_by_role("combobox", name="事项")
    options = page.locator(".picker.live").get_by_role("option")

    field.fill("spjy")
    options.first.wait_for()
    chosen = field.get_attribute("aria-activedescendant")
    field.press("ArrowDown")

    assert options.count() == 2
    assert field.get_attribute("aria-expanded") == "true"
    assert chosen != field.get_attribute("aria-activedescendant")
    field.press("Escape")
    assert options.count() == 0
    field.press_sequentially("xk")
    options.first.wait_for()
    field.press("Enter")
    page.wait_for_url("**/#picker")


def test_a_function_key_presses_its_button(demo_server: str, open_page: Open) -> None:
    page = open_page(f"{demo_server}/look/window/")
    pressed = "document.activeElement.dataset.key"

    page.keyboard.press("F9")
    assert page.evaluate(pressed) == "F9"

    page.keyboard.press("F3")
    assert page.evaluate("document.activeElement.id") == "matter"

    page.keyboard.press("F8")
    assert page.evaluate(pressed) == "F8"


def test_the_reason_a_day_does_not_count_shows_on_focus(
    demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/case/", width=390)
    runs = page.locator(".strip-full .run[tabindex]")

    runs.first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")

    reason = page.locator(".run:focus .reason")
    assert "中秋节放假" in reason.inner_text()
    box = reason.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390


@pytest.mark.parametrize("path", ["public/", "case/", "kiosk/"])
def test_a_finger_finds_every_target(
    path: str, demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/{path}", width=390, height=844)

    small = page.evaluate(
        """[...document.querySelectorAll("button, .button, .way, input, summary")]
        .filter(one => one.getClientRects().length && one.type !== "hidden")
        .filter(one => one.getBoundingClientRect().height < 44)
        .map(one => one.outerHTML)"""
    )

    assert small == []
