"""Questionnaires and meetings of review: as they are asked, and what came of them."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from yimen.ports.vault import vault
from yimen.records.people.queries.sight import seen_by
from yimen.records.ratings.facts import ballot_digest, questions_of
from yimen.records.ratings.models import Questionnaire, ReviewMeeting, Voter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.rules.voice import questionnaires, review_meetings
from yimen.rules.voice.questionnaires import (
    Question,
    QuestionnaireState,
    QuestionResult,
)
from yimen.rules.voice.review_meetings import UnitResult, Verdict

_MOST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionnaireRow:
    """A questionnaire in a list."""

    questionnaire_id: int
    slug: str
    title: str
    intro: str
    hall: str
    state: QuestionnaireState
    questions: tuple[Question, ...]
    answers: int
    published_at: datetime | None
    closed_at: datetime | None
    version: int


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingRow:
    """A meeting of review."""

    meeting_id: int
    title: str
    place: str
    held_on: date
    hall: str
    units: tuple[str, ...]
    voters: int
    voted: int
    closed_at: datetime | None


@dataclass(frozen=True, slots=True)
class MeetingPage:
    """A meeting; what counts is there once it is closed."""

    row: MeetingRow
    voters: tuple[tuple[str, bool], ...]  # name, has voted
    results: tuple[UnitResult, ...]


@dataclass(frozen=True, slots=True)
class BallotPage:
    """An empty ballot for one code."""

    title: str
    units: tuple[str, ...]


def all_questionnaires(actor: Actor) -> tuple[QuestionnaireRow, ...]:
    """The questionnaires of the halls that the actor sees, the newest first."""
    return tuple(_row(row) for row in _visible(actor).order_by("-pk")[:_MOST])


def questionnaire_page(
    questionnaire_id: int, actor: Actor
) -> tuple[QuestionnaireRow, tuple[QuestionResult, ...]]:
    """One questionnaire with what was answered; else `NotFound`."""
    row = _visible(actor).filter(pk=questionnaire_id).first()
    if row is None:
        raise NotFound(questionnaire=questionnaire_id)
    answers = [_answers(one) for one in row.answers.order_by("pk")]
    return _row(row), questionnaires.results(questions_of(row), answers)


def open_questionnaires() -> tuple[QuestionnaireRow, ...]:
    """What the public is asked now."""
    rows = _rows().filter(state=QuestionnaireState.PUBLISHED)
    return tuple(map(_row, rows.order_by("-published_at")[:_MOST]))


def questionnaire_of(slug: str) -> QuestionnaireRow:
    """One questionnaire that the public may answer, or might have; else `NotFound`."""
    row = _rows().exclude(state=QuestionnaireState.DRAFT).filter(slug=slug).first()
    if row is None:
        raise NotFound(questionnaire=slug)
    return _row(row)


def review_meetings_of(actor: Actor) -> tuple[MeetingRow, ...]:
    """The meetings of the halls that the actor sees, the newest first."""
    return tuple(map(_meeting, _meetings(actor).order_by("-held_on", "-pk")[:_MOST]))


def meeting_page(meeting_id: int, actor: Actor) -> MeetingPage:
    """One meeting; else `NotFound`."""
    row = _meetings(actor).filter(pk=meeting_id).first()
    if row is None:
        raise NotFound(meeting=meeting_id)
    voters = row.voters.order_by("pk").values_list("name", "has_voted")
    closed = row.closed_at is not None
    ballots = [
        {unit: Verdict(one) for unit, one in ballot.said.items()}
        for ballot in (row.ballots.order_by("key") if closed else ())
    ]
    results = review_meetings.count(row.units, ballots) if closed else ()
    return MeetingPage(_meeting(row), tuple(voters), results)


def invitations(meeting_id: int, actor: Actor) -> tuple[tuple[str, str], ...]:
    """Name and code of each voter who has not voted: to be printed and handed out."""
    page = meeting_page(meeting_id, actor)
    rows = Voter.objects.filter(meeting_id=page.row.meeting_id, has_voted=False)
    box = vault()
    return tuple(
        (row.name, box.unseal(bytes(row.code_sealed))) for row in rows.order_by("pk")
    )


def ballot_page(code: str) -> BallotPage | None:
    """The ballot that this code opens; None: none, or it has been cast."""
    rows = Voter.objects.select_related("meeting").filter(
        code_digest=ballot_digest(code), has_voted=False, meeting__closed_at=None
    )
    row = rows.first()
    return BallotPage(row.meeting.title, tuple(row.meeting.units)) if row else None


def _rows() -> QuerySet[Questionnaire]:
    rows = Questionnaire.objects.select_related("hall")
    return rows.annotate(answered=Count("answers"))


def _visible(actor: Actor) -> QuerySet[Questionnaire]:
    return _rows().filter(seen_by(sight_of(actor, Step.SEE_QUESTIONNAIRES), organ=None))


def _meetings(actor: Actor) -> QuerySet[ReviewMeeting]:
    rows = ReviewMeeting.objects.select_related("hall").annotate(
        invited=Count("voters"),
        voted=Count("voters", filter=Q(voters__has_voted=True)),
    )
    return rows.filter(seen_by(sight_of(actor, Step.SEE_REVIEW_MEETINGS), organ=None))


def _row(row: Any) -> QuestionnaireRow:
    return QuestionnaireRow(
        questionnaire_id=row.pk,
        slug=row.slug,
        title=row.title,
        intro=row.intro,
        hall=row.hall.name,
        state=QuestionnaireState(row.state),
        questions=questions_of(row),
        answers=row.answered,
        published_at=row.published_at,
        closed_at=row.closed_at,
        version=row.version,
    )


def _answers(row: Any) -> dict[int, tuple[str, ...]]:
    said = json.loads(vault().unseal(bytes(row.said_sealed)))
    return {int(place): tuple(answer) for place, answer in said.items()}


def _meeting(row: Any) -> MeetingRow:
    return MeetingRow(
        meeting_id=row.pk,
        title=row.title,
        place=row.place,
        held_on=row.held_on,
        hall=row.hall.name,
        units=tuple(row.units),
        voters=row.invited,
        voted=row.voted,
        closed_at=row.closed_at,
    )
