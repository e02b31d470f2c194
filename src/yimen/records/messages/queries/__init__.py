"""What may be read of messages."""

from yimen.records.messages.queries.lists import (
    A_BAR,
    MessageRow,
    OutboxFilter,
    inbox,
    messages_about,
    outbox,
    outbox_counts,
    unread,
)
from yimen.records.messages.queries.outages import OutageRow, outage, outages

__all__ = [
    "A_BAR",
    "MessageRow",
    "OutageRow",
    "OutboxFilter",
    "inbox",
    "messages_about",
    "outage",
    "outages",
    "outbox",
    "outbox_counts",
    "unread",
]
