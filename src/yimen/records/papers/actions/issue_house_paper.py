"""Issue a paper of the house: urging, a card, points taken off, the month."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.papers.actions._issuing import About, ToIssue, facts_of, issued
from yimen.records.papers.queries import office_of
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import Place
from yimen.rules.documents.house import (
    KINDS,
    Card,
    Circular,
    Deductions,
    Urging,
    made_out,
)
from yimen.rules.documents.house_papers import ISSUING, check_addressee, check_words

EVERYBODY: Final = "各单位、各窗口"

Content = Urging | Card | Deductions | Circular
"""What somebody writes; the other papers are made from a record."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be said to whom, and about which case or finding."""

    content: Content
    organ_id: int | None = None
    officer_id: int | None = None
    case: str = ""
    finding_id: int | None = None


@transaction.atomic
def issue_house_paper(*, order: Order, by: Actor, at: datetime) -> str:
    """The number of the new paper; whom it is for finds it in the inbox."""
    kind = KINDS[type(order.content)]
    office = office_of(by.hall_id, by.organ_id)
    place = Place(by.organ_id, office.hall_id, office.hall_path)
    authority.require(by, ISSUING[kind], place)
    check_addressee(kind, (order.organ_id, order.officer_id))
    _check(order.content)
    about = _about(order)
    facts = facts_of(office, about, by, case=_case(order.case, by, at))
    wanted = ToIssue(
        kind=kind,
        office=office,
        about=about,
        make=lambda number: made_out(facts, number, at, order.content),
    )
    return issued(wanted, by, at)


def _check(content: Content) -> None:
    match content:
        case Urging():
            check_words(
                problem=content.problem, basis=content.basis, demand=content.demand
            )
        case Card():
            check_words(
                breach=content.breach, evidence=content.evidence, basis=content.basis
            )
        case Deductions():
            check_words(rows="".join(map("".join, content.rows)), total=content.total)
        case Circular():
            check_words(
                month=content.month, scores="".join(map("".join, content.scores))
            )


def _about(order: Order) -> About:
    names = []
    if order.organ_id is not None:
        names.append(people.organ_name(order.organ_id))
    if order.officer_id is not None:
        names.append(people.names_of({order.officer_id}).get(order.officer_id, ""))
    kind, about_id = ("case", order.case) if order.case else ("", "")
    if order.finding_id is not None:
        kind, about_id = "finding", str(order.finding_id)
    return About(
        addressee="　".join(filter(None, names)) or EVERYBODY,
        organ_id=order.organ_id,
        officer_id=order.officer_id,
        kind=kind,
        about_id=about_id,
    )


def _case(number: str, by: Actor, at: datetime) -> tuple[str, str, str]:
    """The case's number, matter and code, if it is the actor's to see."""
    if not number:
        return "", "", ""
    page = cases.case_page(number, by, at)
    return number, page.matter_name, page.matter_code
