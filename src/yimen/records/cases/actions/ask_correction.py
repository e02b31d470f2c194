"""The one notice that lists everything missing (许可法 32(1)④)."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.cases.actions import _notice
from yimen.records.cases.actions._approach import approach, in_time_to_answer
from yimen.records.cases.actions._materials import write_papers
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import intake
from yimen.rules.catalogue.intake import Paper


@transaction.atomic
def ask_correction(
    *,
    number: str,
    papers: tuple[Paper, ...] = (),
    correct_by_on: date | None = None,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case with its one-time notice (9.3); a second one is refused."""
    case = approach(number, Step.ASK_CORRECTION, by, version)
    in_time_to_answer(case, at)
    together = intake.together(case.papers, papers)
    missing = intake.require_missing(
        intake.examine(case.matter.materials, together, case.told)
    )
    facts, letterhead = papers_of(case, by, at, papers=together)
    act = _notice.act(facts, missing, correct_by_on, by=by, at=at)

    def beside() -> None:
        write_papers(case.case_id, papers, at)
        _notice.write(case.case_id, missing, correct_by_on, at)

    return move(case, act, letterhead=letterhead, beside=beside)
