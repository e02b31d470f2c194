"""Tell the person by text message or mail, if they left a way (信访工作条例 23, 34).

政府信息公开条例 30, 33: what is unclear, a longer limit and the answer are told too.
"""

from datetime import date, datetime

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.orders import facts
from yimen.records.orders.actions._write import KIND
from yimen.records.orders.models import InformationRequest, Order
from yimen.rules.authority.actors import Actor
from yimen.rules.catalogue.telephones import digits
from yimen.rules.messages import Contact, MessageKind, Recipient, Subject


def tell_person(
    row: Order, kind: MessageKind, by: Actor, at: datetime, *, due: date | None = None
) -> None:
    """Who left none reads it on the page of the order."""
    phone = digits(facts.words_of(row.said_sealed).phone)
    if not phone:
        return
    known = {"order": row.number} | _day(due)
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


def tell_applicant(
    row: InformationRequest,
    kind: MessageKind,
    by: Actor,
    at: datetime,
    *,
    due: date | None = None,
) -> None:
    """Who asked for information, by the telephone or the mail they left."""
    left = facts.words_of(row.said_sealed).phone
    is_mail = "@" in left
    contact = Contact(phone="" if is_mail else digits(left), mail=left * is_mail)
    notice = Notice(
        whom=Recipient.request(row.pk),
        kind=kind,
        subject=Subject("information_request", row.number),
        facts={"request": row.number} | _day(due),
        hall_id=by.hall_id,
        once=at.isoformat(),
        contact=contact,
    )
    tell_all([notice], by=by, at=at)


def _day(due: date | None) -> dict[str, str]:
    return {"due": f"{due.month}月{due.day}日"} if due is not None else {}
