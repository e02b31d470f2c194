"""An application is not accepted (许可法 32(1), 32(2))."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.applications import Reject


def reject(
    *,
    number: str,
    rejection: Reject,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The closed case with its decision (9.4)."""
    raise NotImplementedError
