"""The line and the row of the one-time notice."""

from dataclasses import asdict
from datetime import date, datetime

from yimen.records.cases import models
from yimen.records.cases.actions._move import Act, Draft
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import Incomplete, NoTimeToCorrect
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import one_time_notice
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import local_date

NOTICE = DocumentKind.ONE_TIME_NOTICE


def act(
    facts: PaperFacts,
    missing: Incomplete,
    correct_by_on: date | None,
    *,
    by: Actor,
    at: datetime,
) -> Act:
    """Told once: everything that is missing or wrong."""
    if correct_by_on is not None and correct_by_on <= local_date(at):
        raise NoTimeToCorrect(correct_by_on=correct_by_on)
    return Act(
        step=Step.ASK_CORRECTION,
        by=by,
        at=at,
        after=State.CORRECTING,
        article=articles.RECEIPT,
        evidence={"told": sorted(missing.codes), "correct_by_on": correct_by_on},
        papers=(
            Draft(
                NOTICE,
                lambda n: one_time_notice(
                    facts, n[NOTICE], at, missing.missing, correct_by_on
                ),
            ),
        ),
    )


def write(
    case_id: int, missing: Incomplete, correct_by_on: date | None, at: datetime
) -> None:
    """What the notice named, kept for the day somebody asks for more."""
    models.OneTimeNotice.objects.create(
        case_id=case_id,
        told=sorted(missing.codes),
        points=[asdict(gap) for gap in missing.missing],
        given_at=at,
        correct_by_on=correct_by_on,
    )
