"""Write a questionnaire, publish it, close it."""

import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.network import queries as network
from yimen.records.ratings.facts import questions_of
from yimen.records.ratings.models import Questionnaire
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice import questionnaires
from yimen.rules.voice.questionnaires import (
    Question,
    QuestionnaireClosed,
    QuestionnaireFixed,
    QuestionnaireState,
)


@dataclass(frozen=True, slots=True)
class Heading:
    """What stands above the questions."""

    title: str
    intro: str = ""


@transaction.atomic
def begin_questionnaire(
    *, heading: Heading, hall_id: int, by: Actor, at: datetime
) -> int:
    """The id of the new draft."""
    hall = next((h for h in network.halls() if h.node_id == hall_id), None)
    if hall is None:
        raise NotFound(hall=hall_id)
    place = Place(hall_id=hall_id, hall_path=hall.path)
    authority.require(by, Step.EDIT_QUESTIONNAIRE, place)
    if not heading.title.strip():
        raise ReasonMissing(missing=["title"])
    row = Questionnaire.objects.create(
        slug=secrets.token_hex(5),
        title=heading.title.strip(),
        intro=heading.intro.strip(),
        hall_id=hall_id,
        made_at=at,
        made_by_id=by.officer_id,
    )
    _write(row, by, at, "draft")
    return int(row.pk)


@transaction.atomic
def set_questions(
    *,
    questionnaire_id: int,
    questions: Sequence[Question],
    version: int,
    by: Actor,
    at: datetime,
) -> None:
    """The questions of a draft, all at once."""
    row = _the_row(questionnaire_id, by)
    if row.state != QuestionnaireState.DRAFT:
        raise QuestionnaireFixed(questionnaire=questionnaire_id)
    for question in questions:
        questionnaires.check_question(question)
    _change(row, version, questions=[asdict(one) for one in questions])
    _write(row, by, at, "questions")


@transaction.atomic
def publish_questionnaire(
    *, questionnaire_id: int, version: int, by: Actor, at: datetime
) -> None:
    """From now on it may be answered, and its questions stay."""
    row = _the_row(questionnaire_id, by)
    if row.state != QuestionnaireState.DRAFT:
        raise QuestionnaireFixed(questionnaire=questionnaire_id)
    questionnaires.check_publication(questions_of(row))
    state = QuestionnaireState.PUBLISHED
    _change(row, version, state=state, published_at=at)
    _write(row, by, at, state)


@transaction.atomic
def close_questionnaire(
    *, questionnaire_id: int, version: int, by: Actor, at: datetime
) -> None:
    """No more answers; the results stay."""
    row = _the_row(questionnaire_id, by)
    if row.state != QuestionnaireState.PUBLISHED:
        raise QuestionnaireClosed(questionnaire=questionnaire_id)
    _change(row, version, state=QuestionnaireState.CLOSED, closed_at=at)
    _write(row, by, at, QuestionnaireState.CLOSED)


def _the_row(questionnaire_id: int, by: Actor) -> Questionnaire:
    rows = Questionnaire.objects.select_related("hall")
    row = rows.filter(pk=questionnaire_id).first()
    if row is None:
        raise NotFound(questionnaire=questionnaire_id)
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path)
    authority.require(by, Step.EDIT_QUESTIONNAIRE, place)
    return row


def _change(row: Questionnaire, version: int, **columns: object) -> None:
    rows = Questionnaire.objects.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(questionnaire=row.pk)


def _write(row: Questionnaire, by: Actor, at: datetime, after: str) -> None:
    append(
        Line(
            kind="questionnaire",
            subject=str(row.pk),
            step=Step.EDIT_QUESTIONNAIRE,
            by=by,
            happened_at=at,
            after=after,
            payload={"slug": row.slug},
        )
    )
