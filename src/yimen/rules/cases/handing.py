"""How a case passes from hand to hand, and what the law lets pass at all.

Inside an organ a case has one holder (一支笔), and whoever heads the office may give it
to another: a colleague is away, leaves, or may not act. Nothing of the clock changes.

Between organs the Act draws the line at acceptance. Before it, an organ that is asked
for what is not its own says so and names the right one (行政许可法 32(1)②:
「申请事项依法不属于本行政机关职权范围的，应当即时作出不予受理的决定，
并告知申请人向有关行政机关申请」). In a hall where one window takes in for all (26),
the hall itself passes the papers on: the visitor enters one door only. The day of
receipt stays, and so do the five days. After acceptance the organ owes a decision (38,
42) and can't pass it on, unless the power itself has passed by a document that is
named (承接、下放).

首办责任制: the first who is asked stays answerable until another has it. So the organ
that is given a case may hand it back once, with reasons, by the next working day
(相互推诿 is two returns, rulebook 7.1.4); after that only the hall settles whose it is.
Every pass is counted. Not decided here: who may act at all (`authority.py`).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.cases.lifecycle import State
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.refusals import Refused

HAND_BACK_DAYS = 1  # working days


class AlreadyTheirs(Refused):
    """The case is with this colleague or organ already."""


class NotAColleague(Refused):
    """A case is given to an examiner or representative of the same organ."""


class ColleagueAway(Refused):
    """This colleague is on leave."""


class AcceptedStays(Refused):
    """An accepted case stays with its organ unless the power itself has passed."""


class OrganNotHere(Refused):
    """This organ is neither stationed nor represented in the hall."""


class HallSettles(Refused):
    """It has been handed back once; the hall now says whose it is."""


class NothingToHandBack(Refused):
    """Nobody passed this case on, or it has been worked on since."""


class TooLateToHandBack(Refused):
    """What was passed on is handed back by the next working day."""


class SettledByTheHall(Refused):
    """The hall has said whose it is; it can't be handed back."""


class Passing(StrEnum):
    """The ways in which a case changes hands."""

    COLLEAGUE = "colleague"
    ORGAN = "organ"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody to whom a case may be given."""

    officer_id: int
    organ_id: int | None
    roles: frozenset[Role]
    is_active: bool = True
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class Whither:
    """The organ that a case goes to, and by which document its power passed there."""

    organ_id: int
    basis: str = ""


@dataclass(frozen=True, slots=True)
class Passed:
    """One pass between organs, as it was written down."""

    way: Passing
    from_organ_id: int
    to_organ_id: int
    at: datetime
    is_settled: bool = False  # the hall said whose it is


_WORKS = frozenset({Role.EXAMINER, Role.CHIEF_REPRESENTATIVE})
_SETTLES = (Role.BUREAU_MANAGER, Role.DUTY_DIRECTOR)


def check_colleague(organ_id: int | None, holder_id: int | None, to: Colleague) -> None:
    """Raise unless this colleague of the organ can take the case over."""
    if holder_id == to.officer_id:
        raise AlreadyTheirs
    same = to.organ_id is not None and to.organ_id == organ_id
    if not (to.is_active and same and _WORKS & to.roles):
        raise NotAColleague(officer=to.officer_id)
    if to.is_away:
        raise ColleagueAway(officer=to.officer_id)


def settles(by: Actor) -> bool:
    """Whether the actor speaks for the hall, above the organs in it."""
    return by.has(*_SETTLES)


def check_transfer(
    state: State,
    from_organ_id: int | None,
    to_organ_id: int,
    *,
    basis: str,
    passes: Iterable[Passed],
    by: Actor,
) -> None:
    """Raise unless the case may pass to this organ now."""
    if from_organ_id == to_organ_id:
        raise AlreadyTheirs
    if state is not State.RECEIVED:
        powers = by.has(Role.ORGAN_HEAD) or settles(by)
        if not (basis.strip() and powers):
            raise AcceptedStays
    if any(one.way is Passing.BACK for one in passes) and not settles(by):
        raise HallSettles


def check_hand_back(
    passes: Sequence[Passed], *, organ_id: int | None, at: datetime, on: WorkCalendar
) -> Passed:
    """The pass, the last one, that is undone by handing the case back now."""
    last = passes[-1] if passes else None
    if last is None or last.way is not Passing.ORGAN or last.to_organ_id != organ_id:
        raise NothingToHandBack
    if last.is_settled:
        raise SettledByTheHall
    until = on.day_of(on.ordinal(local_date(last.at)) + HAND_BACK_DAYS)
    if local_date(at) > until:
        raise TooLateToHandBack(until=until)
    return last
