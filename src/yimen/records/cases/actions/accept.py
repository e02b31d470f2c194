"""A received case is accepted (许可法 32(5))."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.intake import Paper


def accept(
    *,
    number: str,
    papers: tuple[Paper, ...] | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The accepted case with its notice (9.1)."""
    raise NotImplementedError
