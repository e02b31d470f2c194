"""Tell the person by text message, if they left a telephone (信访工作条例 23, 34)."""

from datetime import date, datetime

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.orders import facts
from yimen.records.orders.actions._write import KIND
from yimen.records.orders.models import Order
from yimen.rules.actors import Actor
from yimen.rules.messages import Contact, MessageKind, Recipient, Subject
from yimen.rules.telephones import digits


def tell_person(
    row: Order, kind: MessageKind, by: Actor, at: datetime, *, due: date | None = None
) -> None:
    """Who left none reads it on the page of the order."""
    phone = digits(facts.words_of(row.said_sealed).phone)
    if not phone:
        return
    known = {"order": row.number}
    if due is not None:
        known["due"] = f"{due.month}月{due.day}日"
    notice = Notice(
        whom=Recipient.order(row.pk),
        kind=kind,
        subject=Subject(KIND, row.number),
        facts=known,
        hall_id=by.hall_id,
        once=at.isoformat(),
        contact=Contact(phone=phone),
    )
    tell_all([notice], by=by, at=at)
