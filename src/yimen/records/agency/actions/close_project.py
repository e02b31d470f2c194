"""A project is done, or given up: with a reason, and its cases stay on it."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _projects, _subjects
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing


@transaction.atomic
def close_project(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """No longer accompanied."""
    row = _projects.approach(number, Step.EDIT_PROJECT, by)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    _projects.swap(row, None, closed_at=at)
    _subjects.write(
        _subjects.PROJECT,
        number,
        _subjects.Done(Step.EDIT_PROJECT, "closed", by, at),
        facts={},
        texts={"reason": reason},
    )
