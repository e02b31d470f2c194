"""Time, place and host are told, seven working days ahead (许可法 48)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _hearings
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Issued, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import HearingKind, HearingState
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.hearing import Sitting, hearing_notice, hearing_public
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

NOTICE = DocumentKind.HEARING_NOTICE
PUBLIC = DocumentKind.HEARING_PUBLIC


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """When, where and under whom; and whether everybody is to hear of it."""

    begins_at: datetime
    place: str
    host_id: int
    clerk: str
    is_open: bool = True
    is_announced: bool = False
    why: str = ""


@transaction.atomic
def schedule_hearing(
    *, number: str, plan: Plan, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case with the summons (9.11); a new day or another host is told anew."""
    case = approach(number, Step.SCHEDULE_HEARING, by, version)
    with_reason(place=plan.place, clerk=plan.clerk)
    kept = _hearings.live_hearing(case)
    hearings.require_schedule(
        kept.hearing,
        told_on=local_date(at),
        begins_on=local_date(plan.begins_at),
        calendar=case.calendar,
    )
    hearings.require_host(plan.host_id, reviewers(case))
    public = plan.is_announced or kept.hearing.kind is HearingKind.OWN_MOTION
    facts, letterhead = papers_of(case, by, at)
    act = Act(
        step=Step.SCHEDULE_HEARING,
        after=case.state,
        article=hearings.ARTICLE_HELD,
        by=by,
        at=at,
        evidence={
            "begins_at": plan.begins_at,
            "host": plan.host_id,
            "is_announced": public,
        },
        papers=_papers(facts, plan, _sitting(plan), at, is_public=public),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    _write(kept, number, plan, moved.issued, at)
    return moved


def reviewers(case: CaseFacts) -> tuple[int | None, ...]:
    """Those who examine the application."""
    return (case.place.holder_id, case.examined_by)


def _sitting(plan: Plan) -> Sitting:
    host = people.colleague(plan.host_id)
    if host is None:
        raise NotFound(officer=plan.host_id)
    return Sitting(
        begins_at=plan.begins_at,
        place=plan.place,
        host=host.name,
        host_unit=host.unit,
        clerk=plan.clerk,
        is_open=plan.is_open,
    )


def _papers(
    facts: PaperFacts, plan: Plan, sitting: Sitting, at: datetime, *, is_public: bool
) -> tuple[Draft, ...]:
    notice = Draft(NOTICE, lambda n: hearing_notice(facts, n[NOTICE], at, sitting))
    public = Draft(
        PUBLIC,
        lambda n: hearing_public(
            facts, n[PUBLIC], at, sitting, why=plan.why or "涉及公共利益"
        ),
    )
    return (notice, public) if is_public else (notice,)


def _write(
    kept: _hearings.Kept,
    number: str,
    plan: Plan,
    issued: tuple[Issued, ...],
    at: datetime,
) -> None:
    _hearings.change(
        kept,
        number,
        state=HearingState.SCHEDULED,
        begins_at=plan.begins_at,
        place=plan.place,
        host_id=plan.host_id,
        clerk=plan.clerk,
        is_open=plan.is_open,
        notified_at=at,
        notice_number=issued[0].number,
        announced_at=at if len(issued) > 1 else None,
    )
