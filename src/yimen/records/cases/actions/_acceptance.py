"""The line that accepts a case, with its notice."""

from datetime import datetime

from yimen.records.cases.actions._dates import (
    acceptance_clock,
    acceptance_columns,
    printed_columns,
)
from yimen.records.cases.actions._materials import evidence_of
from yimen.records.cases.actions._move import Act, Draft, Letterhead
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import Paper
from yimen.rules.catalogue.matters import Matter
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import acceptance_notice
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.lights import LightSettings

NOTICE = DocumentKind.ACCEPTANCE_NOTICE


def act(
    facts: PaperFacts,
    matter: Matter,
    *,
    ladder: LightSettings,
    by: Actor,
    at: datetime,
    with_notice: bool = True,
) -> Act:
    """Accepted now: both limits begin, and the notice says when they end."""
    draft = Draft(NOTICE, lambda n: acceptance_notice(facts, n[NOTICE], at))
    columns = acceptance_columns(
        matter, facts.calendar, facts.clock, ladder=ladder, by=by, accepted_at=at
    )
    return Act(
        step=Step.ACCEPT,
        by=by,
        at=at,
        after=State.ACCEPTED,
        article=articles.RECEIPT,
        changes={**columns, **(printed_columns(columns) if with_notice else {})},
        evidence={"materials": evidence_of(facts.papers)},
        papers=(draft,) if with_notice else (),
    )


def of(
    case: CaseFacts, papers: tuple[Paper, ...], *, by: Actor, at: datetime
) -> tuple[Act, Letterhead]:
    """The acceptance of a case that exists."""
    clock = acceptance_clock(case.matter, at, case.hours)
    facts, letterhead = papers_of(
        case, by, at, accepted_at=at, clock=clock, papers=papers
    )
    accepted = act(facts, case.matter, ladder=case.ladder, by=by, at=at)
    return accepted, letterhead


def deemed(case: CaseFacts, *, by: Actor, at: datetime) -> tuple[Act, Letterhead]:
    """Accepted by silence from the day of receipt: that much is already used."""
    since = case.received_at
    clock = acceptance_clock(case.matter, since, case.hours)
    facts, letterhead = papers_of(case, by, at, accepted_at=since, clock=clock)
    draft = Draft(
        NOTICE, lambda n: acceptance_notice(facts, n[NOTICE], at, is_deemed=True)
    )
    columns = acceptance_columns(
        case.matter,
        case.calendar,
        clock,
        ladder=case.ladder,
        by=by,
        accepted_at=since,
    )
    deemed_act = Act(
        step=Step.DEEM_ACCEPTED,
        by=by,
        at=since,
        after=State.ACCEPTED,
        article=articles.RECEIPT,
        changes={**columns, **printed_columns(columns)},
        evidence={"notice_due_on": case.notice_due_on, "noticed_at": at},
        papers=(draft,),
    )
    return deemed_act, letterhead
