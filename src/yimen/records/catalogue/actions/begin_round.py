"""Begin a clean-up of the catalogue, or the look back at one."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.records.catalogue.actions._rounds import every_round, note
from yimen.records.catalogue.models import CatalogueRound
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import require
from yimen.rules.catalogue.rounds import (
    Round,
    RoundKind,
    RoundRunning,
    RoundState,
    check_beginning,
    check_said,
)
from yimen.rules.legal_clock.calendar import local_date


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundPlan:
    """A round as it is planned; of no organ: it looks at the whole catalogue."""

    kind: RoundKind
    name: str
    looks_at: str
    begun_on: date
    organ_id: int | None = None


@transaction.atomic
def begin_round(*, plan: RoundPlan, by: Actor, at: datetime) -> int:
    """The id of the round, which runs from its day on."""
    require(by, Step.BEGIN_CATALOGUE_ROUND)
    name, looks_at = plan.name.strip(), plan.looks_at.strip()
    check_said(name, looks_at)
    wanted = Round(kind=plan.kind, organ_id=plan.organ_id, begun_on=plan.begun_on)
    earlier = check_beginning(wanted, every_round(), local_date(at))
    try:
        with transaction.atomic():
            row = CatalogueRound.objects.create(
                kind=plan.kind.value,
                name=name,
                organ_id=plan.organ_id,
                looks_at=looks_at,
                looks_back_at_id=earlier.round_id if earlier else None,
                begun_on=plan.begun_on,
                begun_by_id=by.officer_id,
            )
    except IntegrityError as error:  # begun twice at once
        raise RoundRunning(begun_on=plan.begun_on) from error
    told = {
        "kind": plan.kind.value,
        "name": name,
        "organ": plan.organ_id,
        "begun_on": plan.begun_on.isoformat(),
        "looks_at": looks_at,
    }
    states = ("", RoundState.OPEN)
    note(row.pk, Step.BEGIN_CATALOGUE_ROUND, told, by=by, at=at, states=states)
    return int(row.pk)
