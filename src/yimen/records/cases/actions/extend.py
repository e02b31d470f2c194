"""The one extension, by the right rank, before expiry (许可法 42)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, officer_of, with_reason
from yimen.records.cases.actions._dates import due_columns, printed_columns
from yimen.records.cases.actions._move import Act, Draft, Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed
from yimen.rules.documents.decision import extension_notice
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock import extensions
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.extensions import Extension

RANKS = (Role.ORGAN_HEAD, Role.GOVERNMENT_HEAD)
NOTICE = DocumentKind.EXTENSION_NOTICE


@transaction.atomic
def extend(
    *,
    number: str,
    days: int,
    reason: str,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with its later days and the notice that gives the reason (9.10)."""
    case = approach(number, Step.EXTEND, by, version)
    with_reason(reason=reason)
    extension = _approved(case, days, by, at)
    clock = replace(case.clock, extension=extension) if case.clock else None
    days_due = due_columns(clock, case.calendar, ladder=case.ladder)
    facts, letterhead = papers_of(case, by, at, clock=clock)
    act = Act(
        step=Step.EXTEND,
        by=by,
        at=at,
        after=case.state,
        article=extension.article,
        changes={"extension_days": days, **days_due, **printed_columns(days_due)},
        evidence={"rank": extension.rank},
        texts={"reason": reason},
        papers=(
            Draft(
                NOTICE,
                lambda n: extension_notice(facts, n[NOTICE], at, extension, reason),
            ),
        ),
    )
    officer_id = officer_of(by, Step.EXTEND)
    return move(
        case,
        act,
        letterhead=letterhead,
        beside=lambda: _write(case, extension, reason, officer_id),
    )


def _approved(case: CaseFacts, days: int, by: Actor, at: datetime) -> Extension:
    """The extension in the rank that the matter's law asks for."""
    rule = case.extension_rule
    own = next(filter(by.has, RANKS), None)
    if own is None:
        raise NotAllowed(step=Step.EXTEND, actor=by.mark)
    extension = Extension(
        days,
        local_date(at),
        rank=rule.rank if by.has(rule.rank) else own,
        article=rule.article,
    )
    return extensions.approve(
        extension,
        rule,
        earlier=case.extension,
        started_on=local_date(case.accepted_at or at),
        due_on=case.statutory_due_on or case.due_on or local_date(at),
    )


def _write(case: CaseFacts, extension: Extension, reason: str, officer_id: int) -> None:
    models.CaseExtension.objects.create(
        case_id=case.case_id,
        days=extension.days,
        approved_on=extension.approved_on,
        approved_by_id=officer_id,
        rank=extension.rank,
        article=extension.article,
        reason=reason,
    )
