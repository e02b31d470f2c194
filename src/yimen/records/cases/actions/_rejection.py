"""The line that closes a case without accepting it."""

from datetime import datetime

from yimen.records.cases.actions._move import Act, Draft
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Reject
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.intake import rejection
from yimen.rules.documents.paper_facts import PaperFacts
from yimen.rules.legal_clock import articles

PAPER = DocumentKind.REJECTION


def act(facts: PaperFacts, rejected: Reject, *, by: Actor, at: datetime) -> Act:
    """Not accepted: the ground in the open, the reason sealed beside."""
    return Act(
        step=Step.REJECT,
        by=by,
        at=at,
        after=State.REJECTED,
        article=articles.RECEIPT,
        changes={
            "closed_at": at,
            "result": State.REJECTED,
            "due_is_provisional": False,
        },
        evidence={"ground": rejected.ground},
        texts={"reason": rejected.reason},
        papers=(Draft(PAPER, lambda n: rejection(facts, n[PAPER], at, rejected)),),
    )
