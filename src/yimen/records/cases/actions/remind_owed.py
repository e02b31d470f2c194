"""The applicant is reminded of a promised paper, a little before its day."""

from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions import _owed
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.tolerance import Debt, OwedState, TooEarlyToRemind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind, Recipient, Subject


def remind_owed(*, number: str, at: datetime) -> Moved:
    """The case, its applicant reminded of what is due soon; each paper once."""
    return until_it_fits(lambda: _remind(number, at))


def _remind(number: str, at: datetime) -> Moved:
    case = approach(number, Step.REMIND_OWED, SYSTEM)
    rows = models.OwedMaterial.objects.filter(
        case_id=case.case_id, state=OwedState.OWED, reminded_at=None
    )
    fresh = set(rows.values_list("material_code", flat=True))
    soon = tolerance.due_soon(_owed.debts_of(case), local_date(at), case.calendar)
    codes = [debt.code for debt in soon if debt.code in fresh]
    if not codes:
        raise TooEarlyToRemind(case=number)
    act = Act(
        step=Step.REMIND_OWED,
        by=SYSTEM,
        at=at,
        after=case.state,
        evidence={"materials": codes, "owed_by_on": case.owed_by_on},
    )
    moved = move(case, act, is_aside=True)
    rows.filter(material_code__in=codes).update(reminded_at=at)
    due = [debt for debt in soon if debt.code in codes]
    tell_all([_notice(case, due)], by=SYSTEM, at=at)
    return moved


def _notice(case: CaseFacts, due: list[Debt]) -> Notice:
    return Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.PROMISE_DUE,
        subject=Subject("case", case.number),
        facts={
            "matter": case.matter.name,
            "case": case.number,
            "missing": tolerance.names(due),
            "due": day_words(min(debt.due_on for debt in due)),
        },
        hall_id=case.place.hall_id,
    )
