"""A clerk's slip on a printed paper: void it with a reason, issue it anew."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.slips import Slip


def correct_slip(
    *,
    document: str,
    slip: Slip,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the new paper."""
    raise NotImplementedError
