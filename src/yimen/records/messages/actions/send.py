"""What waits in the outbox leaves: claimed, carried, and what became of it kept.

A message is claimed in a transaction of its own before it is carried, so that two
senders never take the same one; the claim ends by itself when a sender dies. Between
carrying and keeping the machine may fall: then the message is carried again under the
same key, and the carrier knows it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.ports.messages import NotCarried, Outgoing, carrier
from yimen.ports.vault import vault
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.records.people import queries as people
from yimen.rules.messages import (
    LEASE,
    Channel,
    Contact,
    Fault,
    MessageKind,
    MessageState,
    RecipientKind,
    next_try,
    when_to_send,
)

AT_ONCE = 100


@dataclass(frozen=True, slots=True)
class Said:
    """A message in words."""

    title: str
    text: str


Say = Callable[[MessageKind, Mapping[str, str]], Said]
"""The words of a kind; they belong to the screens, so whoever sends brings them."""


@dataclass(frozen=True, slots=True)
class Sending:
    """What became of those that were due."""

    sent: int = 0
    later: int = 0
    failed: int = 0

    def plus(self, state: str) -> "Sending":
        """One more, by the state it is in now."""
        return Sending(
            self.sent + (state == MessageState.SENT),
            self.later + (state == MessageState.QUEUED),
            self.failed + (state == MessageState.FAILED),
        )


def send(*, say: Say, at: datetime) -> Sending:
    """Send everything that is due by now; run again, nothing is left to do."""
    done = Sending()
    while claimed := _claim(at):
        contacts = people.contacts(
            row.recipient_id
            for row in claimed
            if row.recipient_kind == RecipientKind.APPLICANT
        )
        for row in claimed:
            done = done.plus(_send(row, _address(row, contacts), say, at))
    return done


def _claim(at: datetime) -> list[Message]:
    """The next few, for us alone until the lease ends."""
    with transaction.atomic():
        due = (
            Message.objects.select_for_update(skip_locked=True)
            .filter(state=MessageState.QUEUED, next_try_at__lte=at)
            .order_by("next_try_at", "id")[:AT_ONCE]
        )
        rows = list(due)
        Message.objects.filter(pk__in=[row.pk for row in rows]).update(
            next_try_at=at + LEASE
        )
    return rows


def _address(row: Message, contacts: Mapping[int, Contact]) -> str:
    """Where to: what is registered now, or what the notice brought along."""
    if row.recipient_kind != RecipientKind.APPLICANT:
        return vault().unseal(bytes(row.address_sealed)) if row.address_sealed else ""
    contact = contacts.get(row.recipient_id, Contact())
    return contact.phone if row.channel == Channel.SMS else contact.mail


def _send(row: Message, to: str, say: Say, at: datetime) -> str:
    """The state of the message after one attempt."""
    channel = Channel(row.channel)
    said = say(MessageKind(row.kind), facts_of(row))
    message = Outgoing(f"{row.key}:{row.round}", to, said.title, said.text)
    attempts = row.attempts + 1
    try:
        reference = _carried(channel, message, at)
    except NotCarried as fault:
        again = next_try(attempts, at) if fault.may_be_tried_again else None
        _keep(
            row,
            attempts=attempts,
            fault=fault.fault,
            state=MessageState.QUEUED if again else MessageState.FAILED,
            next_try_at=when_to_send(channel, again) if again else None,
        )
        return MessageState.QUEUED if again else MessageState.FAILED
    _keep(
        row,
        attempts=attempts,
        fault="",
        state=MessageState.SENT,
        next_try_at=None,
        sent_at=at,
        address_sealed=vault().seal(to),
        reference=reference,
    )
    return MessageState.SENT


def _carried(channel: Channel, message: Outgoing, at: datetime) -> str:
    """The carrier's reference; a contact may have gone since it was told."""
    if not message.to:
        raise NotCarried(Fault.NO_CONTACT, may_be_tried_again=False)
    return carrier(channel).carry(message, at)


def _keep(row: Message, **columns: object) -> None:
    """Write what became of it, unless it was queued anew meanwhile."""
    mine = Message.objects.filter(
        pk=row.pk, state=MessageState.QUEUED, round=row.round, attempts=row.attempts
    )
    mine.update(**columns)
