"""评议会: invited people give units a secret ballot each.

The hall invites voters (deputies, applicants, traders) and names the units; each voter
has one code, that opens one ballot. A voter is marked as having voted and the ballot is
put in without a name or a time, so that nobody can join the two. What counts is shown
only after the meeting was closed, and of fewer than three ballots nothing is shown:
two voters would know each other's.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused
from yimen.rules.voice.rating_tallies import share

FEWEST_BALLOTS: Final = 3


class Verdict(StrEnum):
    """What a voter may say of a unit."""

    SATISFIED = "satisfied"
    FAIRLY = "fairly"
    DISSATISFIED = "dissatisfied"
    UNKNOWN = "unknown"  # 不了解


class MeetingIncomplete(Refused):
    """A meeting has a title, at least one unit, and at least three voters."""


class NamedTwice(Refused):
    """Nobody is reviewed twice, and nobody has two ballots, at one meeting."""


class MeetingClosed(Refused):
    """This meeting takes no ballots any more."""


class BallotCast(Refused):
    """This code is unknown, or its ballot has been cast."""


class BallotIncomplete(Refused):
    """A ballot says something of every unit, and nothing else."""


class TooFewBallots(Refused):
    """A meeting is closed when at least three have voted."""


@dataclass(frozen=True, slots=True)
class UnitResult:
    """What the ballots say of one unit."""

    unit: str
    counts: Mapping[Verdict, int]

    @property
    def satisfaction(self) -> Decimal | None:
        """满意率: satisfied and fairly over all who know the unit."""
        known = sum(n for one, n in self.counts.items() if one is not Verdict.UNKNOWN)
        good = self.counts[Verdict.SATISFIED] + self.counts[Verdict.FAIRLY]
        return share(good, known)


def check_meeting(title: str, units: Sequence[str], voters: Sequence[str]) -> None:
    """Raise unless the meeting can be called."""
    named = [one for one in units if one.strip()]
    if not title.strip() or not named or len(voters) < FEWEST_BALLOTS:
        raise MeetingIncomplete(units=len(named), voters=len(voters))
    for names in (units, voters):
        twice = next((name for name, n in Counter(names).items() if n > 1), "")
        if twice:
            raise NamedTwice(name=twice)


def check_ballot(units: Sequence[str], ballot: Mapping[str, Verdict]) -> None:
    """Raise unless the ballot says something of every unit and of nothing else."""
    if set(units) != set(ballot):
        raise BallotIncomplete(units=len(units), said=len(ballot))


def count(
    units: Sequence[str], ballots: Sequence[Mapping[str, Verdict]]
) -> tuple[UnitResult, ...]:
    """The results by unit, in the order of the units."""
    return tuple(
        UnitResult(
            unit,
            {one: sum(b[unit] is one for b in ballots) for one in Verdict},
        )
        for unit in units
    )
