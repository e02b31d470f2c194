"""Accepted with a gap, on a written promise (容缺受理)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _acceptance, _owed
from yimen.records.cases.actions._approach import approach, in_time_to_answer
from yimen.records.cases.actions._dates import acceptance_clock
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.queries import promises
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import intake, tolerance
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.tolerance import Promise, Terms


@transaction.atomic
def tolerate(
    *,
    number: str,
    promise: Promise,
    papers: tuple[Paper, ...] = (),
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The accepted case with promise and notice (9.7); the limit runs from today."""
    case = approach(number, Step.TOLERATE, by, version)
    in_time_to_answer(case, at)
    together = intake.together(case.papers, papers)
    missing = intake.require_missing(
        intake.examine(case.matter.materials, together, case.told)
    )
    clock = acceptance_clock(case.matter, at, case.hours)
    facts, letterhead = papers_of(
        case, by, at, accepted_at=at, clock=clock, papers=together
    )
    tolerable = tolerance.weigh(
        case.matter.materials,
        missing,
        Terms.of(clock, case.calendar, at),
        promise,
        is_trusted=promises.is_trusted(case.applicant_id),
    )
    accepted = _acceptance.act(facts, case.matter, ladder=case.ladder, by=by, at=at)
    act = _owed.accepted(accepted, facts, tolerable)

    def beside() -> None:
        write_papers(case.case_id, papers, at)
        _owed.write(case.case_id, tolerable, at)

    return move(case, act, letterhead=letterhead, beside=beside)
