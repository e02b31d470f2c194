"""The papers of a bill, made when the act happens and sealed beside its line."""

from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.fees import models
from yimen.records.fees.queries.rows import Row, rows
from yimen.rules.authority.actors import Actor
from yimen.rules.documents.fees import (
    BillOnPaper,
    FeeLine,
    PaidOnPaper,
    RefundOnPaper,
    fee_notice,
    fee_receipt,
    fee_refund,
)
from yimen.rules.documents.frame import as_text
from yimen.rules.documents.paper_facts import Office, Person
from yimen.rules.money.fees import FeeMethod
from yimen.rules.money.payments import RefundGround


def notice_text(bill: models.Bill, by: Actor, at: datetime) -> str:
    """The notice to pay, as the journal keeps it."""
    return as_text(fee_notice(_on_paper(bill, by), at))


def receipt_text(
    bill: models.Bill, payment: models.Payment, by: Actor, at: datetime
) -> str:
    """The receipt of this payment, as the journal keeps it."""
    paid = PaidOnPaper(
        key=payment.key,
        means=payment.means,
        reference=payment.reference,
        cents=payment.cents,
        paid_at=payment.settled_at or at,
        ebill=" ".join(
            filter(
                None,
                (payment.ebill_code, payment.ebill_number, payment.ebill_check_code),
            )
        ),
    )
    return as_text(fee_receipt(_on_paper(bill, by), paid, at))


def refund_text(
    bill: models.Bill, refund: models.Refund, by: Actor, at: datetime
) -> str:
    """The notice of this refund, as the journal keeps it."""
    parts = refund.lines.select_related("line__fee").order_by("pk")
    back = RefundOnPaper(
        cents=refund.cents,
        ground=RefundGround(refund.ground),
        reason=refund.reason,
        means=refund.payment.means,
        reference=refund.reference,
        asked_by=refund.asked_by.name,
        decided_by=refund.decided_by.name if refund.decided_by else "—",
        settled_at=at,
        lines=tuple((part.line.fee.name, part.cents) for part in parts),
    )
    return as_text(fee_refund(_on_paper(bill, by), back, at))


def _on_paper(bill: models.Bill, by: Actor) -> BillOnPaper:
    (names,) = rows("bill", {"bill": bill.pk})
    sealed = bytes(names["id_sealed"])
    return BillOnPaper(
        number=bill.number,
        payer=Person(names["name"], names["id_kind"], vault().unseal(sealed)),
        office=Office(
            hall_name=names["hall_name"],
            region_name=names["region_name"],
            address=names["address"],
            phone=names["phone"],
            supervision_phone=names["supervision_phone"],
            clerk=by.name,
        ),
        lines=tuple(_line(row) for row in rows("lines", {"bill": bill.pk})),
    )


def _line(row: Row) -> FeeLine:
    taken_off = row["reduction"]
    parts = (
        taken_off,
        f"减 {row['percent']}%",
        row["reduction_basis"],
        row["document"],
    )
    return FeeLine(
        case=row["case_number"],
        matter=row["matter"],
        code=row["code"],
        name=row["name"],
        collector=row["collector"],
        standard=row["standard"],
        basis=row["basis"],
        quantity=quantity_words(row),
        gross_cents=row["gross_cents"],
        reduction="；".join(filter(None, parts)) if taken_off else "",
        reduced_cents=row["reduced_cents"],
        net_cents=row["net_cents"],
    )


def quantity_words(row: Row) -> str:
    """How much of it: 12.5 平方米; a fixed amount says one."""
    if row["method"] == FeeMethod.FIXED:
        return "1"
    plain = f"{row['quantity'].normalize():f}"
    return f"{plain} {row['unit']}".strip()
