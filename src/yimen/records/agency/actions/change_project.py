"""What is registered of a project changes: amounts agreed, accompanied or not."""

from dataclasses import asdict
from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _projects, _subjects
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import projects
from yimen.rules.joint.projects import ProjectFacts


@transaction.atomic
def change_project(
    *,
    number: str,
    facts: ProjectFacts,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> None:
    """The project as it is registered from now on; the journal keeps what it was."""
    row = _projects.approach(number, Step.EDIT_PROJECT, by)
    projects.check(facts)
    now = asdict(facts)
    changed = {
        name: value for name, value in now.items() if getattr(row, name) != value
    }
    _projects.swap(row, version, **now)
    _subjects.write(
        _subjects.PROJECT,
        number,
        _subjects.Done(Step.EDIT_PROJECT, "changed", by, at),
        facts=changed,
    )
