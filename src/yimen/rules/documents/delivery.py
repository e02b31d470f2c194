"""The papers of the end: delivery receipt, collection voucher, closing notice.

行政许可法 art. 44 gives ten working days to deliver; the delivery receipt proves when
and to whom, or who saw that it was refused. The collection voucher says what was
taken, by whom and under which document, and that the receipt is void from then on
(rulebook 9.12, 9.13, 9.17).
"""

from dataclasses import dataclass
from datetime import datetime

from yimen.rules import masking
from yimen.rules.cases.decisions import DeliveryMode, Recipient, Relation
from yimen.rules.documents.frame import (
    TITLES,
    DocumentKind,
    Fields,
    Lines,
    Sheet,
    Signatures,
    Table,
)
from yimen.rules.documents.intake import MATERIAL_HEADS
from yimen.rules.documents.paper_facts import (
    PaperFacts,
    instant_words,
    materials_in,
    sheet,
)

MODES = {
    DeliveryMode.DIRECT: "直接送达",
    DeliveryMode.LEFT: "留置送达",
    DeliveryMode.ENTRUSTED: "委托送达",
    DeliveryMode.POST: "邮寄送达",
    DeliveryMode.PUBLIC_NOTICE: "公告送达",
    DeliveryMode.ELECTRONIC: "电子送达",
}
RELATIONS = {
    Relation.SELF: "本人",
    Relation.REPRESENTATIVE: "法定代表人（负责人）",
    Relation.ENTRUSTED: "受托人",
    Relation.FAMILY: "同住成年家属",
    Relation.RECEIVER: "单位收件人",
}


@dataclass(frozen=True, slots=True)
class HandedOver:
    """What was handed over: a paper of ours or a certificate, with its number."""

    name: str
    number: str


def delivery_receipt(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    recipient: Recipient,
    results: tuple[HandedOver, ...],
) -> Sheet:
    """9.12: what was delivered, how, where, to whom, and who witnessed a refusal."""
    rows = (
        ("送达方式", MODES[recipient.mode]),
        ("送达地点", recipient.place or facts.office.hall_name),
        ("收件人", recipient.name),
        ("与受送达人关系", RELATIONS[recipient.relation]),
        ("收件人证件", masking.id_number(recipient.id_number)),
        ("见证人", recipient.witness),
        ("送达人", facts.office.clerk),
        ("送达时间", instant_words(issued_at)),
    )
    sections = (
        Table("送达的文书", ("名称", "编号"), _rows(results)),
        Fields("送达", tuple((label, value) for label, value in rows if value)),
        Signatures(("收件人签名", "见证人签名", "送达人签名")),
    )
    return sheet(facts, DocumentKind.DELIVERY_RECEIPT, number, issued_at, sections)


def collection_voucher(
    facts: PaperFacts,
    number: str,
    issued_at: datetime,
    recipient: Recipient,
    results: tuple[HandedOver, ...],
    *,
    voided: tuple[str, ...] = (),
) -> Sheet:
    """9.13: what was collected by whom; the receipts it voids."""
    proxy = recipient.relation is not Relation.SELF
    rows = (
        ("领取人", recipient.name),
        ("核验证件", masking.id_number(recipient.id_number)),
        ("代领关系", RELATIONS[recipient.relation] if proxy else ""),
        ("领取时间", instant_words(issued_at)),
        ("经办人", facts.office.clerk),
    )
    receipts = f"受理凭证（{'、'.join(voided)}）同时作废。" if voided else ""
    sections = (
        Table("领取的结果", ("名称", "编号"), _rows(results)),
        Fields("领取", tuple((label, value) for label, value in rows if value)),
        Lines("说明", tuple(filter(None, ("上列结果已当面点清。", receipts)))),
        Signatures(("领取人签名", "经办人签名")),
    )
    return sheet(facts, DocumentKind.COLLECTION_VOUCHER, number, issued_at, sections)


def closing_notice(
    facts: PaperFacts, number: str, issued_at: datetime, *, kind: str, reason: str
) -> Sheet:
    """9.17: withdrawn or returned, why, and which materials go back."""
    sections = (
        Lines("", (f"您申请的“{facts.matter_name}”，现予{kind}，终止办理。",)),
        Fields("办理", (("情形", kind), ("理由", reason))),
        Table("退还的材料", MATERIAL_HEADS, materials_in(facts)),
        Lines("说明", ("需要再办的，可以随时重新申请。",)),
        Signatures(("申请人（代理人）签收", "经办人签名")),
    )
    return sheet(facts, DocumentKind.CLOSING_NOTICE, number, issued_at, sections)


def handed_over(kind: DocumentKind, number: str) -> HandedOver:
    """A paper of ours among the results."""
    return HandedOver(TITLES[kind], number)


def _rows(results: tuple[HandedOver, ...]) -> tuple[tuple[str, ...], ...]:
    return tuple((result.name, result.number) for result in results)
