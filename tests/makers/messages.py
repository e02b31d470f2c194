"""Messages as the acts tell them, and a carrier that does as it is told."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from makers.persons import CHINA
from yimen.ports.messages import NotCarried, Outgoing
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import Actor
from yimen.rules.messages import Fault, MessageKind, Recipient, Subject

NOON: Final = datetime(2026, 9, 18, 12, tzinfo=CHINA)
CASE: Final = Subject("case", "500199000120260918000017")
READY: Final = {"matter": "食品经营许可", "case": CASE.subject_id, "hall": "政务中心"}


@dataclass
class Courier:
    """Carries by key; the next ones fail as `faults` says."""

    carried: dict[str, Outgoing] = field(default_factory=dict)
    faults: list[NotCarried] = field(default_factory=list)
    attempts: int = 0

    def carry(self, message: Outgoing, at: datetime) -> str:
        self.attempts += 1
        if self.faults:
            raise self.faults.pop(0)
        self.carried[message.key] = message
        return f"{at:%H:%M}"


def unreachable() -> NotCarried:
    return NotCarried(Fault.UNREACHABLE, may_be_tried_again=True)


def told(whom: Recipient, by: Actor, at: datetime = NOON, **changes: Any) -> Message:
    """The message that this notice has become."""
    plain: dict[str, Any] = {
        "kind": MessageKind.RESULT_READY,
        "subject": CASE,
        "facts": READY,
        "hall_id": by.hall_id,
    }
    tell_all([Notice(whom=whom, **(plain | changes))], by=by, at=at)
    return Message.objects.order_by("-pk")[0]
