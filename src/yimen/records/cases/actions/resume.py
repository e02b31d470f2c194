"""The result of the special procedure is in; the clock runs on."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def resume(
    *,
    number: str,
    outcome: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case in the state it was paused from."""
    raise NotImplementedError
