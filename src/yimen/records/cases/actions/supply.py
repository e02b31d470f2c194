"""What the notice asked for comes in; when all of it has, the case is accepted."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.intake import Paper


def supply(
    *,
    number: str,
    papers: tuple[Paper, ...],
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case, accepted that day with the limit from zero, or still correcting."""
    raise NotImplementedError
