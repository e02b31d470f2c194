"""The lines of a submit: received, and one of the five answers."""

from datetime import date

from yimen.records.cases.actions import (
    _acceptance,
    _commitments,
    _decision,
    _delivery,
    _notice,
    _owed,
    _rejection,
)
from yimen.records.cases.actions._beginning import Start
from yimen.records.cases.actions._dates import acceptance_clock
from yimen.records.cases.actions._materials import evidence_of
from yimen.records.cases.actions._move import Act, Draft
from yimen.records.cases.queries import promises
from yimen.rules.authority import separation
from yimen.rules.authority import table as authority
from yimen.rules.authority.separation import History
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import (
    Accept,
    AskOnce,
    GrantOnCommitment,
    GrantOnTheSpot,
    OnlyReceive,
    Outcome,
    Reject,
    Tolerate,
)
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue import intake, tolerance
from yimen.rules.catalogue.intake import Finding
from yimen.rules.catalogue.matters import CaseKind
from yimen.rules.catalogue.tolerance import Terms, Tolerable
from yimen.rules.documents.delivery import handed_over
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import intake_receipt
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.money.fees import require_settled

RECEIPT = DocumentKind.INTAKE_RECEIPT
GRANT = DocumentKind.GRANT


def acts(
    start: Start, outcome: Outcome, finding: Finding, correct_by_on: date | None
) -> tuple[Act, ...]:
    """Received, and then the answer; an answer the papers contradict is refused."""
    match outcome:
        case OnlyReceive():
            return (_received(start, with_receipt=True),)
        case AskOnce():
            missing = intake.require_missing(finding)
            answer = _notice.act(
                start.facts(), missing, correct_by_on, by=start.by, at=start.at
            )
        case Reject():
            outcome.check()
            answer = _rejection.act(start.facts(), outcome, by=start.by, at=start.at)
        case _:
            return (_received(start), *_taken_on(start, outcome, finding))
    return (_received(start), answer)


def _taken_on(
    start: Start,
    outcome: Accept | Tolerate | GrantOnTheSpot | GrantOnCommitment,
    finding: Finding,
) -> tuple[Act, ...]:
    """Accepted as it is or on a promise, and decided where that may be at once."""
    match outcome:
        case Tolerate():
            return (_tolerated(start, outcome, finding),)
        case GrantOnCommitment():
            return _on_commitment(start, outcome, finding)
        case GrantOnTheSpot():
            intake.require_complete(finding)
            return _on_the_spot(start, outcome)
        case Accept():
            intake.require_complete(finding)
            return (_accepted(start),)


def _received(start: Start, *, with_receipt: bool = False) -> Act:
    facts = start.facts()
    limit = start.opening.notice_limit
    receipt = Draft(
        RECEIPT, lambda n: intake_receipt(facts, n[RECEIPT], start.at, limit)
    )
    address = start.application.delivery_address
    return Act(
        step=Step.RECEIVE,
        by=start.by,
        at=start.at,
        after=State.RECEIVED,
        article=articles.RECEIPT,
        changes=start.columns,
        evidence={"materials": evidence_of(start.application.papers)},
        texts={"delivery_address": address} if address else {},
        papers=(receipt,) if with_receipt else (),
    )


def _as_accepted(start: Start) -> PaperFacts:
    """The facts with the clock that begins now."""
    opening = start.opening
    clock = acceptance_clock(opening.matter, start.at, opening.hours)
    return start.facts(start.at, clock)


def _accepted(start: Start, *, with_notice: bool = True) -> Act:
    opening = start.opening
    return _acceptance.act(
        _as_accepted(start),
        opening.matter,
        ladder=opening.ladder,
        by=start.by,
        at=start.at,
        with_notice=with_notice,
    )


def tolerable(start: Start, outcome: Tolerate, finding: Finding) -> Tolerable:
    """The papers that follow on this promise, each with its day."""
    matter = start.opening.matter
    facts = _as_accepted(start)
    return tolerance.weigh(
        matter.materials,
        intake.require_missing(finding),
        Terms.of(facts.clock, facts.calendar, start.at),
        outcome.promise,
        is_trusted=promises.is_trusted(start.application.applicant_id),
    )


def _tolerated(start: Start, outcome: Tolerate, finding: Finding) -> Act:
    facts = _as_accepted(start)
    return _owed.accepted(_accepted(start), facts, tolerable(start, outcome, finding))


def with_whole(start: Start, owed: Tolerable) -> tuple[Act, ...]:
    """A part of a joint case, accepted although its whole still owes these papers."""
    accepted = _owed.with_whole(_accepted(start), _as_accepted(start), owed)
    return (_received(start), accepted)


def _on_commitment(
    start: Start, outcome: GrantOnCommitment, finding: Finding
) -> tuple[Act, ...]:
    """Decided at once like an instant matter, on a promise that is checked later."""
    given = _commitments.promised(start, outcome, finding)
    on_the_spot = GrantOnTheSpot(permit=outcome.permit, recipient=outcome.recipient)
    accepted, *decided = _on_the_spot(start, on_the_spot, is_promised=True)
    facts = start.facts(start.at)
    committed = _commitments.accepted(accepted, facts, start.opening.matter, given)
    return (committed, *decided)


def _on_the_spot(
    start: Start, outcome: GrantOnTheSpot, *, is_promised: bool = False
) -> tuple[Act, ...]:
    """An instant matter, decided by who took it in, under a live letter."""
    opening, by, at = start.opening, start.by, start.at
    authority.require(by, Step.GRANT, opening.place)
    history = History(
        organ_id=opening.matter.organ_id,
        matter_code=opening.matter.code,
        is_instant=is_promised or opening.matter.case_kind is CaseKind.INSTANT,
        accepted_by=by.officer_id,
    )
    separation.check(history, opening.letters, by=by, on=local_date(at))
    facts = start.facts(at)
    granted = _decision.granted(
        facts, outcome.permit, "", ladder=opening.ladder, by=by, at=at
    )
    decided = (_accepted(start, with_notice=False), granted)
    if outcome.recipient is None:
        return decided
    require_settled(opening.matter, is_settled=False)
    certificate = outcome.permit.certificate_name, outcome.permit.certificate_number
    handover = _delivery.Handover(
        recipient=outcome.recipient,
        results=lambda n: _delivery.results(
            (handed_over(GRANT, n[GRANT]),), certificate
        ),
        on_the_spot=True,
    )
    return (*decided, _delivery.act(facts, handover, by=by, at=at))
