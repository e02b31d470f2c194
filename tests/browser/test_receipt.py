"""From the receipt in the hand: its QR, the progress, the check in a browser."""

from datetime import timedelta
from typing import TYPE_CHECKING, Final

import pytest
from django.core import signing
from playwright.sync_api import Page

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows, stays
from makers.journal import a_line, a_row_that_keeps, behind_the_back, write_days_ago
from yimen.records.journal.queries.heads import Heads
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Accept
from yimen.site import clock
from yimen.site.tick import close_days

if TYPE_CHECKING:
    from clusters import Clone
    from makers.cases import Counter
    from yimen.records.cases.actions._move import TakenIn

pytestmark = pytest.mark.browser

PHONE: Final = {"width": 390, "height": 844}
PHONE_BYTES: Final = 100_000
CASE: Final = "500199000120260918000017"


@pytest.fixture
def counter(own_database: "Clone") -> "Counter":  # noqa: ARG001 - made in it
    from makers.cases import a_counter
    from makers.cast import the_cast

    return a_counter(the_cast())


@pytest.fixture
def taken(counter: "Counter") -> "TakenIn":
    now = clock.now()
    return counter.taken_in(Accept(), at=now - timedelta(minutes=5))


def weight_of(page: Page) -> list[int]:
    """Counts what comes over the line from now on."""
    sizes: list[int] = []
    page.on("response", lambda answer: sizes.append(len(answer.body())))
    return sizes


