"""The approver sends an examined case back to the examiner."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def send_back(
    *,
    number: str,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, to be examined again."""
    raise NotImplementedError
