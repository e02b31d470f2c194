"""The permit is granted (许可法 38)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.decisions import Permit


def grant(
    *,
    number: str,
    permit: Permit,
    opinion: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The granted case with its decision (9.6); ten days to deliver."""
    raise NotImplementedError
