"""A day on which the hall goes out is planned."""

from datetime import datetime

from django.db import IntegrityError, connection, transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.conduct import outreach
from yimen.rules.conduct.outreach import OutreachFacts, OutreachTaken
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_NODE = "SELECT path FROM node WHERE id = %s AND valid_to IS NULL"


@transaction.atomic
def plan_outreach(
    *, facts: OutreachFacts, node_id: int, by: Actor, at: datetime
) -> int:
    """The session's id."""
    with connection.cursor() as cursor:
        cursor.execute(_NODE, [node_id])
        found = cursor.fetchone()
    if found is None:
        raise NotFound(hall=node_id)
    place = Place(hall_id=node_id, hall_path=found[0])
    authority.require(by, Step.PLAN_OUTREACH, place)
    outreach.check(facts, local_date(at))
    row = models.Outreach(
        kind=facts.kind.value,
        name=facts.name.strip(),
        place=facts.place.strip(),
        node_id=node_id,
        held_on=facts.held_on,
        hours=facts.hours.strip(),
        roster=sorted(facts.roster),
    )
    try:
        with transaction.atomic():
            models.Outreach.objects.bulk_create([row])
    except IntegrityError as error:
        raise OutreachTaken(name=facts.name) from error
    _subjects.write(
        _subjects.OUTREACH,
        str(row.pk),
        _subjects.Done(Step.PLAN_OUTREACH, "planned", by, at),
        facts={
            "node": node_id,
            "held_on": facts.held_on,
            "kind": facts.kind,
            "roster": row.roster,
        },
    )
    return int(row.pk)
