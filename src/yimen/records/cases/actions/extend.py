"""The one extension, by the right rank, before expiry (许可法 42)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def extend(
    *,
    number: str,
    days: int,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with its later due date and the notice (9.10)."""
    raise NotImplementedError
