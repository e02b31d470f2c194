"""The papers of the house: authority, urging, cards, negative answers, deductions.

They belong to no single case, or to the house's own side of one: a unit's written
authority for its window (rulebook 4.10.5), the order to get on with a case and the
yellow or red card (7.2.3), a "no" at the window that is filed and reviewed (4.10.8),
the points taken off, told with reason and the right to object (8.4.3), and the month's
circular. They have the same frame as the papers of a case, their own number and seal,
and go through the same press. Circulars about staff stay inside (rulebook 12.3.3).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
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
from yimen.rules.documents.paper_facts import long_day
from yimen.rules.legal_clock.calendar import local_date

OBJECT = "对本通知有异议的，可以在收到之日起三个工作日内书面申诉，申诉期间不公布。"


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseFacts:
    """Whose paper it is and for whom; a case stands here only if it is about one."""

    office: str  # the name over the seal
    addressee: str
    contact: str
    contact_phone: str
    supervision_phone: str
    case_number: str = ""
    matter_name: str = ""
    matter_code: str = ""


def house_sheet(
    facts: HouseFacts,
    kind: DocumentKind,
    number: str,
    issued_at: datetime,
    sections: Iterable[Section],
    title: str = "",
) -> Sheet:
    """The paper: the common frame around these sections."""
    return Sheet(
        kind=kind,
        title=title or TITLES[kind],
        number=number,
        addressee=facts.addressee,
        addressee_id="",
        case_number=facts.case_number,
        query_code="",
        matter_name=facts.matter_name,
        matter_code=facts.matter_code,
        sections=tuple(sections),
        seal=facts.office,
        issued_on=long_day(local_date(issued_at)),
        contact=facts.contact,
        contact_phone=facts.contact_phone,
        supervision_phone=facts.supervision_phone,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Who may sign what for the unit, and how long."""

    unit: str
    officer: str
    post: str
    matters: tuple[str, ...]  # none: all of the unit's
    powers: str
    valid_from: date
    last_valid_on: date
    signed_by: str
    letter: str = ""  # its number in the register of letters


