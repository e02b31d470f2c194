"""A circular (监察通报): cards that stand are told to the whole house."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.papers.actions._issuing import About, ToIssue, facts_of, issued
from yimen.records.papers.queries import office_of
from yimen.records.supervision import models
from yimen.records.supervision.actions._judging import as_rule
from yimen.records.supervision.actions._step import card_of
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.documents.frame import TITLES, DocumentKind
from yimen.rules.documents.house import WatchCircular, watch_circular
from yimen.rules.documents.house_papers import check_words
from yimen.rules.messages import MessageKind, Recipient, Subject
from yimen.rules.supervision.cards import NothingToTell, check_circular
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import is_about_person

KIND: Final = "circular"
_EVERYBODY: Final = "各单位、各窗口"


@transaction.atomic
def issue_watch_circular(
    *,
    card_ids: Collection[int],
    summary: Sequence[str],
    demand: str,
    by: Actor,
    at: datetime,
) -> str:
    """The number of the circular; every unit that it names hears of it."""
    check_words(summary="".join(summary), demand=demand)
    cards = [
        card_of(card_id, Step.ISSUE_WATCH_CIRCULAR, by)
        for card_id in sorted(set(card_ids))
    ]
    if not cards:
        raise NothingToTell
    for card in cards:
        check_circular(as_rule(card))
    office = office_of(by.hall_id, by.organ_id)
    row = models.Circular.objects.create(
        hall_id=office.hall_id, issued_at=at, issued_by_id=by.officer_id
    )
    row.cards.set(cards)
    content = WatchCircular(
        summary=tuple(summary), rows=tuple(map(_line, cards)), demand=demand.strip()
    )
    about = About(addressee=_EVERYBODY, kind=KIND, about_id=str(row.pk))
    facts = facts_of(office, about, by)
    wanted = ToIssue(
        kind=DocumentKind.WATCH_CIRCULAR,
        office=office,
        about=about,
        make=lambda number: watch_circular(facts, number, at, content),
    )
    number = issued(wanted, by, at)
    _tell(cards, number, by=by, at=at)
    return number


def _line(card: models.Card) -> tuple[str, str, str, str]:
    """Unit, what about, breach, basis; no person is named."""
    rule, unit = RULES[card.rule], card.organ or card.hall
    about = "—" if is_about_person(card.subject_kind) else card.subject_id
    return unit.name if unit else "—", about, rule.label, rule.article


def _tell(
    cards: Sequence[models.Card], number: str, *, by: Actor, at: datetime
) -> None:
    organs = {card.organ_id for card in cards if card.organ_id is not None}
    facts = {"title": TITLES[DocumentKind.WATCH_CIRCULAR], "number": number}
    tell_all(
        [
            Notice(
                whom=Recipient.organ(organ_id),
                kind=MessageKind.HOUSE_PAPER,
                subject=Subject("house_paper", number),
                facts=facts,
                hall_id=by.hall_id,
            )
            for organ_id in sorted(organs)
        ],
        by=by,
        at=at,
    )
