"""The minutes of a survey or a meeting; who stayed away without reason agrees."""

from dataclasses import replace
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.ports.vault import vault
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
from yimen.rules.documents.frame import DocumentKind, Sheet
from yimen.rules.documents.joint import Gathering as Held
from yimen.rules.documents.joint import Opinion, meeting_minutes
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.joint import gatherings
from yimen.rules.joint.gatherings import AlreadyMinuted, GatheringKind, Seat
from yimen.rules.joint.graphs import ApprovalKind
from yimen.rules.joint.members import MemberState
from yimen.rules.refusals import NotFound

TITLES: Final = {
    GatheringKind.SURVEY: "联合踏勘记录",
    GatheringKind.MEETING: "联席会议纪要",
}


@transaction.atomic
def minute_gathering(
    *, number: str, gathering: int, text: str, by: Actor, at: datetime
) -> str:
    """The number of the minutes.

    A unit that was called and stayed away without a good reason is taken to agree: its
    open opinions, for which it signed, close by absence. A permit never does.
    """
    act = as_lead(number, Step.MINUTE_GATHERING, by, at)
    row = models.Gathering.objects.filter(run=act.run, pk=gathering).first()
    if row is None:
        raise NotFound(gathering=gathering)
    if row.minuted_at is not None:
        raise AlreadyMinuted(gathering=gathering)
    gatherings.minute(row.starts_at, text, at)
    seats = list(models.Attendance.objects.filter(gathering=row).order_by("pk"))
    absent = _absent(seats)
    paper = _issue(act, row, seats, text)
    models.Gathering.objects.filter(pk=row.pk).update(
        minutes=paper, minutes_sealed=vault().seal(text), minuted_at=at
    )
    models.Attendance.objects.filter(gathering=row, organ_id__in=absent).update(
        came=False, consent_by_absence=True
    )
    _consent(act, absent)
    end(
        act,
        Step.MINUTE_GATHERING,
        article="联合办理制度（缺席默认）" if absent else "行政许可法第二十六条",
        evidence={"gathering": gathering, "absent": sorted(absent), "minutes": paper},
        texts={"minutes": text},
    )
    return paper


def _absent(seats: list[models.Attendance]) -> set[int]:
    return {
        seat.organ_id
        for seat in seats
        if Seat(seat.organ_id, seat.came, seat.excuse).consents_by_absence
    }


def _consent(act: Turn, absent: set[int]) -> None:
    for member in act.members.values():
        counts = (
            member.organ_id in absent
            and member.kind == ApprovalKind.OPINION
            and member.state == MemberState.OPEN
            and member.signed_at is not None
        )
        if counts:
            act.change(
                member, state=MemberState.AGREED, by_silence=True, closed_at=act.at
            )


def _issue(
    act: Turn, row: models.Gathering, seats: list[models.Attendance], text: str
) -> str:
    names = people.organ_names({seat.organ_id for seat in seats})
    held = Held(
        begins_at=row.starts_at,
        place=row.place,
        host=act.by.name,
        units=tuple(names[seat.organ_id] for seat in seats),
        about=row.subject,
    )
    said = tuple(_opinion(seat, names[seat.organ_id]) for seat in seats)
    title = TITLES[GatheringKind(row.kind)]

    def make(facts: PaperFacts, own: str) -> Sheet:
        sheet = meeting_minutes(facts, own, act.at, held, said, text.strip())
        return replace(sheet, title=title)

    minutes = ToIssue(DocumentKind.MEETING_MINUTES, make, str(row.pk))
    (paper,) = issue_joint_papers(
        number=act.number, papers=[minutes], by=act.by, at=act.at
    )
    return paper


def _opinion(seat: models.Attendance, unit: str) -> Opinion:
    said = f"请假：{seat.excuse}" if seat.excuse else seat.opinion or "同意"
    came = "、".join(seat.persons) or ("请假" if seat.excuse else "")
    return Opinion(unit=unit, attended_by=came, said=said if came else "")
