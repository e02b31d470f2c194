"""The answer to a request for government information, on paper (告知书、答复书).

政府信息公开条例 36 names what an answer may be, 37 the partial one; who gets less than
asked for is told why. 行政复议法 23: against a refusal to open information review comes
before the court; against other answers both ways are open. 42: no fee.

The paper is for its applicant and says what was asked in their own words; it lies
sealed beside the line of the journal, like every other.
"""

from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Final

from yimen.rules.cases.remedies import (
    DecidingOrgan,
    DecisionKind,
    remedies,
    remedy_lines,
)
from yimen.rules.documents.frame import (
    TITLES,
    DocumentKind,
    Fields,
    Lines,
    Section,
    Sheet,
)
from yimen.rules.documents.paper_facts import long_day
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.information_requests import (
    NEEDS_REASON,
    REPLY_ARTICLES,
    Form,
    Reply,
)

REPLIES: Final = MappingProxyType(
    {
        Reply.PUBLISHED: "您要的信息已经主动公开，获取的方式、途径见下",
        Reply.GRANTED: "同意公开，信息内容见下或者随附",
        Reply.PARTLY: "部分公开，能够区分的部分见下，其余不予公开",
        Reply.REFUSED: "决定不予公开",
        Reply.NONE_HELD: "经检索，本机关没有您要的信息",
        Reply.NOT_OURS: "您要的信息不属于本机关负责公开",
        Reply.REPEATED: "本机关已就同一申请作出过答复，不重复处理",
        Reply.SPECIAL_RULES: "有关法律、行政法规对这类信息的获取有特别规定",
        Reply.NO_REQUEST: "您提出的不是政府信息公开申请",
        Reply.TOO_MANY: "申请的数量、频次明显超过合理范围",
    }
)
"""The decision in a sentence."""

FORMS: Final = MappingProxyType(
    {
        Form.ELECTRONIC: "电子文件",
        Form.PAPER: "纸质",
        Form.COPY: "复制件",
        Form.READ: "查阅、抄录",
    }
)
CLOSED: Final = frozenset({Reply.REFUSED, Reply.PARTLY})
"""Answers that keep something closed: review comes first (行政复议法 23)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyFacts:
    """What the paper is made out from."""

    organ: DecidingOrgan
    contact: str
    contact_phone: str
    supervision_phone: str
    applicant: str
    request: str  # the number
    wanted: str
    form: Form
    came_on: date
    reply: Reply
    text: str


def information_reply(facts: ReplyFacts, number: str, issued_at: datetime) -> Sheet:
    """The answer with its article, its reason and the way against it."""
    sections: tuple[Section, ...] = (
        Fields(
            "申请",
            (
                ("申请编号", facts.request),
                ("收到申请", long_day(facts.came_on)),
                ("要求的形式", FORMS[facts.form]),
                ("费用", "不收取费用（政府信息公开条例第四十二条）"),
            ),
        ),
        Lines("您要的信息", (facts.wanted,)),
        Lines("答复", (_decision(facts), *_paragraphs(facts.text))),
        *_remedies(facts),
    )
    return Sheet(
        kind=DocumentKind.INFORMATION_REPLY,
        title=TITLES[DocumentKind.INFORMATION_REPLY],
        number=number,
        addressee=facts.applicant,
        addressee_id="",
        case_number="",
        query_code="",
        matter_name="",
        matter_code="",
        sections=sections,
        seal=facts.organ.name,
        issued_on=long_day(local_date(issued_at)),
        contact=facts.contact,
        contact_phone=facts.contact_phone,
        supervision_phone=facts.supervision_phone,
    )


def _decision(facts: ReplyFacts) -> str:
    return f"依照{REPLY_ARTICLES[facts.reply]}，{REPLIES[facts.reply]}。"


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.splitlines() if part.strip())


def _remedies(facts: ReplyFacts) -> tuple[Section, ...]:
    """Nobody is told a way against what they asked for and got."""
    if facts.reply not in NEEDS_REASON:
        return ()
    is_closed = facts.reply in CLOSED
    kind = DecisionKind.INFORMATION_REFUSAL if is_closed else DecisionKind.REFUSAL
    return (Lines("救济途径", remedy_lines(remedies(facts.organ, kind))),)
