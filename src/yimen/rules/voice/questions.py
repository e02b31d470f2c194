"""首问负责: the first person asked owns the question until another has taken it.

「首问责任人」 registers what was asked, answers it or walks the visitor on, and stays
answerable until it is handed over (rulebook 4.10.2; 最后由首办部门窗口反馈结果).
So a question has exactly one owner at any time. Handing it on is an offer: the owner
stays the owner until the other has accepted it, and gets it back when the other says
that it is not theirs. It ends with an answer, written down; what can't be answered is
answered too, with the reason and where to go instead. Such a "no" is filed with the
hall by itself and looked at again (`negatives`); where it was wrong, the question is
its owner's once more.

A consultation is answered within five working days (rulebook 3.3.3a); on its last day
the light is amber, after it red. Not decided here: who may see it (`authority.py`).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.calendar import WorkCalendar
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import Refused

ANSWER_DAYS = 5  # working days


class NotYourQuestion(Refused):
    """Somebody else owns this question."""


class QuestionClosed(Refused):
    """This question has been answered."""


class NotOffered(Refused):
    """This question was not offered to you."""


class OfferedAlready(Refused):
    """This question waits for somebody else to take it."""


class CannotTakeQuestion(Refused):
    """A question is handed to somebody else of the hall."""


class NothingDeclined(Refused):
    """This question was not answered with a "no"."""


class QuestionState(StrEnum):
    """How a question stands."""

    OPEN = "open"
    OFFERED = "offered"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Owned:
    """Whose the question is, and whom it is offered to."""

    state: QuestionState
    owner_id: int
    offered_to_id: int | None = None


def check_offer(question: Owned, by: Actor, to_id: int, able: frozenset[int]) -> None:
    """Raise unless the owner may offer the question to this colleague."""
    _check_open(question)
    _check_owner(question, by)
    if question.state is QuestionState.OFFERED:
        raise OfferedAlready
    if to_id == question.owner_id or to_id not in able:
        raise CannotTakeQuestion(officer=to_id)


def check_reply(question: Owned, by: Actor) -> None:
    """Raise unless this question was offered to the actor."""
    _check_open(question)
    if question.offered_to_id not in by.officer_ids:
        raise NotOffered


def check_answer(question: Owned, by: Actor) -> None:
    """Raise unless the actor owns the question: an offer does not change that."""
    _check_open(question)
    _check_owner(question, by)


def _check_open(question: Owned) -> None:
    if question.state is QuestionState.ANSWERED:
        raise QuestionClosed


def _check_owner(question: Owned, by: Actor) -> None:
    if question.owner_id not in by.officer_ids:
        raise NotYourQuestion(owner=question.owner_id)


def check_review(state: QuestionState, *, was_no: bool) -> None:
    """Raise unless the question was closed by a "no", which can be looked at again."""
    if state is not QuestionState.ANSWERED or not was_no:
        raise NothingDeclined


def answer_due_on(asked_on: date, calendar: WorkCalendar) -> date:
    """The last day for an answer."""
    return calendar.add_working_days(asked_on, ANSWER_DAYS)


def light_of(state: QuestionState, due_on: date, today: date) -> Light | None:
    """How urgent an open question is; an answered one has no light."""
    if state is QuestionState.ANSWERED:
        return None
    if today > due_on:
        return Light.RED
    return Light.REMINDER if today == due_on else Light.GREEN
