"""A promised paper did not come: the application counts as withdrawn (容缺受理)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions import _closing, _owed
from yimen.records.cases.actions._approach import approach
from yimen.records.cases.actions._move import Moved, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.tolerance import Debt, OwedState
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.messages import MessageKind, Recipient, Subject

VOID_REASON = "承诺的材料逾期未补齐，视为撤回申请"


@transaction.atomic
def lapse_promise(*, number: str, at: datetime) -> Moved:
    """The withdrawn case with its notice; the broken promise stands in the register."""
    case = approach(number, Step.LAPSE_PROMISE, SYSTEM)
    late = tolerance.missed(_owed.debts_of(case), local_date(at))
    facts, letterhead = papers_of(case, SYSTEM, at)
    act = _closing.act(
        facts,
        Step.LAPSE_PROMISE,
        f"承诺补交的{tolerance.names(late)}逾期未补齐",
        article=tolerance.basis_of(case.matter.elements.tolerance_basis),
        by=SYSTEM,
        at=at,
    )
    _owed.settle(case, OwedState.MISSED, [debt.code for debt in late], at=at)
    return move(
        case,
        _owed.released(case, act),
        letterhead=letterhead,
        beside=lambda: _write(case, late, at),
    )


def _write(case: CaseFacts, late: tuple[Debt, ...], at: datetime) -> None:
    """The register's row, the word to the applicant; a grant not handed out is void."""
    if case.parent_id is None:  # a part's promise was the whole's, and is broken once
        _register(case, late, at)
    notice = Notice(
        whom=Recipient.applicant(case.applicant_id),
        kind=MessageKind.PROMISE_LAPSED,
        subject=Subject("case", case.number),
        facts={
            "matter": case.matter.name,
            "case": case.number,
            "missing": tolerance.names(late),
        },
        hall_id=case.place.hall_id,
    )
    tell_all([notice], by=SYSTEM, at=at)
    grants = models.Document.objects.filter(
        case_id=case.case_id, kind=DocumentKind.GRANT, voided_at=None
    )
    grants.update(voided_at=at, void_reason=VOID_REASON)


def _register(case: CaseFacts, late: tuple[Debt, ...], at: datetime) -> None:
    models.BrokenPromise.objects.create(
        applicant_id=case.applicant_id,
        agent_id=case.handling_agent_id,
        case_id=case.case_id,
        kind="tolerance",
        what=tolerance.names(late),
        broken_at=at,
    )
