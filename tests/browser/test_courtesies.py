"""What the small scripts do: toasts, dialogs, one sending, a kiosk left alone."""

from typing import Final

import pytest

from browser.conftest import Open
from browser.presses import follows, stays

pytestmark = pytest.mark.browser

PHONE_BYTES: Final = 100_000


def test_a_toast_comes_from_the_servers_answer(
    demo_server: str, open_page: Open
) -> None:
    page = open_page("about:blank")
    page.clock.install()
    page.goto(f"{demo_server}/look/")
    page.route(
        "**/look/options/**",
        lambda route: route.fulfill(
            body="", headers={"HX-Trigger": '{"toast": "A017 called"}'}
        ),
    )

    page.evaluate("htmx.ajax('GET', '/look/options/', {swap: 'none'})")

    toast = page.locator("#toasts .toast")
    toast.wait_for()
    assert toast.inner_text() == "A017 called"
    page.clock.run_for(6_000)
    toast.wait_for(state="detached")


def test_a_dialog_opens_takes_the_focus_and_closes(
    demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/")
    dialog = page.locator("#sure")

    stays(page.get_by_role("button", name="作废这张文书"))
    assert dialog.is_visible()
    assert page.evaluate("document.activeElement.closest('dialog').id") == "sure"

    stays(dialog.get_by_role("button", name="不作废"))
    assert dialog.is_hidden()


def test_a_form_is_sent_once_however_often_it_is_pressed(
    demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/public/")
    sent = []
    page.route("**/elder/", lambda route: sent.append(route.request.post_data))

    with page.expect_request("**/elder/"):
        page.evaluate(
            """() => {
                const button = document.querySelector("[name=elder]");
                button.click(); button.click(); button.click();
            }"""
        )
    page.wait_for_timeout(300)  # for those that must not come

    assert len(sent) == 1


def test_the_switch_works_without_scripts_and_comes_back(
    demo_server: str, open_page: Open
) -> None:
    page = open_page(f"{demo_server}/look/case/?from=sms", scripts=False)

    follows(page.get_by_role("button", name="长辈版（大字）"))

    assert page.url == f"{demo_server}/look/case/?from=sms"
    assert page.locator("html.elder").count() == 1
    follows(page.get_by_role("button", name="English"))
    assert page.locator("html").get_attribute("lang") == "en"
    follows(page.get_by_role("button", name="繁體"))
    assert page.get_by_role("button", name="回到普通版").is_visible()
    assert "審查" in page.locator("h1").inner_text()


def test_a_kiosk_that_was_left_asks_then_forgets_its_visitor(
    demo_server: str, open_page: Open
) -> None:
    page = open_page("about:blank")
    page.clock.install()
    page.context.add_cookies([{"name": "elder", "value": "1", "url": demo_server}])
    page.goto(f"{demo_server}/look/kiosk/")
    ask = page.locator("#idle")

    page.clock.run_for(59_000)
    assert ask.is_hidden()
    page.clock.run_for(2_000)
    assert ask.is_visible()
    stays(ask.get_by_role("button"))
    assert ask.is_hidden()
    page.clock.run_for(61_000)
    assert ask.is_visible()
    page.clock.run_for(61_000)

    page.wait_for_url(f"{demo_server}/kiosk/")
    assert "elder" not in {cookie["name"] for cookie in page.context.cookies()}


def test_a_phone_loads_its_case_in_a_hundred_kilobytes(
    demo_server: str, open_page: Open
) -> None:
    page = open_page("about:blank", width=390, height=844)
    answers = []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108

    page.goto(f"{demo_server}/look/case/", wait_until="networkidle")

    assert sum(len(answer.body()) for answer in answers) <= PHONE_BYTES


def test_motion_stops_for_those_who_ask(demo_server: str, open_page: Open) -> None:
    page = open_page(f"{demo_server}/look/")
    page.emulate_media(reduced_motion="reduce")

    longest = page.evaluate(
        """Math.max(...[...document.querySelectorAll("*")].map(one =>
        parseFloat(getComputedStyle(one).animationDuration)))"""
    )

    assert longest < 0.001
