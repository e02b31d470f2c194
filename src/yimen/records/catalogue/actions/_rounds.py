"""What the acts upon a round share: all that is known, the narrow write, the line."""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import F

from yimen.records.catalogue import facts
from yimen.records.catalogue.models import CatalogueRound
from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.rounds import Round, RoundState
from yimen.rules.refusals import NotFound, Overtaken

SUBJECT = "catalogue_round"
"""How the journal names a round; the subject is its row's id."""


def every_round() -> tuple[Round, ...]:
    """All rounds, of every place and kind."""
    return tuple(facts.catalogue_round(row) for row in CatalogueRound.objects.all())


def the_round(round_id: int, step: Step, by: Actor) -> CatalogueRound:
    """The round, if there is one and the actor may take this step."""
    require(by, step)
    row = CatalogueRound.objects.filter(pk=round_id).first()
    if row is None:
        raise NotFound(round=round_id)
    return row


def swap(row: CatalogueRound, version: int, **columns: object) -> None:
    """Write these columns over what was read, else `Overtaken`."""
    seen = CatalogueRound.objects.filter(pk=row.pk, version=version)
    if not seen.update(version=F("version") + 1, **columns):
        raise Overtaken(round=row.pk)


def note(
    round_id: int,
    step: Step,
    told: Mapping[str, object],
    *,
    by: Actor,
    at: datetime,
    states: tuple[str, str] = (RoundState.OPEN, RoundState.OPEN),
) -> None:
    """One line of the journal; the round went from the first state to the second."""
    line = Line(
        kind=SUBJECT,
        subject=str(round_id),
        step=step,
        by=by,
        happened_at=at,
        before=states[0],
        after=states[1],
        payload=told,
    )
    append(line)
