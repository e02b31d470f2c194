"""The office's own acts in a browser: passed on, handed back, merged, taken back."""

from typing import TYPE_CHECKING, Final

import pytest

from browser.conftest import Open, Photograph, Scan
from makers.cases import Counter, a_counter, row_of
from makers.cast import the_cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.network.models import Stationing
from yimen.rules.actors import Actor, Role
from yimen.rules.applications import Accept, OnlyReceive
from yimen.site import clock

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from clusters import Clone

pytestmark = pytest.mark.browser
WHY: Final = "收错了单位"


@pytest.fixture
def hall(own_database: "Clone") -> Counter:  # noqa: ARG001 - made in it
    return a_counter(the_cast())


def at_work(server: str, open_page: Open, who: Actor) -> "Page":
    key = a_browser(who).cookies["sessionid"].value
    return open_page(f"{server}/", cookies={"sessionid": key})


def other_chief(hall: Counter) -> Actor:
    """The chief representative of the other organ, who sits in the hall too."""
    cast = hall.cast
    Stationing.objects.create(
        node=cast.center, organ=cast.other_organ, valid_from="2020-01-01"
    )
    chief = [Role.CHIEF_REPRESENTATIVE]
    return the_actor(
        an_officer("何平", chief, organ=cast.other_organ, hall=cast.center)
    )


def acts(page: "Page", where: str, **fields: str) -> str:
    """The act's form filled in and sent; what the next page says."""
    page.goto(where)
    for name, said in fields.items():
        field = page.locator(f"[name={name}]").first
        if field.evaluate("e => e.tagName") == "SELECT":
            field.select_option(said)
        elif said == "on":
            field.check()
        else:
            field.fill(said)
    page.locator("main form button.button").last.click()
    return page.inner_text("main") + page.inner_text("body")


def test_the_office_passes_on_and_puts_right(
    hall_server: str,
    hall: Counter,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    cast, wrong = hall.cast, []
    theirs = other_chief(hall)
    number = hall.taken_in(OnlyReceive(), at=clock.now()).number
    older = hall.taken_in(Accept(), at=clock.now()).number
    twin = hall.taken_in(OnlyReceive(), at=clock.now()).number
    clerk = at_work(hall_server, open_page, cast.wang_fang)
    chief = at_work(hall_server, open_page, theirs)
    window, desk = f"{hall_server}/window/cases", f"{hall_server}/desk/cases"

    organ = str(cast.other_organ.pk)
    said = acts(clerk, f"{window}/{number}/transfer", organ=organ, reason=WHY)
    assert "收件日期不变" in said
    photograph(clerk, "office-transferred")
    wrong += barriers(clerk)
    said = acts(chief, f"{desk}/{number}/hand-back", reason="不归本单位管")
    assert "退回原单位" in said
    assert row_of(number).organ_id == cast.organ.pk

    said = acts(clerk, f"{window}/{older}/undo", reason="按错了", has_paper_back="on")
    assert "已收回" in said
    said = acts(clerk, f"{window}/{twin}/merge", into=older, reason="两个窗口收了")
    assert "已并案" in said
    photograph(clerk, "office-merged")
    wrong += barriers(clerk)
    assert not wrong


def test_a_no_to_a_first_question_is_seen_by_whoever_reviews(
    hall_server: str,
    hall: Counter,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    cast, wrong = hall.cast, []
    guide = at_work(hall_server, open_page, cast.zhou_ning)
    guide.goto(f"{hall_server}/guide/questions/")
    guide.fill("[name=text]", "外省的证能不能在这里换")
    guide.click("text=记下，归我")
    guide.fill("[name=answer]", "要在发证地换")
    guide.click("text=办不了，答复并报备")
    assert "已向大厅报备" in guide.inner_text("body")
    photograph(guide, "office-declined")
    wrong += barriers(guide)
    manager = at_work(hall_server, open_page, cast.zheng_jie)
    manager.goto(f"{hall_server}/bureau/negatives/")
    manager.click("text=首问：外省的证")
    assert "要在发证地换" in manager.inner_text("body")
    photograph(manager, "office-filed")
    wrong += barriers(manager)

    assert not wrong
