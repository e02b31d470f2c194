"""A special procedure stops the clock, told in writing (许可法 45)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._dates import due_columns
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Stop
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import procedures
from yimen.rules.documents.decision import pause_notice
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock import pauses
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.pauses import Pause
from yimen.rules.legal_clock.terms import DecisionClock

NOTICE = DocumentKind.PAUSE_NOTICE


@transaction.atomic
def pause(
    *,
    number: str,
    stop: Stop,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The paused case with its written notice (9.9): without one nothing stops."""
    case = approach(number, Step.PAUSE, by, version)
    with_reason(reason=stop.reason)
    begun = _begun(case, stop, at)
    clock = _clock(case, begun)
    facts, letterhead = papers_of(case, by, at, clock=clock)
    act = Act(
        step=Step.PAUSE,
        by=by,
        at=at,
        after=State.PAUSED,
        article=begun.article,
        changes=due_columns(clock, case.calendar, ladder=case.ladder),
        evidence={
            "procedure": begun.procedure,
            "asked_days": begun.asked_days,
            "returns_to": case.state,
        },
        texts={"reason": stop.reason},
        papers=(
            Draft(NOTICE, lambda n: pause_notice(facts, n[NOTICE], at, begun, stop)),
        ),
    )
    moved = move(
        case,
        act,
        letterhead=letterhead,
        beside=lambda: _write(case, begun, stop, at),
    )
    _name_notice(case, moved)
    return moved


def _name_notice(case: CaseFacts, moved: Moved) -> None:
    """The pause knows the notice without which it would stop nothing."""
    told = models.CasePause.objects.filter(case_id=case.case_id, ended_on=None)
    told.update(notice_number=moved.issued[0].number)


def _begun(case: CaseFacts, stop: Stop, at: datetime) -> Pause:
    """The pause from today, if the clock may stop for it."""
    today = local_date(at)
    begun = Pause(
        today,
        asked_days=stop.asked_days,
        procedure=stop.procedure,
        article=procedures.basis_of(
            stop.procedure, case.matter.elements.uncounted_procedures
        ),
        started_at=at,
    )
    accepted_on = local_date(case.accepted_at or at)
    pauses.begin(case.pauses, begun, limit_started_on=accepted_on, today=today)
    return begun


def _clock(case: CaseFacts, begun: Pause) -> DecisionClock | None:
    clock = case.clock
    return replace(clock, pauses=(*clock.pauses, begun)) if clock else None


def _write(case: CaseFacts, begun: Pause, stop: Stop, at: datetime) -> None:
    models.CasePause.objects.create(
        case_id=case.case_id,
        procedure=begun.procedure,
        started_on=begun.started_on,
        started_at=at,
        asked_days=stop.asked_days,
        article=begun.article,
        reason=stop.reason,
        returns_to=case.state,
    )
