"""Changing a clerk: the home unit is asked by letter, and a year is a year (函商).

S1: 「雙向溝通、雙向管理」, 「派出單位均按程序征求過區行管辦的意見」, 「函商調整」;
S3-5: 「未满1年不得调整」. So whoever wants another clerk at a window writes to the
home unit with the reason; the unit agrees or declines with a word; only then is a
post changed.
The year is counted from the first day at the post. It warns and asks for a stronger
reason, because a unit may have to take somebody back all the same [DECISION].

Invariants: of one officer one letter is open at a time; the unit that is asked is
never the hand that asked.
"""

from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused

LONGEST_TEXT: Final = 2000
_FEBRUARY: Final = 2
_LEAP_DAY: Final = 29


class ReplacementOpen(Refused):
    """The home unit has been asked about this officer and has not answered."""


class ReplacementAnswered(Refused):
    """This letter was answered or taken back."""


class ReplacementUnexplained(Refused):
    """A letter says why, and so does whoever declines."""


class NoHomeUnit(Refused):
    """An officer without a home unit is changed without a letter."""


class ReplacementState(StrEnum):
    """How a letter stands."""

    ASKED = "asked"
    AGREED = "agreed"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"


def year_ends_on(posted_on: date) -> date:
    """The first day on which the clerk may be changed without a warning."""
    year = posted_on.year + 1
    if (posted_on.month, posted_on.day) == (_FEBRUARY, _LEAP_DAY):
        return date(year, 3, 1)
    return posted_on.replace(year=year)


def is_early(posted_on: date | None, on: date) -> bool:
    """Whether the clerk has been at the post for less than a year."""
    return posted_on is not None and on < year_ends_on(posted_on)


def check_text(said: str) -> str:
    """The reason without its edges."""
    text = said.strip()
    if not 0 < len(text) <= LONGEST_TEXT:
        raise ReplacementUnexplained
    return text


def after(state: ReplacementState, answer: ReplacementState) -> ReplacementState:
    """The state that this answer leads to."""
    if state is not ReplacementState.ASKED or answer is ReplacementState.ASKED:
        raise ReplacementAnswered(state=state)
    return answer
