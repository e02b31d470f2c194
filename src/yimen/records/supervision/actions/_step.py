"""One step in a card's life: read, asked of the rules, written narrowly, journalled."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.records.journal.append import append
from yimen.records.supervision import models
from yimen.records.supervision.actions._judging import Taken, a_line, as_rule
from yimen.records.supervision.queries.cards import visible_cards
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.documents.house_papers import check_words
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.supervision import cards


def card_of(card_id: int, step: Step, by: Actor) -> models.Card:
    """The card, if the actor may see it and take this step with it."""
    row = visible_cards(by).filter(pk=card_id).first()
    if row is None:
        raise NotFound(card=card_id)
    path = row.hall.path if row.hall else ""
    authority.require(by, step, Place(row.organ_id, row.hall_id, path))
    return row


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Who takes the step, when, on which version; `said` is sealed beside its line."""

    version: int
    by: Actor
    at: datetime
    columns: Mapping[str, Any]
    said: str = ""


def take_step(row: models.Card, step: Step, act: Act) -> models.Card:
    """The card after the step."""
    if act.said or step in _SPOKEN:
        check_words(reason=act.said)
    before = row.state
    row.state = cards.after(as_rule(row), step, by=act.by, today=local_date(act.at))
    for name, value in act.columns.items():
        setattr(row, name, value)
    row.version = act.version + 1
    still = models.Card.objects.filter(pk=row.pk, version=act.version)
    if not still.update(state=row.state, version=row.version, **act.columns):
        raise Overtaken(card=row.pk)
    texts = {"reason": act.said} if act.said else {}
    taken = Taken(step=step, by=act.by, at=act.at, before=before, texts=texts)
    append(a_line(row, taken))
    return row


_SPOKEN = frozenset(
    {
        Step.EXPLAIN_CARD,
        Step.UPHOLD_CARD,
        Step.DOUBT_CARD,
        Step.CANCEL_CARD,
        Step.KEEP_CARD,
        Step.RECHECK_CARD,
    }
)
