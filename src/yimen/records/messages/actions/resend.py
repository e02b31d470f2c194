"""Send a message once more: it failed, or it did not arrive."""

from datetime import datetime

from django.db import transaction
from django.db.models import F

from yimen.records.journal.append import Line, append
from yimen.records.messages.facts import place_of
from yimen.records.messages.models import Message
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.messages import (
    Channel,
    Contact,
    MessageState,
    NothingToResend,
    Recipient,
    RecipientKind,
    channel_of,
    when_to_send,
)
from yimen.rules.refusals import NotFound, Overtaken


@transaction.atomic
def resend(*, message_id: int, by: Actor, at: datetime) -> None:
    """Queue it anew, for the contact that is registered now."""
    row = Message.objects.select_related("hall").filter(pk=message_id).first()
    if row is None:
        raise NotFound(message=message_id)
    require(by, Step.RESEND_MESSAGE, place_of(row))
    channel = _channel(row)
    queued = Message.objects.filter(pk=row.pk, state=row.state, round=row.round)
    if not queued.update(
        channel=channel,
        state=MessageState.QUEUED,
        next_try_at=when_to_send(channel, at),
        attempts=0,
        fault="",
        round=F("round") + 1,
    ):
        raise Overtaken(message=message_id)
    append(
        Line(
            kind="message",
            subject=str(message_id),
            step=Step.RESEND_MESSAGE,
            by=by,
            happened_at=at,
            before=row.state,
            after=MessageState.QUEUED,
            payload={"about": f"{row.subject_kind}:{row.subject_id}"},
        )
    )


def _channel(row: Message) -> Channel:
    """How it can leave now; refused where it can't, or is on its way already."""
    whom = Recipient(RecipientKind(row.recipient_kind), row.recipient_id)
    if whom.is_inside or row.state == MessageState.QUEUED:
        raise NothingToResend(message=row.pk)
    if whom.kind is not RecipientKind.APPLICANT:
        return _as_before(row)
    contact = people.contacts([row.recipient_id]).get(row.recipient_id, Contact())
    channel, fault = channel_of(whom, contact)
    if fault is not None:
        raise NothingToResend(message=row.pk, fault=fault)
    return channel


def _as_before(row: Message) -> Channel:
    """To where it went, for somebody who is in no register."""
    if not row.address_sealed:
        raise NothingToResend(message=row.pk)
    return Channel(row.channel)
