"""The result is handed over (许可法 44)."""

from datetime import datetime

from yimen.records.cases.actions._move import Moved
from yimen.rules.actors import Actor
from yimen.rules.decisions import Recipient


def deliver(
    *,
    number: str,
    recipient: Recipient,
    results: tuple[str, ...] = (),
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The delivered case with 9.12 and 9.13; the receipt 9.1 is void."""
    raise NotImplementedError
