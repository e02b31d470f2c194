"""The one notice that lists everything missing (许可法 32(4))."""

from datetime import date, datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.intake import Paper


def ask_correction(
    *,
    number: str,
    papers: tuple[Paper, ...] | None = None,
    correct_by_on: date | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with its one-time notice (9.3)."""
    raise NotImplementedError
