"""The line that hands a result over, with its papers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from yimen.records.cases.actions._move import Act, Draft, Numbers
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import (
    DeliveryMode,
    Recipient,
    RecipientUnproved,
    WitnessMissing,
)
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.delivery import (
    HandedOver,
    collection_voucher,
    delivery_receipt,
)
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.paper_facts import PaperFacts

RECEIPT = DocumentKind.DELIVERY_RECEIPT
VOUCHER = DocumentKind.COLLECTION_VOUCHER
COLLECTED = frozenset({DeliveryMode.DIRECT, DeliveryMode.ENTRUSTED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """Who gets what, and which receipts it voids."""

    recipient: Recipient
    results: Callable[[Numbers], tuple[HandedOver, ...]]
    voided: tuple[str, ...] = ()
    on_the_spot: bool = False


def act(facts: PaperFacts, handover: Handover, *, by: Actor, at: datetime) -> Act:
    """Delivered: to whom, how, shown by which document."""
    recipient, voided = handover.recipient, handover.voided
    _check(recipient)
    receipt = Draft(
        RECEIPT,
        lambda n: delivery_receipt(
            facts, n[RECEIPT], at, recipient, handover.results(n)
        ),
    )
    voucher = Draft(
        VOUCHER,
        lambda n: collection_voucher(
            facts, n[VOUCHER], at, recipient, handover.results(n), voided=voided
        ),
    )
    collected = recipient.mode in COLLECTED
    return Act(
        step=Step.DELIVER,
        by=by,
        at=at,
        after=State.DELIVERED,
        article="行政许可法第四十四条",
        changes={"delivered_at": at},
        evidence={
            "relation": recipient.relation,
            "mode": recipient.mode,
            "id_kind": recipient.id_kind,
            "voided": list(voided),
        },
        texts={"recipient": f"{recipient.name} {recipient.id_number}"},
        papers=((receipt,) if not handover.on_the_spot else ())
        + ((voucher,) if collected else ()),
    )


def results(
    papers: tuple[HandedOver, ...],
    certificate: tuple[str, str],
    more: tuple[str, ...] = (),
) -> tuple[HandedOver, ...]:
    """What is handed over: our papers, the certificate, and what else was named."""
    name, number = certificate
    own = (HandedOver(name or "证件", number),) if name or number else ()
    return (*papers, *own, *(HandedOver(other, "") for other in more))


def _check(recipient: Recipient) -> None:
    sent = recipient.mode in {DeliveryMode.PUBLIC_NOTICE, DeliveryMode.POST}
    proved = recipient.id_kind and recipient.id_number.strip()
    if not recipient.name.strip() or not (proved or sent):
        raise RecipientUnproved
    if recipient.mode is DeliveryMode.LEFT and not recipient.witness.strip():
        raise WitnessMissing
