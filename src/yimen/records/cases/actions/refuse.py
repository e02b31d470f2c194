"""The application is refused, with reasons and remedies (许可法 38)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _decision, _filing, _hearings, _owed
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.actions._sealing import sealed
from yimen.rules.authority import separation
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Refusal
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def refuse(
    *,
    number: str,
    refusal: Refusal,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The refused case with its decision (9.5)."""
    case = approach(number, Step.REFUSE, by, version)
    with_reason(
        facts=refusal.facts,
        reason=refusal.reason,
        basis=refusal.basis,
        standard=refusal.standard,
    )
    separation.check(case.history, case.letters, by=by, on=local_date(at))
    minutes = _hearings.settled(case, at)
    facts, letterhead = papers_of(case, by, at)
    facts = replace(facts, minutes=minutes)
    act = _decision.refused(facts, refusal, ladder=case.ladder, by=by, at=at)
    moved = move(
        case,
        _owed.released(case, act),
        letterhead=letterhead,
        beside=lambda: _filing.file_after(case, act),
    )
    sealed(case.matter, moved, by=by, at=at)
    return moved
