"""The call sheet with telephones: opened for a reason, and the journal keeps it."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.journal.append import Line, append
from yimen.records.people import queries as people
from yimen.records.ratings.actions._calls import the_plan
from yimen.records.ratings.models import CallBack
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.messages import Contact


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """Whom to call about what. Not to be kept."""

    place: int
    name: str
    phone: str
    matter: str
    ended_at: datetime | None


@transaction.atomic
def open_call_sheet(*, plan_id: int, by: Actor, at: datetime) -> tuple[CallLine, ...]:
    """The lines that still wait; cases that the caller worked on are left out."""
    plan = the_plan(plan_id, Step.CALL_BACK, by)
    rows = CallBack.objects.filter(plan=plan, ended_at=None).order_by("place")
    found = [(row.place, cases.rateable(row.case_id)) for row in rows]
    kept = [
        (place, case)
        for place, case in found
        if case is not None and by.officer_ids.isdisjoint(case.hands)
    ]
    contacts = people.contacts([case.applicant_id for _, case in kept])
    append(
        Line(
            kind="call_plan",
            subject=str(plan_id),
            step=Step.CALL_BACK,
            by=by,
            happened_at=at,
            payload={"act": "open_sheet", "places": [place for place, _ in kept]},
        )
    )
    return tuple(
        CallLine(
            place=place,
            name=people.full_name(case.applicant_id),
            phone=contacts.get(case.applicant_id, Contact()).phone,
            matter=case.matter,
            ended_at=case.ended_at,
        )
        for place, case in kept
    )
