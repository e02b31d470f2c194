"""A key project enters the register, with a number of its year."""

from dataclasses import asdict
from datetime import datetime

from django.db import connection, transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.records.agency.actions._numbering import one_by_one
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.joint import projects
from yimen.rules.joint.projects import ProjectFacts
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

_NODE = "SELECT path FROM node WHERE id = %s AND valid_to IS NULL"


@transaction.atomic
def register_project(
    *, facts: ProjectFacts, node_id: int, by: Actor, at: datetime
) -> str:
    """The new project's number."""
    with connection.cursor() as cursor:
        cursor.execute(_NODE, [node_id])
        found = cursor.fetchone()
    if found is None:
        raise NotFound(hall=node_id)
    place = Place(hall_id=node_id, hall_path=found[0])
    authority.require(by, Step.EDIT_PROJECT, place)
    projects.check(facts)
    year = local_date(at).year
    one_by_one(f"project numbers {year}")
    prefix = f"XM{year}-"
    count = models.KeyProject.objects.filter(number__startswith=prefix).count()
    number = f"{prefix}{count + 1:04d}"
    models.KeyProject.objects.bulk_create(
        [
            models.KeyProject(
                number=number, node_id=node_id, registered_at=at, **asdict(facts)
            )
        ]
    )
    _subjects.write(
        _subjects.PROJECT,
        number,
        _subjects.Done(Step.EDIT_PROJECT, "registered", by, at),
        facts=asdict(facts) | {"node": node_id},
    )
    return number
