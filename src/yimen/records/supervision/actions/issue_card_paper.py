"""A yellow or red card on paper (黄牌、红牌通知书), for the unit that it is for."""

from datetime import datetime

from django.db import transaction

from yimen.records.papers.actions._issuing import (
    About,
    ToIssue,
    facts_of,
    instead_of,
    issued,
)
from yimen.records.papers.queries import office_of
from yimen.records.supervision import models
from yimen.records.supervision.actions._judging import KIND, as_rule
from yimen.records.supervision.actions._step import card_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.house import Card, warning_card
from yimen.rules.documents.house_papers import check_words
from yimen.rules.supervision.cards import check_paper


@transaction.atomic
def issue_card_paper(
    *, card_id: int, content: Card, by: Actor, at: datetime, reason: str = ""
) -> str:
    """The number of the paper; with a reason it stands for the one that was out."""
    row = card_of(card_id, Step.ISSUE_CARD, by)
    check_paper(as_rule(row))
    check_words(breach=content.breach, evidence=content.evidence, basis=content.basis)
    about = _about(row)
    office = office_of(by.hall_id, by.organ_id)
    facts = facts_of(office, about, by)
    wanted = ToIssue(
        kind=DocumentKind.WARNING_CARD,
        office=office,
        about=about,
        make=lambda number: warning_card(facts, number, at, content),
        replaces=instead_of(DocumentKind.WARNING_CARD, about, reason, by, at),
    )
    return issued(wanted, by, at)


def _about(row: models.Card) -> About:
    """For the unit, else for the hall; who held it is named in the paper alone."""
    unit = row.organ or row.hall
    return About(
        addressee=unit.name if unit else "",
        organ_id=row.organ_id,
        hall_id=row.hall_id if row.organ_id is None else None,
        kind=KIND,
        about_id=str(row.pk),
    )