def test_one_scan_opens_the_progress_and_sends_no_code_in_an_address(
    hall_server: str,
    taken: "TakenIn",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    page = open_page("about:blank", **PHONE)
    addresses: list[str] = []
    page.on("request", lambda request: addresses.append(request.url))
    code = taken.query_code.replace("-", "")

    address = f"{hall_server}/progress/?n={taken.number}#{code}"
    page.goto(address, wait_until="commit")  # it goes on by itself
    page.wait_for_url("**/progress/case/")

    photograph(page, "progress-phone")
    assert "正在审查" in page.inner_text("h1")
    assert not [url for url in addresses if code in url.split("#")[0]]
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_the_progress_is_light_enough_for_a_bad_line(
    hall_server: str, taken: "TakenIn", open_page: Open
) -> None:
    page = open_page(f"{hall_server}/progress/", **PHONE)
    page.fill("[name=n]", taken.number)
    page.fill("[name=code]", taken.query_code.lower())
    follows(page.locator("main button").first)
    fresh = open_page("about:blank", **PHONE)
    fresh.context.add_cookies(page.context.cookies())
    sizes = weight_of(fresh)

    fresh.goto(f"{hall_server}/progress/case/", wait_until="networkidle")

    assert 0 < sum(sizes) <= PHONE_BYTES


def test_why_this_day_is_one_touch_away(
    hall_server: str, taken: "TakenIn", open_page: Open
) -> None:
    address = f"{hall_server}/progress/?n={taken.number}#{taken.query_code}"
    page = open_page(address, goes_on=True, **PHONE)
    page.wait_for_url("**/progress/case/")

    stays(page.get_by_text("为什么是这一天？"))

    assert page.locator(".strip-more[open] li").first.is_visible()


def test_without_scripts_the_two_answers_are_typed(
    hall_server: str, taken: "TakenIn", open_page: Open, photograph: Photograph
) -> None:
    page = open_page(
        f"{hall_server}/progress/?n={taken.number}", scripts=False, **PHONE
    )
    photograph(page, "progress-ask-phone")

    page.fill("[name=code]", taken.query_code)
    follows(page.locator("main button").first)

    assert "正在审查" in page.inner_text("h1")


@pytest.fixture
def history(own_database: "Clone") -> "Clone":
    """A case of four lines in two closed days and an open one, among others' lines."""

    def line(step: Step) -> object:
        return a_line(kind="case", subject=CASE, step=step)

    others = [a_line(subject=f"other-{n}") for n in range(5)]
    received, accepted = line(Step.RECEIVE), line(Step.ACCEPT)
    examined, granted = line(Step.EXAMINE), line(Step.GRANT)
    write_days_ago(own_database, 2, *others[:2], received, others[2], accepted)
    write_days_ago(own_database, 1, others[3], examined, others[4])
    close_days(clock.now())
    (head,) = write_days_ago(own_database, 0, granted)
    a_row_that_keeps(own_database, Heads("case", "cases", "number"), CASE, head)
    return own_database


def checked(page: Page, server: str) -> str:
    holding = signing.dumps(CASE, salt="yimen.holding")
    page.context.add_cookies([{"name": "holds", "value": holding, "url": server}])
    page.goto(f"{server}/check/{CASE}/")
    stays(page.locator("[data-proof]"))
    page.wait_for_selector("#check-answer[data-verdict]")
    return page.inner_text("#check-answer")


def test_the_browser_recomputes_the_history_and_agrees(
    hall_server: str,
    history: "Clone",  # noqa: ARG001 - what is checked
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    page = open_page("about:blank", **PHONE)

    said = checked(page, hall_server)

    photograph(page, "check-phone")
    assert "4 条记录都没有被改动" in said
    verdicts = page.locator("#check-lines li").evaluate_all(
        "rows => rows.map(row => row.dataset.verdict)"
    )
    assert verdicts == ["good", "good", "good", "open"]
    assert "没有。4 条记录" in page.inner_text("main")
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


TAMPERED: Final = {
    "an actor": ("UPDATE journal_entry SET actor = 'officer:999' WHERE {}", 2),
    "a payload": ("UPDATE journal_entry SET payload = '{{}}' WHERE {}", 2),
    "a line taken out": ("DELETE FROM journal_entry WHERE {}", 2),
}


@pytest.mark.parametrize("what", TAMPERED)
def test_the_browser_names_what_was_altered(
    what: str,
    hall_server: str,
    history: "Clone",
    open_page: Open,
    photograph: Photograph,
) -> None:
    statement, bad = TAMPERED[what]
    which = f"subject_kind = 'case' AND subject_id = '{CASE}' AND sequence = {bad}"
    with behind_the_back(history) as owner:
        owner.execute(statement.format(which))  # type: ignore[arg-type]
    page = open_page("about:blank", **PHONE)

    said = checked(page, hall_server)

    photograph(page, f"check-altered-{what.replace(' ', '-')}")
    assert f"第 {bad} 条记录对不上" in said
    assert f"第 {bad} 条记录对不上" in page.inner_text(".notice.bad")


def test_a_history_written_anew_fails_against_the_published_root(
    hall_server: str, history: "Clone", open_page: Open
) -> None:
    """The owner rewrote a line and its hashes: only the day's root can show it."""
    with behind_the_back(history) as owner:
        owner.execute("DELETE FROM journal_entry WHERE subject_id = %s", [CASE])
    rewritten = a_line(kind="case", subject=CASE, step=Step.REFUSE)
    write_days_ago(history, 2, rewritten)

    said = checked(open_page("about:blank", **PHONE), hall_server)

    assert "第 1 条记录那一天，和公布的校验值不一样" in said


def test_the_published_roots_are_there_to_read(
    hall_server: str,
    history: "Clone",  # noqa: ARG001 - two closed days
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    page = open_page(f"{hall_server}/roots/", **PHONE)

    photograph(page, "roots-phone")

    assert page.locator(".digest").count() == 2
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_receipt_on_paper(
    hall_server: str,
    taken: "TakenIn",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    address = f"{hall_server}/progress/?n={taken.number}#{taken.query_code}"
    page = open_page(address, width=1000, height=1300, goes_on=True)
    page.wait_for_url("**/progress/case/")

    follows(page.get_by_role("link", name="受理通知书"))

    photograph(page, "paper-receipt")
    assert page.locator(".paper-qr svg").is_visible()
    assert barriers(page) == []
