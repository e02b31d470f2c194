"""A case is put to its project."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _projects, _subjects
from yimen.records.agency.actions._write import officer_of
from yimen.records.cases import queries as cases
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint.projects import CaseOfAnotherProject
from yimen.rules.refusals import NotFound


@transaction.atomic
def add_project_case(*, number: str, case: str, by: Actor, at: datetime) -> None:
    """The case counts for the project from now on."""
    row = _projects.approach(number, Step.ADD_PROJECT_CASE, by)
    case_id = cases.find_case(case.strip())
    if case_id is None:
        raise NotFound(case=case)
    try:
        with transaction.atomic():
            models.ProjectCase.objects.bulk_create(
                [
                    models.ProjectCase(
                        project=row,
                        case_id=case_id,
                        added_at=at,
                        added_by_id=officer_of(by, Step.ADD_PROJECT_CASE),
                    )
                ]
            )
    except IntegrityError as error:
        raise CaseOfAnotherProject(case=case) from error
    _subjects.write(
        _subjects.PROJECT,
        number,
        _subjects.Done(Step.ADD_PROJECT_CASE, "case", by, at),
        facts={"case": case.strip()},
    )
