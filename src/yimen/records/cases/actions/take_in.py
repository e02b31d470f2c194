"""One submit at the counter: received, and answered at once."""

from datetime import datetime

from yimen.records.cases.actions._move import TakenIn
from yimen.rules.actors import Actor
from yimen.rules.applications import Application, Outcome


def take_in(
    *,
    application: Application,
    outcome: Outcome,
    by: Actor,
    at: datetime,
) -> TakenIn:
    """The case, with what was printed; the same submit again answers the same."""
    raise NotImplementedError
