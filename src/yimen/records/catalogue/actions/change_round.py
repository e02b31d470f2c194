"""Put right what a running round says, and note how far it has come."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db import transaction

from yimen.records.catalogue import facts
from yimen.records.catalogue.actions._rounds import every_round, note, swap, the_round
from yimen.records.catalogue.models import CatalogueRound
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.rounds import check_beginning, check_open, check_said
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundSaid:
    """What may be put right while a round runs."""

    name: str
    looks_at: str
    begun_on: date
    progress: str = ""


@transaction.atomic
def change_round(
    *, round_id: int, version: int, said: RoundSaid, by: Actor, at: datetime
) -> None:
    """The round says this from now on; the history keeps what it said."""
    row = the_round(round_id, Step.CHANGE_CATALOGUE_ROUND, by)
    span = facts.catalogue_round(row)
    check_open(span)
    check_said(said.name, said.looks_at)
    wanted = replace(span, begun_on=said.begun_on)
    earlier = check_beginning(wanted, every_round(), local_date(at))
    after = {
        "name": said.name.strip(),
        "looks_at": said.looks_at.strip(),
        "progress": said.progress.strip(),
        "begun_on": said.begun_on,
    }
    told = {"before": _told(row, after), "after": _said(after)}
    earlier_id = earlier.round_id if earlier else None
    swap(row, version, looks_back_at=earlier_id, **after)
    note(row.pk, Step.CHANGE_CATALOGUE_ROUND, told, by=by, at=at)


def _told(row: CatalogueRound, names: Iterable[str]) -> dict[str, str]:
    return _said({name: getattr(row, name) for name in names})


def _said(columns: Mapping[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in columns.items()}
