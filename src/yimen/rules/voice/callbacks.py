"""回访: what is asked on the telephone, and what the figures say of it.

Halls count call-backs with the satisfied among them (回访满意率100%, 回访58人次).
Nobody calls about their own work. Who was not reached is tried again, and stands in the
figures as not reached, never as satisfied. Of nothing there is no share.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from yimen.rules.authority.actors import Actor
from yimen.rules.refusals import Refused
from yimen.rules.voice.rating_tallies import share
from yimen.rules.voice.ratings import Level

TRIES: Final = 3
"""So often somebody is called before they count as not reached."""


class CallOutcome(StrEnum):
    """What became of a call."""

    REACHED = "reached"
    NO_ANSWER = "no_answer"
    WRONG_NUMBER = "wrong_number"
    DECLINED = "declined"


class CallsOwnWork(Refused):
    """Nobody calls back about their own work."""


class CallEnded(Refused):
    """This call-back has its result."""


class ResultIncomplete(Refused):
    """Who was reached says how satisfied they are; who was not says nothing."""


@dataclass(frozen=True, slots=True)
class CallResult:
    """What a call brought."""

    outcome: CallOutcome
    level: Level | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class CallCount:
    """The figures of a plan."""

    drawn: int
    reached: int
    ended: int
    satisfied: int

    @property
    def reach(self) -> Decimal | None:
        """接通率: reached over drawn."""
        return share(self.reached, self.drawn)

    @property
    def satisfaction(self) -> Decimal | None:
        """回访满意率: the first three levels over the reached."""
        return share(self.satisfied, self.reached)


def check_result(result: CallResult) -> None:
    """Raise unless a level stands exactly where somebody was reached."""
    if (result.outcome is CallOutcome.REACHED) is (result.level is None):
        raise ResultIncomplete


def is_ended(result: CallResult, tries: int) -> bool:
    """Whether nobody calls again; `tries` includes this call."""
    return result.outcome is not CallOutcome.NO_ANSWER or tries >= TRIES


def require_other_hands(hands: Iterable[int | None], by: Actor) -> None:
    """Raise `CallsOwnWork` if the actor had a hand in the case."""
    if not by.officer_ids.isdisjoint(one for one in hands if one is not None):
        raise CallsOwnWork


def count(results: Iterable[tuple[bool, CallResult | None]]) -> CallCount:
    """The figures, from whether each call has ended and its last result."""
    drawn = reached = ended = satisfied = 0
    for is_over, result in results:
        drawn += 1
        ended += is_over
        if result is not None and result.level is not None:
            reached += 1
            satisfied += not result.level.is_bad
    return CallCount(drawn, reached, ended, satisfied)
