"""The papers of money say what rulebook 9.16 wants of them."""

from makers.papers import RECEIVED_AT, paper_facts
from yimen.rules.documents.fees import (
    BillOnPaper,
    FeeLine,
    PaidOnPaper,
    fee_notice,
    fee_receipt,
)
from yimen.rules.documents.frame import as_text, from_text

FACTS = paper_facts()
LINE = FeeLine(
    case=FACTS.case_number,
    matter="占道许可",
    code="F2",
    name="城市道路占用费",
    collector="青溪区城市管理局",
    standard="每平方米每天 0.5 元",
    basis="城市道路管理条例第三十七条",
    quantity="12.5 平方米·天",
    gross_cents=625,
    reduction="低保户减半；减 50%；财税〔2019〕45号；低保证 1 号",
    reduced_cents=313,
    net_cents=312,
)
BILL = BillOnPaper(
    number="20260921000000017",
    payer=FACTS.applicant,
    office=FACTS.office,
    lines=(LINE,),
)
PAID = PaidOnPaper(
    key="2026092100000001701",
    means="pos",
    reference="000123",
    cents=312,
    paid_at=RECEIVED_AT,
    ebill="50010126 0000012345 8a3f0c",
)
REQUIRED = (
    "F2",
    "每平方米每天 0.5 元",
    "城市道路管理条例第三十七条",
    "12.5 平方米·天",
    "6.25",
    "3.13",
    "3.12",
    "低保证 1 号",
    "青溪区城市管理局",
    "20260921000000017",
)


def test_the_notice_names_item_standard_basis_quantity_and_reduction() -> None:
    sheet = fee_notice(BILL, RECEIVED_AT)

    told = str(sheet.sections)
    assert all(part in told for part in (*REQUIRED, "行政许可法第五十八、五十九条"))
    assert (sheet.title, sheet.addressee) == ("缴款通知书", "张三")
    assert from_text(as_text(sheet)) == sheet


def test_the_receipt_says_how_it_was_paid_and_which_ebill() -> None:
    sheet = fee_receipt(BILL, PAID, RECEIVED_AT)

    told = str(sheet.sections)
    paid = (
        "刷卡（POS）",
        "000123",
        "0000012345",
        "8a3f0c",
        "2026年9月21日(周一) 09:05",
    )
    assert all(part in told for part in (*REQUIRED, *paid))
    assert from_text(as_text(sheet)) == sheet
