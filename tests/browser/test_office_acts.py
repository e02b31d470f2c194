"""The office's own acts in a browser: passed on, handed back, merged, taken back."""

from typing import TYPE_CHECKING, Final

import pytest

from browser.conftest import Open, Photograph, Scan
from browser.presses import follows, stays
from makers.cases import Counter, a_counter, row_of
from makers.cast import the_cast
from makers.persons import a_browser, an_officer, the_actor
from yimen.records.cases.models import Document
from yimen.records.catalogue.actions._findable import index
from yimen.records.catalogue.models import MatterVersion
from yimen.records.catalogue.queries import matter_version
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.models import Stationing
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.applications import Accept, OnlyReceive
from yimen.rules.conduct.leave import half_of
from yimen.rules.network import PostKind
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
    follows(page.locator("main form button.button").last)
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
    follows(guide.get_by_text("记下，归我").first)
    guide.fill("[name=answer]", "要在发证地换")
    follows(guide.get_by_text("办不了，答复并报备").first)
    assert "已向大厅报备" in guide.inner_text("body")
    photograph(guide, "office-declined")
    wrong += barriers(guide)
    manager = at_work(hall_server, open_page, cast.zheng_jie)
    manager.goto(f"{hall_server}/bureau/negatives/")
    follows(manager.get_by_text("首问：外省的证").first)
    assert "要在发证地换" in manager.inner_text("body")
    photograph(manager, "office-filed")
    wrong += barriers(manager)

    assert not wrong


def test_a_case_is_received_again_under_the_right_matter(
    hall_server: str,
    hall: Counter,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    number = hall.taken_in(OnlyReceive(), at=clock.now()).number
    before = row_of(number)
    name = findable(hall.instant_id)
    clerk = at_work(hall_server, open_page, hall.cast.wang_fang)
    clerk.goto(f"{hall_server}/window/cases/{number}/")
    stays(clerk.get_by_text("办错了、要转人"))
    follows(clerk.get_by_role("link", name="改正事项"))
    clerk.get_by_label("应该是哪个事项").fill(name)
    follows(clerk.get_by_role("button", name="找"))
    follows(clerk.get_by_role("link", name=name))
    photograph(clerk, "office-other-matter")
    wrong = barriers(clerk)
    clerk.get_by_label("理由").fill("群众要办的是另一件")
    with clerk.expect_navigation():
        clerk.keyboard.press("F8")
    photograph(clerk, "office-received-again")
    wrong += barriers(clerk)

    after = row_of(number)
    assert "按原来的日期重新收件" in clerk.inner_text("body")
    assert after.matter_version_id == hall.instant_id
    assert (after.number, after.received_at) == (before.number, before.received_at)
    papers = Document.objects.filter(case=after).order_by("pk")
    assert [one.voided_at is None for one in papers] == [False, True]
    assert not wrong


def test_a_and_b_are_never_away_together(
    hall_server: str,
    hall: Counter,
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    cast, wrong = hall.cast, []
    b = a_pair(hall)
    first = at_work(hall_server, open_page, cast.wang_fang)
    second = at_work(hall_server, open_page, b)
    assert "等值班主任或负责人答复" in asks_leave(second, hall_server)
    assert "您在替别人顶岗，不能离岗" in asks_leave(first, hall_server)
    photograph(first, "office-pair-away")
    wrong += barriers(first)
    follows(second.get_by_role("button", name="取消"))
    assert "等值班主任或负责人答复" in asks_leave(first, hall_server)
    manager = at_work(hall_server, open_page, cast.zheng_jie)
    manager.goto(f"{hall_server}/bureau/leaves/")
    follows(manager.get_by_role("button", name="准", exact=True))
    assert "已答复" in manager.inner_text("body")
    photograph(manager, "office-leaves")
    wrong += barriers(manager)

    assert "您在替别人顶岗" in asks_leave(second, hall_server)
    second.goto(f"{hall_server}/leave/")
    follows(second.get_by_role("button", name="确认交接"))
    assert "交接已确认" in second.inner_text("body")
    follows(second.get_by_role("button", name="替他上岗"))
    second.goto(f"{hall_server}/leave/")
    assert "您正在替 王芳 顶岗" in second.inner_text("main")
    photograph(second, "office-stands-in")
    wrong += barriers(second)
    number = hall.taken_in(OnlyReceive(), at=clock.now()).number
    second.goto(f"{hall_server}/window/cases/{number}/")
    assert number in second.inner_text("main")
    assert not wrong


def findable(version_id: int) -> str:
    """The matter's name, which the search finds from now on."""
    row = MatterVersion.objects.select_related("matter").get(pk=version_id)
    index([(row.matter, row, matter_version(version_id))])
    return str(row.name)


def a_pair(hall: Counter) -> Actor:
    """小马 is B at 王芳's window."""
    cast = hall.cast
    officer = an_officer("小马", [Role.CLERK], organ=cast.organ, hall=cast.center)
    for one, kind in (
        (cast.wang_fang.officer_id, PostKind.A),
        (officer.pk, PostKind.B),
    ):
        post_officer(
            window_id=cast.window.pk,
            officer_id=one or 0,
            kind=kind,
            by=cast.zheng_jie,
            at=clock.now(),
        )
    return the_actor(officer)


def asks_leave(page: "Page", server: str) -> str:
    """Ill from now until to-night; what the next page says.

    What is past stays when a leave is taken back, so a morning that is over is no part.
    """
    today, half = half_of(clock.now())
    page.goto(f"{server}/leave/")
    page.get_by_label("种类").select_option("sick")
    page.get_by_label("从哪天").fill(today.isoformat())
    page.locator("[name=first_half]").select_option(half.value)
    page.get_by_label("到哪天").fill(today.isoformat())
    follows(page.get_by_role("button", name="交上去"))
    return page.inner_text("body")
