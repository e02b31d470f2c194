"""Journey 7: a village agent on a bad line. One errand, whatever the line does."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from browser.presses import follows, stays
from makers.district import Hand

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from makers.errands import Village

pytestmark = pytest.mark.browser
LIGHT = 100 * 1024
ALL_KEPT = """async () => {
    const form = document.querySelector("form[data-draft]");
    const kept = await agentBox.get(`draft:${form.dataset.draft}`);
    const on = form.querySelectorAll("input[type=checkbox]:checked").length;
    return kept?.ticks.filter(([, ticked]) => ticked).length === on;
}"""


@pytest.fixture
def hamlet(hall_server: str) -> tuple[str, "Village"]:
    """A village on a real server, with a matter that devices take along."""
    from makers.cases import a_counter
    from makers.cast import the_cast
    from makers.errands import a_village
    from yimen.records.catalogue.actions._findable import index
    from yimen.records.catalogue.models import Matter
    from yimen.records.catalogue.queries import matter_version

    village = a_village(a_counter(the_cast()))
    rows = Matter.objects.select_related("current")
    index(
        (one, one.current, matter_version(one.current.pk))
        for one in rows.exclude(current=None)
        if one.current is not None
    )
    return hall_server, village


Opened = Callable[..., "Page"]


def phone(open_page: Opened, address: str, actor: object) -> Hand:
    """A phone that is signed in."""
    from makers.persons import a_browser

    key = a_browser(actor).cookies["sessionid"].value  # type: ignore[arg-type]
    page = open_page(
        f"{address}/agent/", width=390, height=844, cookies={"sessionid": key}
    )
    return Hand(page)


def confirmed(village: "Village") -> None:
    """The bureau compares the fingerprint and confirms."""
    from yimen.records.agency.actions.confirm_device import confirm_device
    from yimen.records.agency.models import StationKey
    from yimen.site import clock

    key = StationKey.objects.get()
    confirm_device(key_id=key.pk, by=village.counter.cast.zheng_jie, at=clock.now())


def taken_in_the_valley(agent: Hand) -> None:
    """Without a line: the villager's errand lies on the device, signed."""
    page = agent.page
    page.get_by_label("事项").select_option(label="食品经营许可")
    page.get_by_label("身份证号").fill("11010519491231002X")
    page.get_by_label("姓名").fill("张三")
    page.get_by_label("食品经营许可申请书", exact=True).check()
    page.get_by_label("委托人签名").fill("张三")
    page.get_by_label("委托人签了书面委托").check()
    stays(page.get_by_role("button", name="收下，存在这台设备上"))
    agent.touches += 3
    page.get_by_text("代办收件凭条").wait_for()


def packed(agent: Hand, address: str, village: "Village") -> None:
    """The device is registered, confirmed, and has numbers and matters."""
    page = agent.page
    page.goto(f"{address}/agent/offline/")
    page.get_by_label("给这台设备起个名字").fill("石桥村平板")
    stays(page.get_by_role("button", name="登记这台设备"))
    page.get_by_text("登记好了").wait_for()
    confirmed(village)
    page.reload()
    page.get_by_text("还有 20 个号可用").wait_for()
    page.evaluate("navigator.serviceWorker.ready")


def _is_sync(request: Any) -> bool:
    return str(request.url).endswith("/agent/sync")


def dropped_before_the_answer(page: "Page") -> None:
    """The batch arrives, its answer does not: the line drops in between."""

    def lose(route: Any) -> None:
        route.fetch()
        route.abort()

    page.route("**/agent/sync", lose)
    with page.expect_event("requestfailed", _is_sync):
        page.context.set_offline(False)
        page.evaluate("dispatchEvent(new Event('online'))")
    page.unroute("**/agent/sync")


def dropped_before_sending(page: "Page") -> None:
    """The second time: nothing leaves, and nothing is lost."""
    page.context.set_offline(True)
    page.evaluate("dispatchEvent(new Event('online'))")
    page.get_by_text("还没有上传").first.wait_for()
    page.route("**/agent/sync", lambda route: route.abort())
    with page.expect_event("requestfailed", _is_sync):
        page.context.set_offline(False)  # it tries by itself
    page.unroute("**/agent/sync")


def test_a_line_that_drops_twice_makes_one_errand(
    hamlet: "tuple[str, Village]",
    open_page: Opened,
    photograph: Callable[["Page", str], Path],
    barriers: Callable[["Page"], list[str]],
) -> None:
    from yimen.records.agency.models import Errand

    address, village = hamlet
    agent = phone(open_page, address, village.agent)
    page = agent.page
    packed(agent, address, village)
    photograph(page, "journey-7-packed")
    assert not barriers(page)

    page.context.set_offline(True)  # up the valley
    page.goto(f"{address}/agent/offline/")
    taken_in_the_valley(agent)
    photograph(page, "journey-7-slip")
    number = page.locator("[data-number]").inner_text()
    assert not Errand.objects.exists()
    assert "110105" not in page.evaluate("JSON.stringify(localStorage)")
    dropped_before_the_answer(page)
    assert Errand.objects.count() == 1
    dropped_before_sending(page)
    stays(page.get_by_role("button", name="现在上传"))
    page.get_by_text("已上传").first.wait_for()
    photograph(page, "journey-7-synced")

    errand = Errand.objects.get()
    assert errand.number == number
    assert errand.key is not None
    print(agent.told("journey 7, agent without a line"))
    agent.bytes_sent = 0
    page.goto(f"{address}/agent/errands/{number}/")
    assert not barriers(page)
    print(agent.told("journey 7, one page"))
    assert agent.bytes_sent <= LIGHT


