"""A breach goes on: confirmed by a second hand, appealed, decided by a third."""

from datetime import datetime
from typing import Any

from django.db import transaction

from yimen.records.conduct.actions._people import (
    place_of,
    tell_officer,
    the_officer,
)
from yimen.records.conduct.actions._write import Done, change, officer_of
from yimen.records.conduct.models import Breach
from yimen.records.conduct.queries.settings import conduct_settings
from yimen.records.network import queries as network
from yimen.records.people.queries import OfficerRow
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import breaches
from yimen.rules.conduct.breaches import BreachState, Move
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Subject
from yimen.rules.refusals import NotFound

_SHORT = 40


@transaction.atomic
def confirm_breach(
    *,
    breach_id: int,
    confirms: bool,
    comment: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Confirmed and told to the officer, or dismissed with a reason."""
    row, officer = _approach(breach_id, by, Step.CONFIRM_BREACH)
    move = Move.CONFIRM if confirms else Move.DISMISS
    state = breaches.after(BreachState(row.state), move)
    breaches.check_hands(by.officer_ids, row.officer_id, [row.recorded_by_id])
    said = comment.strip() if confirms else breaches.check_text(comment)
    today = local_date(at)
    days = conduct_settings().appeal_days
    due_on = breaches.appeal_due_on(today, _calendar(officer, at), days)
    _move(
        row,
        version,
        _done(Step.CONFIRM_BREACH, state, row, by, at, comment=said),
        confirmed_at=at,
        confirmed_by_id=officer_of(by, Step.CONFIRM_BREACH),
        comment=said,
        appeal_due_on=due_on if confirms else None,
    )
    if confirms:
        facts = {"what": row.what[:_SHORT], "due": day_words(due_on)}
        _tell(officer, row, MessageKind.BREACH_CONFIRMED, facts, by, at)


@transaction.atomic
def appeal_breach(
    *, breach_id: int, appeal: str, version: int, by: Actor, at: datetime
) -> None:
    """The officer says why it is not so; a third hand decides."""
    row = Breach.objects.filter(pk=breach_id, officer_id__in=by.officer_ids).first()
    if row is None:
        raise NotFound(breach=breach_id)
    state = breaches.after(BreachState(row.state), Move.APPEAL)
    breaches.check_appeal(row.appeal_due_on, local_date(at))
    said = breaches.check_text(appeal)
    done = _done(Step.APPEAL_BREACH, state, row, by, at, appeal=said)
    _move(row, version, done, appeal=said, appealed_at=at)


@transaction.atomic
def decide_appeal(
    *,
    breach_id: int,
    cancels: bool,
    decision: str,
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """Upheld or cancelled, with the reason, by somebody who had no say before."""
    row, officer = _approach(breach_id, by, Step.DECIDE_APPEAL)
    move = Move.CANCEL if cancels else Move.UPHOLD
    state = breaches.after(BreachState(row.state), move)
    hands = [row.recorded_by_id, row.confirmed_by_id]
    breaches.check_hands(by.officer_ids, row.officer_id, hands)
    said = breaches.check_text(decision)
    _move(
        row,
        version,
        _done(Step.DECIDE_APPEAL, state, row, by, at, decision=said),
        decision=said,
        decided_at=at,
        decided_by_id=officer_of(by, Step.DECIDE_APPEAL),
    )
    facts = {"what": row.what[:_SHORT], "result": "撤销" if cancels else "维持"}
    _tell(officer, row, MessageKind.BREACH_DECIDED, facts, by, at)


def _approach(breach_id: int, by: Actor, step: Step) -> tuple[Breach, OfficerRow]:
    row = Breach.objects.filter(pk=breach_id).first()
    if row is None:
        raise NotFound(breach=breach_id)
    officer = the_officer(row.officer_id)
    authority.require(by, step, place_of(officer))
    return row, officer


def _calendar(officer: OfficerRow, at: datetime) -> WorkCalendar:
    return network.hall_hours(officer.hall_id or 0, local_date(at)).calendar


def _done(
    step: Step, state: BreachState, row: Breach, by: Actor, at: datetime, **texts: str
) -> Done:
    evidence = {"officer": row.officer_id, "points": row.points}
    return Done(step=step, by=by, at=at, after=state, evidence=evidence, texts=texts)


def _move(row: Breach, version: int, done: Done, **columns: Any) -> None:
    change(row, version, "staff_breach", done, state=done.after, **columns)


def _tell(
    officer: OfficerRow,
    row: Breach,
    kind: MessageKind,
    facts: dict[str, str],
    by: Actor,
    at: datetime,
) -> None:
    subject = Subject("staff_breach", str(row.pk))
    tell_officer(officer, kind, subject, facts, by=by, at=at)
