"""Deciding: who may, and the lines that say so."""

from datetime import datetime

from yimen.records.cases.actions._dates import decision_columns
from yimen.records.cases.actions._move import Act, Draft
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.decisions import Permit, PermitSaysNothing, Refusal
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.decision import grant, refusal
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock.lights import LightSettings

GRANT = DocumentKind.GRANT
REFUSAL = DocumentKind.REFUSAL
ARTICLE = "行政许可法第三十八条"


def granted(
    facts: PaperFacts,
    permit: Permit,
    opinion: str,
    *,
    ladder: LightSettings,
    by: Actor,
    at: datetime,
) -> Act:
    """Granted: what, under which number."""
    if not permit.content.strip():
        raise PermitSaysNothing
    return Act(
        step=Step.GRANT,
        by=by,
        at=at,
        after=State.GRANTED,
        article=ARTICLE,
        changes=decision_columns(
            "granted",
            facts.calendar,
            ladder=ladder,
            by=by,
            at=at,
            is_owed=bool(facts.owed),
        ),
        evidence={
            "certificate": {
                "name": permit.certificate_name,
                "number": permit.certificate_number,
            },
            "valid_from": permit.valid_from,
            "last_valid_on": permit.last_valid_on,
            **({"minutes": facts.minutes} if facts.minutes else {}),
        },
        texts={"opinion": opinion} if opinion else {},
        papers=(Draft(GRANT, lambda n: grant(facts, n[GRANT], at, permit)),),
    )


def refused(
    facts: PaperFacts,
    refused: Refusal,
    *,
    ladder: LightSettings,
    by: Actor,
    at: datetime,
) -> Act:
    """Refused: the reason sealed beside, the remedies on the paper."""
    return Act(
        step=Step.REFUSE,
        by=by,
        at=at,
        after=State.REFUSED,
        article=ARTICLE,
        changes=decision_columns(
            "refused", facts.calendar, ladder=ladder, by=by, at=at
        ),
        evidence={"minutes": facts.minutes} if facts.minutes else {},
        texts={"reason": refused.reason},
        papers=(Draft(REFUSAL, lambda n: refusal(facts, n[REFUSAL], at, refused)),),
    )
