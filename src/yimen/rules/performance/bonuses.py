"""Points on top: with evidence, and by a second hand (8.4.1).

S3-7 gives points for praise by superiors or the public and for helping other posts. A
bonus is asked for with a reason and the evidence, approved by somebody who neither
asked nor gains by it, before the period is closed; together at most as much as the
scheme allows (ten).
"""

from collections.abc import Collection
from enum import StrEnum
from fractions import Fraction
from typing import Final

from yimen.rules.performance.appeals import SameHandScores, ScoreAppealEmpty
from yimen.rules.refusals import Refused

MOST: Final = Fraction(10)
MOST_FILES: Final = 5


class BadBonus(Refused):
    """A bonus is above nought and at most ten points."""


class BonusSettled(Refused):
    """This bonus was decided already."""


class TooManyFiles(Refused):
    """A bonus is proved by at most so many files."""


class BonusState(StrEnum):
    """How a bonus stands."""

    ASKED = "asked"
    APPROVED = "approved"
    REFUSED = "refused"


def check_bonus(points: Fraction, reason: str, evidence: str, files: int = 0) -> None:
    """Raises `BadBonus`, or `ScoreAppealEmpty` without words or a file as evidence."""
    if not 0 < points <= MOST:
        raise BadBonus(points=str(points))
    if not (reason.strip() and (evidence.strip() or files)):
        raise ScoreAppealEmpty
    if files > MOST_FILES:
        raise TooManyFiles(most=MOST_FILES)


def check_second_hand(by: Collection[int], asked_by: int, concerned: str) -> None:
    """Raises where who asked, or whom it is about, decides."""
    if asked_by in by or concerned in {str(one) for one in by}:
        raise SameHandScores
