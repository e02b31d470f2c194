"""An examiner takes a case off the pile."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def take(
    *,
    number: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, held by the actor."""
    raise NotImplementedError
