"""The lead calls the units to a joint site survey or a joint meeting."""

from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.approvals import models
from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import Turn
from yimen.records.cases.actions.issue_joint_papers import (
    ToIssue,
    issue_joint_papers,
)
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.joint import Gathering as Called
from yimen.rules.documents.joint import meeting_notice, survey_notice
from yimen.rules.joint import gatherings
from yimen.rules.joint.gatherings import Calling, GatheringKind
from yimen.rules.refusals import NotFound

NOTICES: Final = {
    GatheringKind.SURVEY: (DocumentKind.SURVEY_NOTICE, survey_notice),
    GatheringKind.MEETING: (DocumentKind.MEETING_NOTICE, meeting_notice),
}


@transaction.atomic
def call_gathering(
    *,
    number: str,
    calling: Calling,
    by: Actor,
    at: datetime,
) -> int:
    """The gathering, with its notice in the file and a seat for each unit."""
    act = as_lead(number, Step.CALL_GATHERING, by, at)
    act.require_changeable()
    gatherings.call(calling, at)
    units = set(calling.units)
    known = {member.organ_id for member in act.members.values()}
    if strangers := units - known - {act.case.place.organ_id}:
        raise NotFound(units=sorted(strangers))
    paper = _notice(act, calling)
    row = models.Gathering.objects.create(
        run=act.run,
        kind=calling.kind,
        place=calling.place,
        subject=calling.subject,
        starts_at=calling.starts_at,
        notice=paper,
        called_at=at,
        called_by_id=by.officer_id,
    )
    models.Attendance.objects.bulk_create(
        models.Attendance(gathering=row, organ_id=unit) for unit in sorted(units)
    )
    evidence = {"gathering": row.pk, "kind": calling.kind, "units": sorted(units)}
    end(act, Step.CALL_GATHERING, evidence=evidence)
    return row.pk


def _notice(act: Turn, calling: Calling) -> str:
    """The number of the notice, which names every unit."""
    names = people.organ_names(set(calling.units))
    called = Called(
        begins_at=calling.starts_at,
        place=calling.place,
        host=act.by.name,
        units=tuple(names[unit] for unit in sorted(names)),
        about=calling.subject,
    )
    kind, make = NOTICES[calling.kind]
    notice = ToIssue(
        kind,
        lambda facts, own: make(facts, own, act.at, called),
        f"{calling.kind}:{calling.starts_at.isoformat()}",
    )
    (paper,) = issue_joint_papers(
        number=act.number, papers=[notice], by=act.by, at=act.at
    )
    return paper
