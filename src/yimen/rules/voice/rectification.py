"""差评整改: contact, rectify, report back, rate again; and contesting a rating.

国办发〔2019〕51号 wants whoever gave a bad rating under a real name called, what is
simple put right at once, the rest within a set time, and the result told; every one of
them is called back (100 %). The days are the house's own settings (`rating_settings`).

The unit that was rated may contest a mistaken or malicious rating; another unit decides
with a reason, and the rating stays where it is, marked. Invariants: whoever was rated
takes no step here; nobody decides on what they or their own unit contested.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import Refused
from yimen.rules.voice.rating_tallies import share


class RectificationState(StrEnum):
    """How a bad rating's ticket stands."""

    OPEN = "open"
    CONTACTED = "contacted"
    RECTIFIED = "rectified"
    REPORTED = "reported"
    RERATED = "rerated"
    DROPPED = "dropped"  # the rating was found invalid


class NoSuchRectifyingStep(Refused):
    """The ticket does not stand where this step may be taken."""


class RatedOfficerActs(Refused):
    """Whoever was rated takes no part in what follows."""


class ContestedByOwnUnit(Refused):
    """Another unit than the rated one decides whether a rating is valid."""


class ContestOpen(Refused):
    """This rating is being reviewed already, or is no longer valid."""


class NoContest(Refused):
    """Nobody contests this rating."""


_S = RectificationState
TRANSITIONS: Final[Mapping[_S, Mapping[Step, _S]]] = MappingProxyType(
    {
        _S.OPEN: {
            Step.CONTACT_RATER: _S.CONTACTED,
            Step.DROP_RECTIFICATION: _S.DROPPED,
        },
        _S.CONTACTED: {Step.RECTIFY: _S.RECTIFIED, Step.DROP_RECTIFICATION: _S.DROPPED},
        _S.RECTIFIED: {
            Step.REPORT_BACK: _S.REPORTED,
            Step.DROP_RECTIFICATION: _S.DROPPED,
        },
        _S.REPORTED: {Step.RERATE: _S.RERATED, Step.DROP_RECTIFICATION: _S.DROPPED},
        _S.RERATED: {},
        _S.DROPPED: {},
    }
)
OPEN_STATES: Final = frozenset({_S.OPEN, _S.CONTACTED, _S.RECTIFIED})
"""While something is still owed to the rater."""


@dataclass(frozen=True, slots=True)
class Rated:
    """Whose work a rating is about."""

    officer_id: int | None
    organ_id: int | None
    hall_id: int | None


@dataclass(frozen=True, slots=True)
class CallBacks:
    """How many real-name bad ratings there are, and how many had a call."""

    named: int
    contacted: int
    in_time: int

    @property
    def rate(self) -> Decimal | None:
        """实名差评回访率, as a share."""
        return share(self.contacted, self.named)


def after(state: RectificationState, step: Step) -> RectificationState:
    """The state that follows this step."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchRectifyingStep(state=state, step=step) from None


def light_of(state: RectificationState, due_on: date, today: date) -> Light | None:
    """How urgent a ticket is; nothing is owed any more: no light."""
    if state not in OPEN_STATES:
        return None
    if today > due_on:
        return Light.RED
    return Light.REMINDER if today == due_on else Light.GREEN


def require_bystander(rated: Rated, by: Actor) -> None:
    """Raise `RatedOfficerActs` if the actor is the one who was rated."""
    if rated.officer_id in by.officer_ids:
        raise RatedOfficerActs


def require_other_unit(rated: Rated, asked_by: int, by: Actor) -> None:
    """Raise unless somebody of another unit, who did not ask, decides."""
    require_bystander(rated, by)
    own = by.organ_id is not None and by.organ_id == rated.organ_id
    if own or asked_by in by.officer_ids:
        raise ContestedByOwnUnit
    if rated.organ_id is None and by.hall_id == rated.hall_id:
        raise ContestedByOwnUnit
