"""An examiner gives an opinion after opening every material."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.decisions import Opinion


def examine(
    *,
    number: str,
    opinion: Opinion,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The examined case."""
    raise NotImplementedError
