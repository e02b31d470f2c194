"""A special procedure stops the clock, told in writing (许可法 45)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.decisions import Stop


def pause(
    *,
    number: str,
    stop: Stop,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The paused case with its written notice (9.9)."""
    raise NotImplementedError
