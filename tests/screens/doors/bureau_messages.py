"""The doors of the outbox and of the outages."""

from typing import Final

from screens.doors import Row

READERS: Final = "duty_director bureau_manager supervisor system_admin"
SENDERS: Final = "duty_director bureau_manager system_admin"

ROWS: Final = {
    "bureau:message-list": Row(READERS),
    "bureau:message-export": Row(READERS, kwargs=lambda _: {"kind": "csv"}),
    "bureau:message-again": Row(
        SENDERS, kwargs=lambda _: {"message_id": 0}, method="post", inside=404
    ),
    "bureau:outage-list": Row(SENDERS),
    "bureau:outage-withdraw": Row(
        SENDERS, kwargs=lambda _: {"outage_id": 0}, method="post", inside=404
    ),
}
