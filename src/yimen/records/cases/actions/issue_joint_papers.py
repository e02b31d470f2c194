"""Papers between the organs of a joint case, issued in the parent's file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions._move import Act, Draft, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import lifecycle
from yimen.rules.documents.frame import DocumentKind, Sheet
from yimen.rules.documents.paper_facts import PaperFacts


@dataclass(frozen=True, slots=True)
class ToIssue:
    """A paper to be made out once its number is known, and what it is about."""

    kind: DocumentKind
    make: Callable[[PaperFacts, str], Sheet]
    about: str


@transaction.atomic
def issue_joint_papers(
    *, number: str, papers: Iterable[ToIssue], by: Actor, at: datetime
) -> tuple[str, ...]:
    """The numbers of the papers, in their order; the case goes on as it was.

    However many they are: one look, one statement for their numbers, one to write.
    """
    case = case_facts(number, by)
    facts, letterhead = papers_of(case, by, at)
    acts = [_act(case, paper, facts, by=by, at=at) for paper in papers]
    moved = move(case, *acts, letterhead=letterhead, is_aside=True)
    return tuple(issued.number for issued in moved.issued)


def _act(
    case: CaseFacts, paper: ToIssue, facts: PaperFacts, *, by: Actor, at: datetime
) -> Act:
    return Act(
        step=Step.JOINT_NOTICE,
        by=by,
        at=at,
        after=lifecycle.after(case.state, Step.JOINT_NOTICE),
        article="行政许可法第二十六条",
        evidence={"about": paper.about},
        papers=(Draft(paper.kind, lambda own: paper.make(facts, own[paper.kind])),),
    )
