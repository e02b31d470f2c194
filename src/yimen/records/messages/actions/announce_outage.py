"""A system will not work for a while: said once, and told to whoever is about to come.

The telling follows the journal (`cases/actions/tell_touched`), so announcing is short.
"""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.messages.models import Outage
from yimen.records.network import queries as network
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, require
from yimen.rules.messages import OutageUnexplained
from yimen.rules.refusals import NotFound, Overtaken


@dataclass(frozen=True, slots=True, kw_only=True)
class OutageFacts:
    """What does not work, where (and below), from when until when."""

    hall_code: str
    what: str
    instead: str
    starts_at: datetime
    ends_at: datetime


@transaction.atomic
def announce_outage(*, facts: OutageFacts, by: Actor, at: datetime) -> int:
    """The outage's id; what is over already is not announced."""
    hall = network.place_named(facts.hall_code)
    if hall is None:
        raise NotFound(node=facts.hall_code)
    require(by, Step.ANNOUNCE_OUTAGE, Place(hall_id=hall.node_id, hall_path=hall.path))
    if not facts.what.strip() or facts.ends_at <= max(facts.starts_at, at):
        raise OutageUnexplained
    row = Outage.objects.create(
        hall_id=hall.node_id,
        what=facts.what.strip(),
        instead=facts.instead.strip(),
        starts_at=facts.starts_at,
        ends_at=facts.ends_at,
        announced_at=at,
        announced_by_id=by.officer_id,
    )
    _write(row.pk, Step.ANNOUNCE_OUTAGE, "announced", hall.node_id, by=by, at=at)
    return int(row.pk)


@transaction.atomic
def withdraw_outage(*, outage_id: int, by: Actor, at: datetime) -> None:
    """It works again, or never stopped; whoever was told already stays told."""
    row = Outage.objects.select_related("hall").filter(pk=outage_id).first()
    if row is None:
        raise NotFound(outage=outage_id)
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path)
    require(by, Step.WITHDRAW_OUTAGE, place)
    open_still = Outage.objects.filter(pk=row.pk, withdrawn_at=None)
    if not open_still.update(withdrawn_at=at):
        raise Overtaken(outage=outage_id)
    _write(row.pk, Step.WITHDRAW_OUTAGE, "withdrawn", row.hall_id, by=by, at=at)


def _write(
    outage_id: int, step: Step, after: str, hall_id: int, *, by: Actor, at: datetime
) -> None:
    append(
        Line(
            kind="outage",
            subject=str(outage_id),
            step=step,
            by=by,
            happened_at=at,
            after=after,
            payload={"hall": hall_id},
        )
    )
