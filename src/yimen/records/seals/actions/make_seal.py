"""Register an organ's approval seal with its keeper, and make its certificate."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from yimen.ports.seal import sealer
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.records.seals import facts, models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents import seals
from yimen.rules.documents.seals import SealLive
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class SealFacts:
    """What is registered of a seal."""

    organ_id: int
    keeper_id: int
    valid_from: date
    last_valid_on: date


@transaction.atomic
def make_seal(*, seal: SealFacts, by: Actor, at: datetime) -> int:
    """The new seal's id; an organ has one that is not revoked."""
    authority.require(by, Step.MAKE_SEAL, Place(organ_id=seal.organ_id))
    seals.check_period(seal.valid_from, seal.last_valid_on, local_date(at))
    organ = people.organ_name(seal.organ_id)
    if not people.names_of({seal.keeper_id}):
        raise NotFound(organ=seal.organ_id, officer=seal.keeper_id)
    row = models.Seal(
        organ_id=seal.organ_id,
        name=f"{organ}行政审批专用章",
        keeper_id=seal.keeper_id,
        valid_from=seal.valid_from,
        last_valid_on=seal.last_valid_on,
        made_at=at,
        made_by_id=by.officer_id,
    )
    try:
        with transaction.atomic():
            models.Seal.objects.bulk_create([row])
    except IntegrityError as error:
        raise SealLive(organ=organ) from error
    row.serial = sealer().make(
        facts.key_of(row.pk), organ, seal.valid_from, seal.last_valid_on
    )
    row.save(update_fields=["serial"])
    append(_line(row, by, at))
    return int(row.pk)


def _line(row: models.Seal, by: Actor, at: datetime) -> Line:
    return Line(
        kind="seal",
        subject=str(row.pk),
        step=Step.MAKE_SEAL,
        by=by,
        happened_at=at,
        after="made",
        payload={
            "organ": row.organ_id,
            "keeper": row.keeper_id,
            "serial": row.serial,
            "from": str(row.valid_from),
            "last": str(row.last_valid_on),
        },
    )
