"""An accepted case is returned, with its reason (退件)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def return_case(
    *,
    number: str,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The closed case with its notice (9.17)."""
    raise NotImplementedError
