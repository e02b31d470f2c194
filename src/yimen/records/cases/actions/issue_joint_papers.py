"""Papers between the organs of a joint case, issued in the parent's file."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.cases.actions._move import Act, Draft, Letterhead, move
from yimen.records.cases.actions._papers import papers_of
from yimen.records.cases.facts import case_facts
from yimen.rules import lifecycle
from yimen.rules.actors import Actor
from yimen.rules.documents import DocumentKind, Sheet
from yimen.rules.paper_facts import PaperFacts
from yimen.rules.steps import Step


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
    """The numbers of the papers, in their order; the case goes on as it was."""
    made = papers_of(case_facts(number, by), by, at)
    return tuple(_issue(number, paper, made, by=by, at=at) for paper in papers)


def _issue(
    number: str,
    paper: ToIssue,
    made: tuple[PaperFacts, Letterhead],
    *,
    by: Actor,
    at: datetime,
) -> str:
    case = case_facts(number, by)
    facts, letterhead = made
    act = Act(
        step=Step.JOINT_NOTICE,
        by=by,
        at=at,
        after=lifecycle.after(case.state, Step.JOINT_NOTICE),
        article="行政许可法第二十六条",
        evidence={"about": paper.about},
        papers=(Draft(paper.kind, lambda own: paper.make(facts, own[paper.kind])),),
    )
    moved = move(case, act, letterhead=letterhead, is_aside=True)
    return moved.issued[0].number
