"""Close a round with its result; its figures are counted once more and then kept."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.catalogue import facts
from yimen.records.catalogue.actions._rounds import note, swap, the_round
from yimen.records.catalogue.queries.rounds import round_figures
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.rounds import (
    RoundFigures,
    RoundState,
    check_ending,
    written,
)
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def close_round(
    *,
    round_id: int,
    version: int,
    ended_on: date,
    result: str,
    by: Actor,
    at: datetime,
) -> RoundFigures:
    """What the round changed from its first day to its last, kept as it is now."""
    row = the_round(round_id, Step.CLOSE_CATALOGUE_ROUND, by)
    span = facts.catalogue_round(row)
    check_ending(span, ended_on, result, local_date(at))
    told = round_figures(span, ended_on)
    kept = written(told)
    swap(
        row,
        version,
        ended_on=ended_on,
        result=result.strip(),
        figures=kept,
        closed_at=at,
        closed_by_id=by.officer_id,
    )
    line = {
        "ended_on": ended_on.isoformat(),
        "result": result.strip(),
        "figures": kept,
    }
    states = (RoundState.OPEN, RoundState.CLOSED)
    note(row.pk, Step.CLOSE_CATALOGUE_ROUND, line, by=by, at=at, states=states)
    return told
