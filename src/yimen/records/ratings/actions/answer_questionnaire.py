"""Somebody answers a questionnaire; a page that is sent twice counts once."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.ratings.facts import questions_of
from yimen.records.ratings.models import Answer, Questionnaire
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice import questionnaires
from yimen.rules.voice.questionnaires import QuestionnaireClosed, QuestionnaireState


@transaction.atomic
def answer_questionnaire(
    *, slug: str, said: Mapping[int, Sequence[str]], once: str, at: datetime
) -> None:
    """The answers are kept without a name and without the hour."""
    row = Questionnaire.objects.filter(slug=slug).first()
    if row is None or row.state != QuestionnaireState.PUBLISHED:
        raise QuestionnaireClosed(questionnaire=slug)
    kept = questionnaires.checked_answers(questions_of(row), said)
    text = json.dumps({str(place): answer for place, answer in kept.items()})
    _, is_new = Answer.objects.get_or_create(
        questionnaire=row,
        once=once,
        defaults={"answered_on": local_date(at), "said_sealed": vault().seal(text)},
    )
    if is_new:
        append(
            Line(
                kind="questionnaire",
                subject=str(row.pk),
                step=Step.ANSWER_QUESTIONNAIRE,
                by=VISITOR,
                happened_at=at,
                payload={"questions": len(kept)},
            )
        )
