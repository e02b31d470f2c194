"""Take note of what is in the inbox."""

from collections.abc import Iterable
from datetime import datetime

from yimen.records.messages.facts import for_actor
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.messages import Channel, MessageState


def mark_read(
    *, by: Actor, at: datetime, message_ids: Iterable[int] | None = None
) -> int:
    """How many of these, or of all, the actor has taken note of now.

    What is for an organ or a hall is read for all of it by whoever reads it first; the
    row keeps who that was. What is not the actor's to read stays unread.
    """
    require(by, Step.READ_MESSAGE)
    unread = Message.objects.filter(
        for_actor(by), channel=Channel.INBOX, state=MessageState.SENT
    )
    if message_ids is not None:
        unread = unread.filter(pk__in=list(message_ids))
    return unread.update(state=MessageState.READ, read_at=at, read_by_id=by.officer_id)
