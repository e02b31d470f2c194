"""The cashier's day in a browser: open, bill, cash, phone, refund, count, hand over."""

from typing import TYPE_CHECKING, Final

import pytest
from playwright.sync_api import FilePayload

from browser.conftest import Open, Photograph, Scan
from browser.presses import stays
from makers.district import Hand
from makers.persons import a_browser
from yimen.site import clock

if TYPE_CHECKING:
    from clusters import Clone
    from makers.fees import Till
    from yimen.rules.authority.actors import Actor

pytestmark = pytest.mark.browser

THEIRS: Final = "流水号,类型,金额\n7,收款,9.00\n"
KEYS_FOR_ONE_PAYER: Final = 5
KEYS_FOR_THE_DAY: Final = 12


@pytest.fixture
def till(own_database: "Clone") -> "Till":  # noqa: ARG001 - made in it
    from makers.cases import a_counter
    from makers.cast import the_cast
    from makers.fees import a_till

    return a_till(a_counter(the_cast()))


def a_hand(hall_server: str, open_page: Open, who: "Actor") -> Hand:
    key = a_browser(who).cookies["sessionid"].value
    page = open_page(f"{hall_server}/", cookies={"sessionid": key})
    page.goto(f"{hall_server}/cashier/bills/")
    return Hand(page)


class Walk:
    """One cashier's hand, her photographs, and the barriers she met."""

    def __init__(self, hand: Hand, photograph: Photograph, barriers: Scan) -> None:
        self.hand, self.page = hand, hand.page
        self.photograph, self.barriers = photograph, barriers
        self.wrong: list[str] = []

    def seen(self, name: str) -> str:
        """The page is kept as a picture and scanned; what it says."""
        self.photograph(self.page, f"cashier-{name}")
        self.wrong += self.barriers(self.page)
        return self.page.inner_text("main")

    def opens_the_drawer(self) -> None:
        self.hand.goes("F4")
        self.hand.press("F8")
        self.page.keyboard.press("Control+a")
        self.hand.writes("100")
        self.hand.goes("Enter")

    def bills(self, case: str) -> None:
        self.hand.press("F2")
        self.hand.writes(case)
        self.hand.goes("Enter")
        self.page.get_by_label("城市道路占用费数量").fill("20")
        assert "每件 80 元" in self.seen("desk")
        self.hand.goes("F8")
        assert "90.00 元" in self.seen("bill")

    def takes_cash(self) -> None:
        self.page.get_by_label("收到现金（元）").fill("100")
        self.hand.press("F8")
        self.hand.goes("Enter")
        assert "找零 10.00 元" in self.seen("paid")

    def counts(self, yuan: str) -> None:
        self.hand.press("F8")
        self.hand.writes(yuan)
        self.hand.goes("Enter")
        assert "待交接" in self.seen("counted")


def test_the_cashiers_day(
    hall_server: str,
    till: "Till",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    now = clock.now()
    fixed = till.accepted(at=now)
    till.accepted(till.measured_id, at=now)
    hand = a_hand(hall_server, open_page, till.he_xin)
    walk = Walk(hand, photograph, barriers)
    walk.page.goto(f"{hall_server}/cashier/")
    assert "还没开班" in walk.seen("empty")

    walk.opens_the_drawer()
    before = hand.presses
    walk.bills(fixed)
    walk.takes_cash()
    for_one_payer = hand.presses - before
    hand.goes("F7")
    assert "90.00" in walk.seen("receipt")
    walk.page.goto(f"{hall_server}/cashier/shifts/")
    walk.counts("190")
    other = a_hand(hall_server, open_page, till.lu_yao)
    other.page.goto(f"{hall_server}/cashier/shifts/")
    other.touch("点收现金")

    photograph(other.page, "cashier-shifts")
    assert "陆遥" in other.page.inner_text("table")
    assert walk.wrong == []
    assert for_one_payer <= KEYS_FOR_ONE_PAYER
    assert hand.presses <= KEYS_FOR_THE_DAY


def test_money_goes_back_by_two_and_the_books_are_compared(
    hall_server: str,
    till: "Till",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    number, server = till.paid(), hall_server
    hand = a_hand(server, open_page, till.he_xin)
    walk = Walk(hand, photograph, barriers)
    walk.page.goto(f"{server}/cashier/bills/{number}/")
    stays(walk.page.get_by_text("申请退费"))
    walk.page.get_by_label("具体情况").fill("面积量错了")
    walk.page.locator("[name^=line-]").fill("30")
    hand.touch("申请")
    director = Walk(a_hand(server, open_page, till.ma_wen), photograph, barriers)
    director.page.goto(f"{server}/cashier/refunds/")
    assert "待批准" in director.seen("refund-asked")
    director.hand.touch("批准")
    walk.page.goto(f"{server}/cashier/refunds/")
    hand.touch("退现金")
    walk.page.goto(f"{server}/cashier/bills/{number}/")
    assert "部分退费" in walk.seen("refunded")

    walk.page.goto(f"{server}/cashier/statements/")
    file = FilePayload(name="pos.csv", mimeType="text/csv", buffer=THEIRS.encode())
    walk.page.locator("[name=file]").set_input_files(file)
    walk.page.locator("[name=day]").fill(till.at.date().isoformat())
    walk.page.locator("[name=means]").select_option("pos")
    hand.touch("导入，对账")
    assert "平台有，账上没有" in walk.seen("differences")
    director.page.goto(walk.page.url)
    director.page.get_by_label("7 的原因").fill("别的大厅的，已转去")
    director.hand.touch("处理好了")
    assert "别的大厅的" in director.seen("difference-settled")
    assert not walk.wrong + director.wrong


def test_the_bureaus_registers_have_no_barriers(
    hall_server: str,
    till: "Till",
    open_page: Open,
    photograph: Photograph,
    barriers: Scan,
) -> None:
    hand = a_hand(hall_server, open_page, till.counter.cast.zheng_jie)
    wrong: list[str] = []
    for name, path in (
        ("fees", "/bureau/fees/"),
        ("fee", "/bureau/fees/F2/"),
        ("fee-standard", "/bureau/fees/F2/standard/"),
        ("seals", "/bureau/seals/"),
        ("statements", "/cashier/statements/"),
        ("bills", "/cashier/bills/"),
        ("refunds", "/cashier/refunds/"),
        ("seal-check", "/seal/"),
    ):
        hand.page.goto(f"{hall_server}{path}")
        assert hand.page.url.endswith(path)
        photograph(hand.page, f"money-{name}")
        wrong += [f"{path} {one}" for one in barriers(hand.page)]

    assert wrong == []
