"""The applicant takes the application back."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor


def withdraw(
    *,
    number: str,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The closed case."""
    raise NotImplementedError
