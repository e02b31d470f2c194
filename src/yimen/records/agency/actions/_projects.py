"""A project as acts find it."""

from yimen.records.agency import models
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.joint.projects import ProjectClosed
from yimen.rules.refusals import NotFound, Overtaken


def approach(number: str, step: Step, by: Actor) -> models.KeyProject:
    """The open project, if it is the actor's to see and the step theirs to take."""
    rows = models.KeyProject.objects.select_related("node")
    row = rows.filter(number=number).first()
    if row is None:
        raise NotFound(project=number)
    place = Place(hall_id=row.node_id, hall_path=row.node.path)
    if not sight_of(by, Step.SEE_PROJECTS).shows(place):
        raise NotFound(project=number)
    authority.require(by, step, place)
    if row.closed_at is not None:
        raise ProjectClosed(project=number)
    return row


def swap(row: models.KeyProject, version: int | None, **columns: object) -> None:
    """Write these columns if the row still has the version that was seen."""
    seen = row.version if version is None else version
    rows = models.KeyProject.objects.filter(pk=row.pk, version=seen)
    if not rows.update(version=seen + 1, **columns):
        raise Overtaken(project=row.number)
