"""The application is granted (许可法 38)."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions import _decision, _hearings
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.actions._sealing import sealed
from yimen.rules.authority import separation
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import NotExamined, Permit
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def grant(
    *,
    number: str,
    permit: Permit,
    opinion: str = "",
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The granted case with its decision (9.6); ten working days to deliver begin."""
    case = approach(number, Step.GRANT, by, version)
    if case.state is State.ACCEPTED and case.kind is not CaseKind.INSTANT:
        raise NotExamined(case=number)
    separation.check(case.history, case.letters, by=by, on=local_date(at))
    minutes = _hearings.settled(case, at)
    facts, letterhead = papers_of(case, by, at)
    facts = replace(facts, minutes=minutes)
    act = _decision.granted(facts, permit, opinion, ladder=case.ladder, by=by, at=at)
    moved = move(case, act, letterhead=letterhead)
    sealed(case.matter, moved, by=by, at=at)
    return moved
