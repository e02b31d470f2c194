"""A holiday notice moves open cases: due days follow the law both ways (10.7)."""

from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.cases.actions._follow import Moves, move_all
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require

ROUNDS: Final = 100
"""More than cases can be overtaken by others' acts, or hashes have to be given."""


def follow_calendar(*, calendar: str, by: Actor, at: datetime) -> Moves:
    """How many open cases fall due on another day now; run again, none do.

    `calendar` says in the journal which notice moved them. Closed cases stay; a case
    that somebody moved meanwhile is looked at again. An act that had read the calendar
    before the notice and ends after this is caught up with by the nightly run.
    """
    require(by, Step.LOAD_CALENDAR)
    whole = Moves()
    for _ in range(ROUNDS):
        with transaction.atomic():
            done = move_all({"calendar": calendar}, by=by, at=at)
        whole = whole.plus(done.moves)
        if done.moves.cases == done.to_move:
            break
    return whole
