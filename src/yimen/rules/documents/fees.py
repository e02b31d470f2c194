"""The papers of money: what is to be paid and why, and that it was paid.

行政许可法 59: by the published statutory item and standard only. So the notice to pay
(rulebook 9.16) names for each fee its code in the register, the standard, the basis,
the quantity, the sum, the reduction with its basis, and who collects it; the receipt
adds how and when it was paid. Neither is the fiscal e-bill (财政电子票据): that is made
by the treasury's own system, and only its number and check code stand here.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from yimen.rules.documents.frame import (
    TITLES,
    DocumentKind,
    Fields,
    Lines,
    Section,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.paper_facts import Office, Person, instant_words, long_day
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.money.fees import yuan
from yimen.rules.money.payments import RefundGround

MEANS = {"cash": "现金", "pos": "刷卡（POS）", "online": "网上支付"}
_SUMS = ("事项", "收费项目", "数量", "应缴", "减免", "实缴")
_GROUNDS = ("收费项目", "编码", "执收单位", "标准", "依据")
GROUNDS: Final = {
    RefundGround.WRONG_CHARGE: "收错、多收",
    RefundGround.EXEMPTED: "补办减免",
    RefundGround.NOT_PROVIDED: "没有办成",
    RefundGround.SURPLUS: "重复付款",
}
NOTICE_NOTES = (
    "以上收费依照公布的法定项目和标准，全部上缴国库（行政许可法第五十八、五十九条）。",
    "一次来办几件事，只开这一张单，一次缴清。没有列在单上的，不用缴。",
    "认为不该收或者收多了，可以拨打监督电话。",
    "擅自收费、不按标准收费的，应当退还（行政许可法第七十五条）。",
)
RECEIPT_NOTES = (
    "本回执证明已经缴款，不作报销凭证。",
    "财政电子票据凭号码和校验码，在财政票据查验平台查验、下载。",
)
REFUND_NOTES = (
    "退费按原缴款渠道退回；已经开出财政电子票据的，同时冲红。",
    "擅自收费、不按标准收费的，应当退还（行政许可法第七十五条）。",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLine:
    """One fee on paper."""

    case: str
    matter: str
    code: str
    name: str
    collector: str
    standard: str
    basis: str
    quantity: str
    gross_cents: int
    reduction: str  # ground, basis and proof; nothing when nothing is taken off
    reduced_cents: int
    net_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BillOnPaper:
    """Everything that the papers of a bill may say."""

    number: str
    payer: Person
    office: Office
    lines: tuple[FeeLine, ...]

    @property
    def due_cents(self) -> int:
        """The sum."""
        return sum(line.net_cents for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaidOnPaper:
    """How it was paid."""

    key: str
    means: str
    reference: str
    cents: int
    paid_at: datetime
    ebill: str  # code, number and check code, as far as they are known


def fee_notice(bill: BillOnPaper, issued_at: datetime) -> Sheet:
    """9.16: what is to be paid, for what, by which standard and basis."""
    return _sheet(
        DocumentKind.FEE_NOTICE,
        bill,
        issued_at,
        (
            *_tables(bill),
            *_reductions(bill),
            Fields(
                "应缴",
                (("合计", f"{yuan(bill.due_cents)} 元"), ("缴款单号", bill.number)),
            ),
            Lines("说明", NOTICE_NOTES),
            Signatures(("缴款人", "经办人")),
        ),
    )


def fee_receipt(bill: BillOnPaper, paid: PaidOnPaper, issued_at: datetime) -> Sheet:
    """9.16: that it was paid, how, and the number of the fiscal e-bill."""
    rows = (
        ("实缴", f"{yuan(paid.cents)} 元"),
        ("缴款方式", MEANS.get(paid.means, paid.means)),
        ("缴款时间", instant_words(paid.paid_at)),
        ("支付流水号", paid.reference or paid.key),
        ("缴款单号", bill.number),
        ("财政电子票据", paid.ebill or "另行开具"),
    )
    return _sheet(
        DocumentKind.FEE_RECEIPT,
        bill,
        issued_at,
        (
            *_tables(bill),
            *_reductions(bill),
            Fields("缴款", rows),
            Lines("说明", RECEIPT_NOTES),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RefundOnPaper:
    """What went back, why, and by whose two hands."""

    cents: int
    ground: RefundGround
    reason: str
    means: str
    reference: str
    asked_by: str
    decided_by: str
    settled_at: datetime
    lines: tuple[tuple[str, int], ...]  # of which fees; none: paid twice


def fee_refund(bill: BillOnPaper, back: RefundOnPaper, issued_at: datetime) -> Sheet:
    """9.16: that money went back, of what, why, and who approved it."""
    rows = (
        ("退费金额", f"{yuan(back.cents)} 元"),
        ("退费原因", f"{GROUNDS[back.ground]}：{back.reason}"),
        ("退回方式", MEANS.get(back.means, back.means)),
        ("退款流水号", back.reference or "现金当面退还"),
        ("退费时间", instant_words(back.settled_at)),
        ("缴款单号", bill.number),
        ("申请退费", back.asked_by),
        ("批准", back.decided_by),
    )
    parts = tuple((name, yuan(cents)) for name, cents in back.lines)
    surplus = ((GROUNDS[back.ground], yuan(back.cents)),)
    sections = (
        Fields("退费", rows),
        Table("退费项目", ("收费项目", "退还（元）"), parts or surplus),
        Lines("说明", REFUND_NOTES),
        Signatures(("收款人签收", "经办人")),
    )
    return _sheet(DocumentKind.FEE_REFUND, bill, issued_at, sections)


def _tables(bill: BillOnPaper) -> tuple[Table, Table]:
    """What is paid, and by which standard and basis: amounts keep their own columns."""
    sums = tuple(
        (
            line.matter,
            line.name,
            line.quantity,
            yuan(line.gross_cents),
            yuan(line.reduced_cents) if line.reduced_cents else "—",
            yuan(line.net_cents),
        )
        for line in bill.lines
    )
    grounds = tuple(
        (line.name, line.code, line.collector, line.standard, line.basis)
        for line in bill.lines
    )
    return (
        Table("收费明细（元）", _SUMS, sums),
        Table("标准和依据", _GROUNDS, tuple(dict.fromkeys(grounds))),
    )


def _reductions(bill: BillOnPaper) -> tuple[Section, ...]:
    said = tuple((line.name, line.reduction) for line in bill.lines if line.reduction)
    return (Fields("减免", said),) if said else ()


def _sheet(
    kind: DocumentKind,
    bill: BillOnPaper,
    issued_at: datetime,
    sections: tuple[Section, ...],
) -> Sheet:
    matters = tuple(dict.fromkeys(line.matter for line in bill.lines))
    cases = tuple(dict.fromkeys(line.case for line in bill.lines))
    return Sheet(
        kind=kind,
        title=TITLES[kind],
        number=f"缴款单号 {bill.number}",
        addressee=bill.payer.name,
        addressee_id=bill.payer.id_number,
        case_number="、".join(cases),
        query_code="",
        matter_name="、".join(matters),
        matter_code="见明细",
        sections=sections,
        seal=f"{bill.office.hall_name}（收费专用章）",
        issued_on=long_day(local_date(issued_at)),
        contact=bill.office.clerk,
        contact_phone=bill.office.phone,
        supervision_phone=bill.office.supervision_phone,
    )
