"""A check on the spot by two officers or more, with its signed record (许可法 34)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import inquiries
from yimen.rules.cases.inquiries import SiteVisit
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.inquiry import site_record
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

RECORD = DocumentKind.SITE_RECORD


@transaction.atomic
def check_site(
    *,
    number: str,
    visit: SiteVisit,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with the record; fewer than two officers make no check."""
    case = approach(number, Step.CHECK_SITE, by, version)
    with_reason(place=visit.place, found=visit.found)
    inquiries.require_visit(visit, local_date(at))
    names = _names(visit)
    facts, letterhead = papers_of(case, by, at)
    act = Act(
        step=Step.CHECK_SITE,
        by=by,
        at=at,
        after=case.state,
        article=inquiries.ARTICLE_SITE,
        evidence={
            "checked_on": visit.checked_on,
            "officers": sorted(set(visit.officer_ids)),
            "is_met": visit.is_met,
            "is_signed": visit.is_signed,
        },
        texts={"outcome": visit.found},
        papers=(
            Draft(RECORD, lambda n: site_record(facts, n[RECORD], at, visit, names)),
        ),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    _write(case.case_id, visit, moved.issued[0].number, at)
    return moved


def _names(visit: SiteVisit) -> tuple[str, ...]:
    """The officers who were there, by name."""
    officers = people.names_of(set(visit.officer_ids))
    if len(officers) < len(set(visit.officer_ids)):
        raise NotFound(officers=sorted(set(visit.officer_ids) - set(officers)))
    return tuple(officers[officer] for officer in visit.officer_ids)


def _write(case_id: int, visit: SiteVisit, record: str, at: datetime) -> None:
    models.SiteCheck.objects.create(
        case_id=case_id,
        checked_on=visit.checked_on,
        place=visit.place,
        officers=sorted(set(visit.officer_ids)),
        is_met=visit.is_met,
        is_signed=visit.is_signed,
        record_number=record,
        recorded_at=at,
    )