def window_authority(
    facts: HouseFacts, number: str, issued_at: datetime, given: Authority
) -> Sheet:
    """9.18: the unit's written authority for its person in the hall."""
    sections = (
        Lines(
            "",
            (
                (
                    f"{given.unit}授权{given.officer}（{given.post}）在政务服务大厅代表本单位"
                    "办理下列事项，签署决定，使用行政审批专用章。"
                ),
            ),
        ),
        Fields(
            "授权",
            (
                ("授权单位", given.unit),
                ("被授权人", given.officer),
                ("权限", given.powers),
                (
                    "期限",
                    f"{long_day(given.valid_from)}至{long_day(given.last_valid_on)}",
                ),
                ("签发人", given.signed_by),
                *((("登记号", given.letter),) if given.letter else ()),
            ),
        ),
        Table(
            "授权的事项",
            ("序号", "事项"),
            tuple((str(n), one) for n, one in enumerate(given.matters, start=1))
            or (("1", "本单位进驻大厅的全部事项"),),
        ),
        Signatures(("单位负责人签名", "被授权人签名")),
    )
    return house_sheet(
        facts, DocumentKind.WINDOW_AUTHORITY, number, issued_at, sections
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Urging:
    """What is late or wrong, and what has to be done by when."""

    problem: str
    basis: str
    demand: str
    answer_by: date


def urging_order(
    facts: HouseFacts, number: str, issued_at: datetime, urging: Urging
) -> Sheet:
    """9.18: get on with it, and say by when it is done."""
    sections = (
        Fields(
            "督办",
            (
                ("问题", urging.problem),
                ("依据", urging.basis),
                ("要求", urging.demand),
                ("反馈期限", f"{long_day(urging.answer_by)}前"),
            ),
        ),
        Lines("办理结果", ("（由责任单位填写）",)),
        Signatures(("责任单位签收", "督办人签名")),
    )
    return house_sheet(facts, DocumentKind.URGING_ORDER, number, issued_at, sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A yellow or a red card, for whom and why."""

    is_red: bool
    responsible: str
    breach: str
    evidence: str
    basis: str
    answer_by: date


def warning_card(
    facts: HouseFacts, number: str, issued_at: datetime, card: Card
) -> Sheet:
    """9.18: the card with its breach, its evidence and the right to object."""
    colour = "红牌" if card.is_red else "黄牌"
    sections = (
        Fields(
            colour,
            (
                ("责任单位、责任人", card.responsible),
                ("情形", card.breach),
                ("证据", card.evidence),
                ("依据", card.basis),
                ("说明期限", f"{long_day(card.answer_by)}前书面说明原因和改正情况"),
            ),
        ),
        Lines("申诉", (OBJECT,)),
        Signatures(("责任单位签收", "监察人员签名")),
    )
    return house_sheet(
        facts,
        DocumentKind.WARNING_CARD,
        number,
        issued_at,
        sections,
        f"{colour}通知书",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Negative:
    """A "no" at the window, with its reason, as it is filed."""

    applicant: str  # masked
    asked: str
    answer: str
    reason: str
    basis: str
    answered_by: str
    answered_on: date
    review: str = ""
    reviewed_by: str = ""


def negative_filing(
    facts: HouseFacts, number: str, issued_at: datetime, negative: Negative
) -> Sheet:
    """9.18: what was refused, why, and what the review says."""
    sections = (
        Fields(
            "否定事项",
            (
                ("来办的人", negative.applicant),
                ("要办的事", negative.asked),
                ("答复", negative.answer),
                ("理由", negative.reason),
                ("依据", negative.basis),
                ("答复人", negative.answered_by),
                ("答复日期", long_day(negative.answered_on)),
            ),
        ),
        Fields(
            "审核",
            (
                ("审核意见", negative.review or "（待审核）"),
                ("审核人", negative.reviewed_by or "（待审核）"),
            ),
        ),
        Signatures(("报备人签名", "审核人签名")),
    )
    return house_sheet(facts, DocumentKind.NEGATIVE_FILING, number, issued_at, sections)


@dataclass(frozen=True, slots=True, kw_only=True)
class Deductions:
    """Points taken off: indicator, points, case or record, reason."""

    rows: tuple[tuple[str, str, str, str], ...]
    total: str


def deduction_notice(
    facts: HouseFacts, number: str, issued_at: datetime, taken_off: Deductions
) -> Sheet:
    """9.18: each point taken off with its indicator, case and reason."""
    heads = ("考核指标", "扣分", "对应的办件或记录", "理由")
    sections = (
        Table("扣分明细", heads, taken_off.rows),
        Fields("合计", (("扣分合计", taken_off.total),)),
        Lines("申诉", (OBJECT,)),
        Signatures(("被考核人签收", "考核人签名")),
    )
    return house_sheet(
        facts, DocumentKind.DEDUCTION_NOTICE, number, issued_at, sections
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Circular:
    """The month in figures, unit by unit."""

    month: str
    summary: tuple[str, ...]
    scores: tuple[tuple[str, str, str, str], ...]  # unit, score, rank, remark
    praised: tuple[str, ...] = ()
    urged: tuple[str, ...] = ()


def monthly_circular(
    facts: HouseFacts, number: str, issued_at: datetime, circular: Circular
) -> Sheet:
    """9.18: the month's results, for the house only."""
    sections = (
        Lines("", (f"现将{circular.month}考核情况通报如下。", *circular.summary)),
        Table("考核得分", ("单位、窗口", "得分", "名次", "说明"), circular.scores),
        Lines("表扬", circular.praised or ("无",)),
        Lines("督促改进", circular.urged or ("无",)),
        Lines("范围", ("本通报只在单位内部使用，不对外公布个人信息。",)),
    )
    return house_sheet(
        facts, DocumentKind.MONTHLY_CIRCULAR, number, issued_at, sections
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchCircular:
    """What supervision found, for all to take to heart: who, what, under which rule."""

    summary: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str], ...]  # unit, what about, breach, basis
    demand: str


def watch_circular(
    facts: HouseFacts, number: str, issued_at: datetime, circular: WatchCircular
) -> Sheet:
    """9.18: the cards that are told to all, and what everybody has to look to."""
    heads = ("责任单位", "对象", "情形", "依据")
    sections = (
        Lines("", circular.summary),
        Table("通报的问题", heads, circular.rows),
        Fields("要求", (("要求", circular.demand),)),
        Lines("范围", ("本通报只在单位内部使用，不对外公布个人信息。",)),
    )
    return house_sheet(facts, DocumentKind.WATCH_CIRCULAR, number, issued_at, sections)


Content = Authority | Urging | Card | Negative | Deductions | Circular
"""What a paper of the house is about, beside its frame."""

KINDS: Final[Mapping[type[Content], DocumentKind]] = {
    Authority: DocumentKind.WINDOW_AUTHORITY,
    Urging: DocumentKind.URGING_ORDER,
    Card: DocumentKind.WARNING_CARD,
    Negative: DocumentKind.NEGATIVE_FILING,
    Deductions: DocumentKind.DEDUCTION_NOTICE,
    Circular: DocumentKind.MONTHLY_CIRCULAR,
}


def made_out(
    facts: HouseFacts, number: str, issued_at: datetime, content: Content
) -> Sheet:
    """The paper for this content."""
    match content:
        case Authority():
            return window_authority(facts, number, issued_at, content)
        case Urging():
            return urging_order(facts, number, issued_at, content)
        case Card():
            return warning_card(facts, number, issued_at, content)
        case Negative():
            return negative_filing(facts, number, issued_at, content)
        case Deductions():
            return deduction_notice(facts, number, issued_at, content)
        case Circular():
            return monthly_circular(facts, number, issued_at, content)
