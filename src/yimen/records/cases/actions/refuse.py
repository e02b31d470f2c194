"""The permit is refused, with reasons and remedies (许可法 38)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.decisions import Refusal


def refuse(
    *,
    number: str,
    refusal: Refusal,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The refused case with its decision (9.5)."""
    raise NotImplementedError
