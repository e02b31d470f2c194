"""问卷: what may be asked, what counts as an answer, and what the answers say.

The kinds of questions are a closed list, so that every answer can be counted. A
questionnaire is written, published and closed; once published its questions stay, for
answers to other questions are other answers. Nobody signs. Of no answers there is no
share.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused
from yimen.rules.voice.rating_tallies import share

MOST_QUESTIONS: Final = 30
TEXT_LENGTH: Final = 500
_FEWEST_OPTIONS: Final = 2
STARS: Final = ("1", "2", "3", "4", "5")
YES_NO: Final = ("yes", "no")


class QuestionKind(StrEnum):
    """The kinds of questions."""

    SINGLE = "single"
    MULTIPLE = "multiple"
    STARS = "stars"
    YES_NO = "yes_no"
    TEXT = "text"


class QuestionnaireState(StrEnum):
    """How a questionnaire stands."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"


class QuestionMisworded(Refused):
    """A question has words; one to choose from has at least two different options."""


class TooManyQuestionsAsked(Refused):
    """A questionnaire has one to thirty questions."""


class QuestionnaireFixed(Refused):
    """Once it is published, a questionnaire is not changed."""


class QuestionnaireClosed(Refused):
    """This questionnaire takes no answers now."""


class AnswerMissing(Refused):
    """A question that has to be answered was left out, or the answer is not offered."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question."""

    kind: QuestionKind
    text: str
    options: tuple[str, ...] = ()
    is_required: bool = False

    @property
    def offered(self) -> tuple[str, ...]:
        """What may be answered; nothing where anything may."""
        match self.kind:
            case QuestionKind.STARS:
                return STARS
            case QuestionKind.YES_NO:
                return YES_NO
            case QuestionKind.TEXT:
                return ()
            case _:
                return self.options


@dataclass(frozen=True, slots=True)
class QuestionResult:
    """What was answered to one question."""

    question: Question
    answered: int
    counts: tuple[tuple[str, int, Decimal | None], ...]  # option, how often, share
    mean: Decimal | None  # of stars
    texts: tuple[str, ...]


def check_question(question: Question) -> None:
    """Raise unless this can be asked and counted."""
    chosen = question.kind in {QuestionKind.SINGLE, QuestionKind.MULTIPLE}
    distinct = len(set(question.options))
    fits = distinct == len(question.options) >= _FEWEST_OPTIONS if chosen else True
    if not question.text.strip() or not fits:
        raise QuestionMisworded(text=question.text)


def check_publication(questions: Sequence[Question]) -> None:
    """Raise unless the questionnaire can be published."""
    if not 1 <= len(questions) <= MOST_QUESTIONS:
        raise TooManyQuestionsAsked(questions=len(questions))
    for question in questions:
        check_question(question)


def checked_answers(
    questions: Sequence[Question], said: Mapping[int, Sequence[str]]
) -> dict[int, tuple[str, ...]]:
    """The answers by question, those left empty left out; else `AnswerMissing`."""
    kept: dict[int, tuple[str, ...]] = {}
    for place, question in enumerate(questions):
        given = tuple(one.strip() for one in said.get(place, ()) if one.strip())
        if not given:
            if question.is_required:
                raise AnswerMissing(question=place + 1)
            continue
        _check(place, question, given)
        kept[place] = given
    return kept


def _check(place: int, question: Question, given: tuple[str, ...]) -> None:
    alone = question.kind is not QuestionKind.MULTIPLE
    offered = question.offered
    fits = set(given) <= set(offered) if offered else len(given[0]) <= TEXT_LENGTH
    if not fits or (alone and len(given) > 1) or len(set(given)) != len(given):
        raise AnswerMissing(question=place + 1)


def results(
    questions: Sequence[Question], answers: Sequence[Mapping[int, Sequence[str]]]
) -> tuple[QuestionResult, ...]:
    """What was answered to each question."""
    return tuple(
        _result(question, [one[place] for one in answers if place in one])
        for place, question in enumerate(questions)
    )


def _result(question: Question, given: list[Sequence[str]]) -> QuestionResult:
    said = [one for answer in given for one in answer]
    counts = tuple(
        (option, said.count(option), share(said.count(option), len(given)))
        for option in question.offered
    )
    is_stars = question.kind is QuestionKind.STARS
    mean = share(sum(map(int, said)), len(said)) if is_stars else None
    texts = () if question.offered else tuple(said)
    return QuestionResult(question, len(given), counts, mean, texts)