def test_a_form_that_was_cut_off_is_there_again(
    hamlet: "tuple[str, Village]", open_page: Opened
) -> None:
    from yimen.records.agency.models import Errand

    address, village = hamlet
    agent = phone(open_page, address, village.agent)
    page = agent.page
    form = f"{address}/agent/new/{village.counter.promised_id}/"
    page.goto(form)
    page.get_by_label("身份证号").fill("11010519491231002X")
    page.get_by_label("姓名或名称").fill("张三")
    page.get_by_label("委托人签名").fill("张三")
    page.get_by_label("委托人看过委托书").check()
    page.wait_for_function(ALL_KEPT)

    kept = page.evaluate("JSON.stringify(localStorage)")
    assert "sealed:draft:" in kept
    assert "张三" not in kept  # whoever copies the storage reads nothing
    assert "110105" not in kept

    page.goto(form)  # the battery went, the page was lost
    page.get_by_text("已自动存在这台手机上").wait_for()
    assert page.get_by_label("姓名或名称").input_value() == "张三"
    follows(page.get_by_role("button", name="收下"))

    assert Errand.objects.count() == 1
    page.goto(form)
    assert page.get_by_label("姓名或名称").input_value() == ""
    page.get_by_label("姓名或名称").fill("李四")
    page.get_by_text("已自动存在这台手机上").wait_for()
    stays(page.locator("summary", has_text="菜单"))
    follows(page.get_by_role("button", name="退出登录"))
    assert "sealed:" not in page.evaluate("JSON.stringify(localStorage)")


def hand_to(giver: Hand, hall: str, taker: Hand, url: str) -> None:
    """Two signatures, one on each phone."""
    giver.page.goto(url)
    giver.page.get_by_label("交给").select_option(label=hall)
    giver.touch("签名移交")
    taker.page.goto(url)
    taker.touch("点清了，签收")


def decided(village: "Village") -> None:
    """The organ examines and grants."""
    from makers.cases import PERMIT, an_opinion
    from yimen.records.cases.actions.examine import examine
    from yimen.records.cases.actions.grant import grant
    from yimen.records.cases.models import Case
    from yimen.site import clock

    cast, now, case = village.counter.cast, clock.now(), Case.objects.get().number
    examine(number=case, opinion=an_opinion(), by=cast.li_qiang, at=now)
    grant(number=case, permit=PERMIT, by=cast.zhao_min, at=now)


def signed_by_finger(page: "Page") -> None:
    """The villager draws a name on the agent's phone."""
    page.get_by_label("领回人姓名").fill("张三")
    pad = page.locator("canvas")
    pad.hover()
    page.mouse.down()
    pad.hover(position={"x": 200, "y": 80})
    page.mouse.up()


def an_errand(village: "Village") -> tuple[str, str]:
    """Number and query code of an errand taken now."""
    from makers.errands import entrusted
    from yimen.records.agency.actions.take_errand import take_errand
    from yimen.rules.legal_clock.calendar import local_date
    from yimen.site import clock

    now = clock.now()
    today = local_date(now)
    word = entrusted(signed_on=today, last_valid_on=today + timedelta(days=60))
    intake = village.intake(happened_at=now, entrustment=word)
    taken = take_errand(intake=intake, by=village.agent, at=now)
    return taken.number, taken.query_code


def test_the_papers_go_up_and_the_result_comes_back(
    hamlet: "tuple[str, Village]",
    open_page: Opened,
    photograph: Callable[["Page", str], Path],
    barriers: Callable[["Page"], list[str]],
) -> None:
    address, village = hamlet
    cast = village.counter.cast
    number, code = an_errand(village)
    url = f"{address}/agent/errands/{number}/"
    agent = phone(open_page, address, village.agent)
    town = phone(open_page, address, village.town_clerk)
    center = phone(open_page, address, cast.wang_fang)

    hand_to(agent, "柳坪镇便民服务中心", town, url)
    hand_to(town, "青溪区政务服务中心", center, url)
    center.touch("看材料，收件", "link")
    photograph(center.page, "journey-7-take-up")
    assert not barriers(center.page)
    center.touch("材料齐，受理")
    decided(village)
    issuer = phone(open_page, address, cast.chen_jing)
    issuer.page.goto(url)
    issuer.touch("交给代办")
    hand_to(issuer, "石桥村便民服务站", agent, url)
    signed_by_finger(agent.page)
    photograph(agent.page, "journey-7-give-back")
    agent.touch("领回人签收了")
    print(agent.told("journey 7, agent"), "|", center.told("hall"))

    assert "这件代办办完了" in agent.page.content()
    assert "委托人（屏上签名）" in agent.page.content()
    assert agent.touches <= 4
    villager = Hand(open_page(f"{address}/progress/?n={number}", width=390, height=844))
    sees_two_clocks(villager, code)
    photograph(villager.page, "journey-7-villager")
    assert not barriers(villager.page)


def sees_two_clocks(villager: Hand, code: str) -> None:
    """In plain words: which one is the law's."""
    villager.page.get_by_label("查询码").fill(code)
    villager.touch("查进度")
    said = villager.page.content()
    print(villager.told("journey 7, villager"))

    assert "代办不算法定受理，时限还没有开始" in said
    assert "法定时限从这一天算起" in said
    assert villager.bytes_sent <= LIGHT
