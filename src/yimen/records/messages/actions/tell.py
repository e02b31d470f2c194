"""Tell somebody something: the message is written with the act and leaves after it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.messages.models import Message
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.messages import (
    Channel,
    Contact,
    Fault,
    MessageKind,
    MessageState,
    Recipient,
    RecipientKind,
    Subject,
    channel_of,
    check_facts,
    notice_key,
    when_to_send,
)

AT_ONCE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One message to be told.

    `hall_id` says whose outbox shows it; `once` what makes a repeated notice another
    one: the day of a reminder, say; `contact` where to reach somebody who is in no
    register.
    """

    whom: Recipient
    kind: MessageKind
    subject: Subject
    facts: Mapping[str, str]
    hall_id: int | None = None
    once: str = ""
    contact: Contact | None = None

    @property
    def key(self) -> str:
        """What makes it the same notice when it is told again."""
        return notice_key(self.whom, self.kind, self.subject, self.facts, self.once)


def tell(
    *,
    whom: Recipient,
    kind: MessageKind,
    subject: Subject,
    facts: Mapping[str, str],
    by: Actor,
    at: datetime,
) -> bool:
    """Whether this is news: the same notice a second time changes nothing.

    Call it inside the act's transaction. It takes no step of its own: who may act may
    tell. It stands in the outbox of the actor's hall; for another hall, or a reminder
    that is told anew each time, use `tell_all` with a `Notice`.
    """
    notice = Notice(
        whom=whom, kind=kind, subject=subject, facts=facts, hall_id=by.hall_id
    )
    return tell_all([notice], by=by, at=at) == 1


def tell_all(notices: Iterable[Notice], *, by: Actor, at: datetime) -> int:
    """How many of these notices are news; a thousand take three statements."""
    unique = {notice.key: notice for notice in notices}
    told = 0
    waiting = list(unique.items())
    for start in range(0, len(waiting), AT_ONCE):
        told += _write(dict(waiting[start : start + AT_ONCE]), by, at)
    return told


def _write(notices: Mapping[str, Notice], by: Actor, at: datetime) -> int:
    known = Message.objects.filter(key__in=list(notices))
    told = set(known.values_list("key", flat=True))
    fresh = {key: notice for key, notice in notices.items() if key not in told}
    if not fresh:
        return 0
    contacts = people.contacts(
        notice.whom.recipient_id
        for notice in fresh.values()
        if notice.whom.kind is RecipientKind.APPLICANT
    )
    rows = [_row(key, notice, contacts, by, at) for key, notice in fresh.items()]
    # somebody may be telling the same this instant: the key decides
    Message.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def _row(
    key: str, notice: Notice, contacts: Mapping[int, Contact], by: Actor, at: datetime
) -> Message:
    check_facts(notice.kind, notice.facts)
    whom = notice.whom
    contact = notice.contact or contacts.get(whom.recipient_id, Contact())
    channel, fault = channel_of(whom, contact)
    own = contact.phone or contact.mail if notice.contact else ""
    state, next_try_at = _start(channel, fault, at)
    said = json.dumps(dict(notice.facts), ensure_ascii=False, sort_keys=True)
    return Message(
        key=key,
        kind=notice.kind,
        recipient_kind=whom.kind,
        recipient_id=whom.recipient_id,
        subject_kind=notice.subject.kind,
        subject_id=notice.subject.subject_id,
        facts_sealed=vault().seal(said),
        channel=channel,
        state=state,
        hall_id=notice.hall_id,
        told_at=at,
        told_by_id=by.officer_id,
        next_try_at=next_try_at,
        sent_at=at if state is MessageState.SENT else None,
        address_sealed=vault().seal(own) if own else b"",
        fault=fault or "",
    )


def _start(
    channel: Channel, fault: Fault | None, at: datetime
) -> tuple[MessageState, datetime | None]:
    """Inbox and page have it at once; a message without an address waits for staff."""
    if fault is not None:
        return MessageState.FAILED, None
    if channel in {Channel.INBOX, Channel.PAGE}:
        return MessageState.SENT, None
    return MessageState.QUEUED, when_to_send(channel, at)
