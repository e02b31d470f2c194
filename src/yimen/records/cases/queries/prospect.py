"""What follows at once if the counter submits now."""

from dataclasses import dataclass
from datetime import date, datetime

from yimen.records.cases.facts import OpeningFacts, decision_clock, opening_facts
from yimen.records.cases.queries.promises import is_trusted
from yimen.rules.authority import separation
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.separation import History
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Application
from yimen.rules.catalogue import commitments, intake, tolerance
from yimen.rules.catalogue.commitments import Commitment
from yimen.rules.catalogue.intake import Complete, Finding, Incomplete, Paper
from yimen.rules.catalogue.matters import CaseKind, Material, Matter
from yimen.rules.catalogue.tolerance import Promise, Terms, Tolerable
from yimen.rules.documents.frame import Ledger, ledger_of
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.clock import Strip, due, explain, strip
from yimen.rules.refusals import Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Prospect:
    """The counter's preview: the finding, the dates and what may be pressed."""

    materials: tuple[Material, ...]
    finding: Finding
    is_instant: bool
    may_decide_here: bool  # instant, and this actor holds a live letter
    due_on: date | None
    statutory_due_on: date | None
    is_provisional: bool
    ledger: Ledger | None
    strip: Strip | None
    buttons: tuple[Step, ...]
    tolerable: Tolerable | None  # what may follow later, each paper with its last day
    intolerable: Refused | None  # why not, where only such papers are lacking
    commitment: Commitment | None  # what may be decided at once, on a promise


def prospect(
    matter_version_id: int,
    papers: tuple[Paper, ...],
    actor: Actor,
    at: datetime,
    *,
    applicant_id: int = 0,
) -> Prospect:
    """What would follow from these papers at this counter today."""
    nobody = Application(
        submit_key="", matter_version_id=matter_version_id, applicant_id=0
    )
    opening = opening_facts(nobody, actor)
    authority.require(actor, Step.RECEIVE, opening.place)
    matter, calendar = opening.matter, opening.calendar
    finding = intake.examine(matter.materials, papers)
    clock = decision_clock(
        at, (matter.statutory_limit, matter.promised_limit), opening.hours
    )
    leading = due(clock.leading, calendar) if clock else None
    statutory = due(clock.statutory, calendar) if clock and clock.statutory else None
    here = _may_decide_here(opening, actor, local_date(at))
    terms = Terms.of(clock, calendar, at)
    tolerable, intolerable = _tolerable(matter, finding, terms, applicant_id)
    return Prospect(
        materials=matter.materials,
        finding=finding,
        is_instant=matter.case_kind is CaseKind.INSTANT,
        may_decide_here=here,
        due_on=leading.on if leading else None,
        statutory_due_on=statutory.on if statutory else None,
        is_provisional=any(d.provisional for d in (leading, statutory) if d),
        ledger=ledger_of(explain(clock.leading, calendar)) if clock else None,
        strip=strip(clock, at, calendar, opening.ladder) if clock else None,
        commitment=_commitment(opening, finding, actor, at, applicant_id),
        buttons=_buttons(finding, here=here, tolerable=tolerable is not None),
        tolerable=tolerable,
        intolerable=intolerable,
    )


def _commitment(
    opening: OpeningFacts,
    finding: Finding,
    actor: Actor,
    at: datetime,
    applicant_id: int,
) -> Commitment | None:
    """What this actor may decide on a promise, if the matter allows it."""
    elements = opening.matter.elements
    if not elements.allows_commitment or not _holds_letter(
        opening, actor, local_date(at)
    ):
        return None
    try:
        return commitments.promised(
            elements,
            finding,
            on=local_date(at),
            calendar=opening.calendar,
            is_trusted=is_trusted(applicant_id),
        )
    except Refused:
        return None


def _may_decide_here(opening: OpeningFacts, actor: Actor, today: date) -> bool:
    is_instant = opening.matter.case_kind is CaseKind.INSTANT
    return is_instant and _holds_letter(opening, actor, today)


def _holds_letter(opening: OpeningFacts, actor: Actor, today: date) -> bool:
    """Whether this actor may decide this matter at the counter."""
    matter = opening.matter
    if not authority.may(actor, Step.GRANT, opening.place):
        return False
    history = History(
        organ_id=matter.organ_id,
        matter_code=matter.code,
        is_instant=True,
        accepted_by=actor.officer_id,
    )
    try:
        separation.check(history, opening.letters, by=actor, on=today)
    except Refused:
        return False
    return True


def _tolerable(
    matter: Matter, finding: Finding, terms: Terms, applicant_id: int
) -> tuple[Tolerable | None, Refused | None]:
    """Whether the gap is tolerable, as far as the counter can know it beforehand."""
    if not isinstance(finding, Incomplete):
        return None, None
    if not tolerance.is_only_secondary(matter.materials, finding):
        return None, None
    try:
        return tolerance.weigh(
            matter.materials,
            finding,
            terms,
            Promise(conditions_met=True),
            is_trusted=is_trusted(applicant_id),
        ), None
    except Refused as refusal:
        return None, refusal


def _buttons(finding: Finding, *, here: bool, tolerable: bool) -> tuple[Step, ...]:
    complete = isinstance(finding, Complete)
    offered = {
        Step.GRANT: complete and here,
        Step.ACCEPT: complete,
        Step.TOLERATE: tolerable,
        Step.ASK_CORRECTION: not complete,
        Step.REJECT: True,
        Step.RECEIVE: True,
    }
    return tuple(step for step, is_offered in offered.items() if is_offered)
