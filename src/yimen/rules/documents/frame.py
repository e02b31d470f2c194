"""What a paper of a case is: a common frame, and sections that any screen can set.

行政许可法 art. 32: 「行政机关受理或者不予受理行政许可申请，应当出具加盖本行政机关专用
印章和注明日期的书面凭证。」 Every paper carries its number, its addressee, the matter,
the case and its query code, the organ over its seal, the date and whom to ask; it is
made out twice, once for the file (rulebook 9). Which sections follow is said per paper
in `intake`, `decision` and `delivery`.

A sheet is made once, when the act happens, and kept as it is: `as_text` is what the
journal seals beside its entry, `from_text` the same sheet for every reprint. Nothing
is looked up again, so a reprint can't differ. Invariant: `from_text(as_text(s)) == s`.
An issued paper is never edited; a slip voids it and issues another.
"""

import json
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Final

from yimen.rules.legal_clock.ledger import LedgerDay
from yimen.rules.legal_clock.telling import day_words, why_words
from yimen.rules.refusals import Refused


class DocumentKind(StrEnum):
    """The papers of a case, by their English names (rulebook 9)."""

    ACCEPTANCE_NOTICE = "acceptance_notice"  # 9.1
    INTAKE_RECEIPT = "intake_receipt"  # 9.2
    ONE_TIME_NOTICE = "one_time_notice"  # 9.3
    REJECTION = "rejection"  # 9.4
    REFUSAL = "refusal"  # 9.5
    GRANT = "grant"  # 9.6
    PAUSE_NOTICE = "pause_notice"  # 9.9
    EXTENSION_NOTICE = "extension_notice"  # 9.10
    DELIVERY_RECEIPT = "delivery_receipt"  # 9.12
    COLLECTION_VOUCHER = "collection_voucher"  # 9.13
    CLOSING_NOTICE = "closing_notice"  # 9.17
    ENTRUSTMENT = "entrustment"  # 9.14
    HAND_OVER = "hand_over"  # 4.9.2
    # promises, hearings, several organs
    COMMITMENT = "commitment"  # 9.8
    REVOCATION = "revocation"  # 许可法 69
    SITE_RECORD = "site_record"  # 许可法 34
    EXPERT_OPINION = "expert_opinion"  # 许可法 45
    HEARING_RIGHT = "hearing_right"  # 9.11
    HEARING_PUBLIC = "hearing_public"  # 9.11
    HEARING_NOTICE = "hearing_notice"  # 9.11
    HEARING_MINUTES = "hearing_minutes"  # 9.11
    COPY_ORDER = "copy_order"  # 9.15
    SURVEY_NOTICE = "survey_notice"  # 9.15
    MEETING_NOTICE = "meeting_notice"  # 9.15
    MEETING_MINUTES = "meeting_minutes"  # 9.15
    FORWARDING_NOTICE = "forwarding_notice"  # 9.17
    WINDOW_AUTHORITY = "window_authority"  # 9.18
    URGING_ORDER = "urging_order"  # 9.18
    WARNING_CARD = "warning_card"  # 9.18
    NEGATIVE_FILING = "negative_filing"  # 9.18
    DEDUCTION_NOTICE = "deduction_notice"  # 9.18
    MONTHLY_CIRCULAR = "monthly_circular"  # 9.18
    WATCH_CIRCULAR = "watch_circular"  # 9.18
    TOLERANCE_PROMISE = "tolerance_promise"  # 9.7, the applicant's
    TOLERANCE_NOTICE = "tolerance_notice"  # 9.7, the organ's
    FEE_NOTICE = "fee_notice"  # 9.16
    FEE_RECEIPT = "fee_receipt"  # 9.16
    FEE_REFUND = "fee_refund"  # 9.16
    INFORMATION_REPLY = "information_reply"  # 政府信息公开条例 36


