"""The duty roster: who answers for the hall today, and who sits where.

S0: 「由值班主任全权负责」. One duty director a day signs what needs a signature in the
hall; the next day it is another. Windows run by their A and B; on days off that the
hall is open (单休日、法定假日安排人员轮流值班) the roster names who comes.
So an open day needs a duty director, and every open window somebody who is not away
(rulebook 10.10): what is lacking is shown as a warning before the day, never silently.

The role of duty director goes with the person; the power to sign off goes with the
day. Reading, queues and hours stay with the role on every day. Where a hall keeps no
roster, its duty directors sign as before: a hall that has begun to keep one keeps it.

Invariants: one duty director a hall and day; one officer a window and day. Not decided
here: when the hall is open (`opening.py`), who is away (`leave.py`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import cycle

from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import Place
from yimen.rules.refusals import Refused


class NotOnDuty(Refused):
    """What needs a signature today is signed by the duty director of the day."""


class NobodyToRotate(Refused):
    """A rotation needs at least one person."""


class CannotBeOnDuty(Refused):
    """This officer is not of this hall, or does not hold the post."""


class ShiftTaken(Refused):
    """Another hand has given out this shift in the same moment."""


class ShiftOver(Refused):
    """A day that is over is not rostered again."""


class SameShift(Refused):
    """A shift is not swapped with itself or with the same person."""


@dataclass(frozen=True, slots=True)
class Gap:
    """A place that is empty on an open day."""

    on: date
    window_id: int | None  # None: no duty director


def rotate(
    days: Iterable[date], people: Sequence[int], *, taken: Iterable[date] = ()
) -> Iterator[tuple[date, int]]:
    """Who comes on which open day: in turn, over the days nobody has yet."""
    if not people:
        raise NobodyToRotate
    rostered = set(taken)
    turns = cycle(people)
    for day in days:
        if day not in rostered:
            yield day, next(turns)


def gaps(
    open_days: Iterable[date],
    directors: Mapping[date, int],
    windows: Mapping[int, Mapping[date, bool]],
) -> tuple[Gap, ...]:
    """What is lacking: days without a director, windows with nobody there."""
    found: list[Gap] = []
    for day in open_days:
        if day not in directors:
            found.append(Gap(day, None))
        found += [
            Gap(day, window_id)
            for window_id, manned in windows.items()
            if not manned.get(day, False)
        ]
    return tuple(found)


def check_sign_off(by: Actor, place: Place, on_duty: int | None, *, kept: bool) -> None:
    """Raise unless the actor may sign for the hall today.

    `kept` says whether the hall keeps a roster at all. Somebody of the bureau above
    the hall, or the head of an organ for the organ's own, needs no turn.
    """
    if by.is_system or by.has(Role.BUREAU_MANAGER):
        return
    if by.has(Role.ORGAN_HEAD) and by.organ_id == place.organ_id:
        return
    if kept and on_duty not in by.officer_ids:
        raise NotOnDuty(on_duty=on_duty)
