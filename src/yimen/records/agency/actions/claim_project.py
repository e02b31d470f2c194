"""An officer claims a project and accompanies it (服务认领)."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions import _projects, _subjects
from yimen.records.agency.actions._write import officer_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint.projects import ClaimedByAnother


@transaction.atomic
def claim_project(*, number: str, by: Actor, at: datetime) -> None:
    """Mine from now on; claimed twice by the same hand it is claimed once."""
    row = _projects.approach(number, Step.CLAIM_PROJECT, by)
    officer = officer_of(by, Step.CLAIM_PROJECT)
    if row.claimed_by_id == officer:
        return
    if row.claimed_by_id is not None:
        raise ClaimedByAnother(project=number)
    _projects.swap(row, None, claimed_by_id=officer, claimed_at=at)
    _subjects.write(
        _subjects.PROJECT,
        number,
        _subjects.Done(Step.CLAIM_PROJECT, "claimed", by, at),
        facts={"officer": officer},
    )