TITLES: Final = {
    DocumentKind.ACCEPTANCE_NOTICE: "受理通知书",
    DocumentKind.INTAKE_RECEIPT: "收取材料凭证",
    DocumentKind.ONE_TIME_NOTICE: "一次性告知书（补正材料）",
    DocumentKind.REJECTION: "不予受理决定书",
    DocumentKind.REFUSAL: "不予许可决定书",
    DocumentKind.GRANT: "准予许可决定书",
    DocumentKind.PAUSE_NOTICE: "特别程序告知书",
    DocumentKind.EXTENSION_NOTICE: "延期办理告知书",
    DocumentKind.DELIVERY_RECEIPT: "送达回证",
    DocumentKind.COLLECTION_VOUCHER: "领取凭证",
    DocumentKind.CLOSING_NOTICE: "终止办理通知书",
    DocumentKind.ENTRUSTMENT: "代办委托书",
    DocumentKind.HAND_OVER: "材料交接单",
    # promises, hearings, several organs
    DocumentKind.COMMITMENT: "告知承诺书",
    DocumentKind.REVOCATION: "撤销行政许可决定书",
    DocumentKind.SITE_RECORD: "现场核查记录",
    DocumentKind.EXPERT_OPINION: "专家评审意见书",
    DocumentKind.HEARING_RIGHT: "听证告知书",
    DocumentKind.HEARING_PUBLIC: "听证公告",
    DocumentKind.HEARING_NOTICE: "听证通知书",
    DocumentKind.HEARING_MINUTES: "听证笔录",
    DocumentKind.COPY_ORDER: "抄告单",
    DocumentKind.SURVEY_NOTICE: "联合踏勘通知书",
    DocumentKind.MEETING_NOTICE: "联席会议通知",
    DocumentKind.MEETING_MINUTES: "联席会议纪要",
    DocumentKind.FORWARDING_NOTICE: "转报通知书",
    DocumentKind.WINDOW_AUTHORITY: "授权书",
    DocumentKind.URGING_ORDER: "督办单",
    DocumentKind.WARNING_CARD: "预警通知书",
    DocumentKind.NEGATIVE_FILING: "否定事项报备表",
    DocumentKind.DEDUCTION_NOTICE: "绩效扣分通知",
    DocumentKind.MONTHLY_CIRCULAR: "月度考核通报",
    DocumentKind.WATCH_CIRCULAR: "监察通报",
    DocumentKind.TOLERANCE_PROMISE: "申请容缺受理承诺书",
    DocumentKind.TOLERANCE_NOTICE: "容缺受理通知书（补办件通知书）",
    DocumentKind.FEE_NOTICE: "缴款通知书",
    DocumentKind.FEE_RECEIPT: "缴款回执",
    DocumentKind.FEE_REFUND: "退费通知书",
    DocumentKind.INFORMATION_REPLY: "政府信息公开申请答复书",
}

MARKS: Final = {
    DocumentKind.ACCEPTANCE_NOTICE: "受",
    DocumentKind.INTAKE_RECEIPT: "收",
    DocumentKind.ONE_TIME_NOTICE: "补",
    DocumentKind.REJECTION: "不受",
    DocumentKind.REFUSAL: "不许",
    DocumentKind.GRANT: "准许",
    DocumentKind.PAUSE_NOTICE: "特",
    DocumentKind.EXTENSION_NOTICE: "延",
    DocumentKind.DELIVERY_RECEIPT: "送",
    DocumentKind.COLLECTION_VOUCHER: "领",
    DocumentKind.CLOSING_NOTICE: "终",
    DocumentKind.ENTRUSTMENT: "委",
    DocumentKind.HAND_OVER: "交",
    # promises, hearings, several organs
    DocumentKind.COMMITMENT: "诺",
    DocumentKind.REVOCATION: "撤",
    DocumentKind.SITE_RECORD: "核",
    DocumentKind.EXPERT_OPINION: "评",
    DocumentKind.HEARING_RIGHT: "听告",
    DocumentKind.HEARING_PUBLIC: "听公",
    DocumentKind.HEARING_NOTICE: "听通",
    DocumentKind.HEARING_MINUTES: "听录",
    DocumentKind.COPY_ORDER: "抄",
    DocumentKind.SURVEY_NOTICE: "勘",
    DocumentKind.MEETING_NOTICE: "会",
    DocumentKind.MEETING_MINUTES: "纪",
    DocumentKind.FORWARDING_NOTICE: "转",
    DocumentKind.WINDOW_AUTHORITY: "授",
    DocumentKind.URGING_ORDER: "督",
    DocumentKind.WARNING_CARD: "警",
    DocumentKind.NEGATIVE_FILING: "否",
    DocumentKind.DEDUCTION_NOTICE: "扣",
    DocumentKind.MONTHLY_CIRCULAR: "考",
    DocumentKind.WATCH_CIRCULAR: "监通",
    DocumentKind.TOLERANCE_PROMISE: "容诺",
    DocumentKind.TOLERANCE_NOTICE: "容受",
    DocumentKind.FEE_NOTICE: "缴",
    DocumentKind.FEE_RECEIPT: "缴回",
    DocumentKind.FEE_REFUND: "退费",
    DocumentKind.INFORMATION_REPLY: "公开",
}
"""The 文种 in a paper's number."""

NOT_A_LICENSE: Final = {
    DocumentKind.REVOCATION: "撤销决定书",
    DocumentKind.REFUSAL: "不予办理决定书",
    DocumentKind.GRANT: "准予办理决定书",
}
"""Titles where the matter is no licence: a benefit, a confirmation, a service."""


