"""The hearing was held: its signed minutes, on which the decision rests (许可法 48)."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _hearings
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.actions.schedule_hearing import reviewers
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import hearings
from yimen.rules.cases.hearings import HearingState, NoHearing
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.hearing import Minutes, Sitting, hearing_minutes
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound

MINUTES = DocumentKind.HEARING_MINUTES


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """What the minutes say, and who signed them."""

    ended_at: datetime
    present: tuple[tuple[str, str], ...]  # name, in what right
    statements: tuple[tuple[str, str], ...]  # who, what
    evidence: str
    finding: str
    is_signed: bool
    note: str = ""  # who did not sign, and why


@transaction.atomic
def hold_hearing(
    *, number: str, heard: Heard, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case with the minutes (9.11); it may be decided now."""
    case = approach(number, Step.HOLD_HEARING, by, version)
    with_reason(finding=heard.finding, evidence=heard.evidence)
    kept = _hearings.live_hearing(case)
    hearings.require_held(
        kept.hearing, local_date(at), signed=heard.is_signed, note=heard.note
    )
    row = models.Hearing.objects.get(pk=kept.hearing_id)
    hearings.require_host(row.host_id or 0, reviewers(case))
    minutes = _minutes(row, heard)
    facts, letterhead = papers_of(case, by, at)
    act = Act(
        step=Step.HOLD_HEARING,
        after=case.state,
        article=hearings.ARTICLE_HELD,
        by=by,
        at=at,
        evidence={
            "present": len(heard.present),
            "is_signed": heard.is_signed,
            "is_late": hearings.is_late(kept.hearing),
        },
        texts={"outcome": "；".join(filter(None, (heard.finding, heard.note)))},
        papers=(
            Draft(MINUTES, lambda n: hearing_minutes(facts, n[MINUTES], at, minutes)),
        ),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    _hearings.change(
        kept,
        number,
        state=HearingState.HELD,
        ended_at=heard.ended_at,
        minutes_number=moved.issued[0].number,
    )
    return moved


def _minutes(row: models.Hearing, heard: Heard) -> Minutes:
    host = people.colleague(row.host_id or 0)
    if host is None:
        raise NotFound(officer=row.host_id)
    if row.begins_at is None:
        raise NoHearing(hearing=row.pk)
    return Minutes(
        sitting=Sitting(
            begins_at=row.begins_at,
            place=row.place,
            host=host.name,
            host_unit=host.unit,
            clerk=row.clerk,
            is_open=row.is_open,
        ),
        ended_at=heard.ended_at,
        present=heard.present,
        statements=heard.statements,
        evidence=heard.evidence,
        finding="；".join(filter(None, (heard.finding, heard.note))),
    )
