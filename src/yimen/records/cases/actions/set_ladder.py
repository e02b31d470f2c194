"""Another ladder of lights rules from now on, and open cases are reminded by it."""

from dataclasses import asdict
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction

from yimen.records.cases import models
from yimen.records.cases.actions._follow import Moves, move_all
from yimen.records.cases.queries.ladders import lit_by
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.legal_clock.lights import LightSettings
from yimen.rules.refusals import Overtaken

KIND: Final = "light_ladder"
SUBJECT: Final = "house"
ROUNDS: Final = 100
"""More than cases can be overtaken by others' acts, or hashes have to be given."""


@transaction.atomic
def set_ladder(*, ladder: LightSettings, number: int, by: Actor, at: datetime) -> int:
    """How many open cases have their reminder on another day now.

    `number` is that of the settings which bring the ladder. The one that is in force
    already is not set again. An act that had read the earlier ladder and ends after
    this is caught up with by the nightly run.
    """
    require(by, Step.SET_SUPERVISION)
    before = lit_by().ladder
    if ladder == before:
        return 0
    _write(ladder, number, by=by, at=at)
    append(
        Line(
            kind=KIND,
            subject=SUBJECT,
            step=Step.SET_SUPERVISION,
            by=by,
            happened_at=at,
            after=str(number),
            payload={"is": asdict(ladder), "was": asdict(before)},
        )
    )
    return _remind_again(number, at).cases


def _write(ladder: LightSettings, number: int, *, by: Actor, at: datetime) -> None:
    try:
        with transaction.atomic():
            models.LightLadder.objects.create(
                number=number,
                valid_from=at,
                set_by_id=by.officer_id,
                **asdict(ladder),
            )
    except IntegrityError as error:
        raise Overtaken(ladder=number) from error


def _remind_again(number: int, at: datetime) -> Moves:
    """The system moves the reminders; a case moved meanwhile is looked at again."""
    whole = Moves()
    for _ in range(ROUNDS):
        done = move_all({"ladder": number}, by=SYSTEM, at=at)
        whole = whole.plus(done.moves)
        if done.moves.cases == done.to_move:
            break
    return whole