INSIDE: Final = frozenset(
    {
        DocumentKind.COPY_ORDER,
        DocumentKind.SURVEY_NOTICE,
        DocumentKind.MEETING_NOTICE,
        DocumentKind.MEETING_MINUTES,
    }
)
"""What organs write to each other: the applicant is not handed it.

It bears neither the applicant's number nor the query code.
"""

TO_OTHERS: Final = frozenset(
    {
        DocumentKind.EXPERT_OPINION,
        DocumentKind.HEARING_RIGHT,
        DocumentKind.HEARING_PUBLIC,
        DocumentKind.HEARING_NOTICE,
        DocumentKind.HEARING_MINUTES,
    }
)
"""What others than the applicant are handed or sign too (许可法 45-48).

It bears neither the applicant's number nor the query code either.
"""


class PaperAltered(Refused):
    """What is kept of this paper is not what was issued."""


_SHORT: Final = 24  # signs
RECEIPTS: Final = frozenset(
    {DocumentKind.ACCEPTANCE_NOTICE, DocumentKind.INTAKE_RECEIPT}
)
"""The papers that a result is collected with, void once it is handed over."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Labels and values, one under the other."""

    title: str
    rows: tuple[tuple[str, str], ...]

    @property
    def is_short(self) -> bool:
        """Whether two of them have room side by side."""
        values = (value for _, value in self.rows)
        return len(self.rows) > 1 and all(len(value) <= _SHORT for value in values)


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its heads."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Lines:
    """Running text, a paragraph each."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """One day of the due date's ledger, in words."""

    on: str
    counted: bool
    total: int
    why: str
    article: str


@dataclass(frozen=True, slots=True)
class Ledger:
    """Why this day: the limit day by day."""

    title: str
    rows: tuple[LedgerRow, ...]

    @property
    def common_article(self) -> str:
        """The article that most of the days stand under, said once for all of them."""
        articles = Counter(row.article for row in self.rows if row.article)
        return max(articles, key=lambda one: articles[one], default="")


@dataclass(frozen=True, slots=True)
class Signatures:
    """Places to sign, each with a date."""

    places: tuple[str, ...]


Section = Fields | Table | Lines | Ledger | Signatures


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole paper: the common frame and its sections in order."""

    kind: DocumentKind
    title: str
    number: str
    addressee: str  # in full: a paper is for its addressee
    addressee_id: str
    case_number: str
    query_code: str
    matter_name: str
    matter_code: str
    sections: tuple[Section, ...]
    seal: str  # the name over the special seal
    issued_on: str
    contact: str
    contact_phone: str
    supervision_phone: str
    copies: int = 2


def title_of(kind: DocumentKind, *, is_license: bool) -> str:
    """What stands over the paper."""
    return TITLES[kind] if is_license else NOT_A_LICENSE.get(kind, TITLES[kind])


def ledger_of(days: tuple[LedgerDay, ...], title: str = "办结日期是这样算的") -> Ledger:
    """The clock's ledger as a section."""
    return Ledger(
        title,
        tuple(
            LedgerRow(
                on=day_words(day.on),
                counted=day.counted,
                total=day.total,
                why=why_words(day),
                article=day.article,
            )
            for day in days
        ),
    )


_SECTIONS: Final = {
    "fields": Fields,
    "table": Table,
    "lines": Lines,
    "ledger": Ledger,
    "signatures": Signatures,
}
_NAMES: Final[dict[type, str]] = {kind: name for name, kind in _SECTIONS.items()}


def as_text(sheet: Sheet) -> str:
    """The sheet as the journal keeps it."""
    return json.dumps(
        sheet,
        default=_plain,
        ensure_ascii=False,
        separators=(",", ":"),
        sort_keys=True,
    )


def _plain(value: object) -> dict[str, object]:
    """A part of a sheet by its fields; a section says which one it is."""
    fields = {name: getattr(value, name) for name in value.__slots__}  # type: ignore[attr-defined]
    name = _NAMES.get(type(value))
    return {"section": name, **fields} if name else fields


def from_text(text: str) -> Sheet:
    """The sheet as it was made."""
    plain: dict[str, Any] = json.loads(text)
    plain["kind"] = DocumentKind(plain["kind"])
    plain["sections"] = tuple(_section(part) for part in plain["sections"])
    return Sheet(**plain)


def _section(plain: dict[str, Any]) -> Section:
    kind = _SECTIONS[plain.pop("section")]
    if kind is Ledger:
        plain["rows"] = [LedgerRow(**row) for row in plain["rows"]]
    values = {name: _frozen(value) for name, value in plain.items()}
    section: Section = kind(**values)
    return section


def _frozen(value: object) -> object:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value
