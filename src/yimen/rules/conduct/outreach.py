"""The hall goes out: 便民服务赶集, 巡回现场办公, 上门服务, with place, day and roster.

What is taken there is an errand like any other (`errands.py`); the session says where,
when and by whom, so that a villager finds it and a report counts it. Only who is on the
roster takes errands there, and only on its day.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.agency.errands import Channel
from yimen.rules.refusals import Refused


class OutreachKind(StrEnum):
    """How the hall goes out."""

    FAIR = "fair"  # 便民服务赶集
    ROUND = "round"  # 巡回现场办公
    DOOR = "door"  # 上门


CHANNELS: Final = {
    OutreachKind.FAIR: Channel.OUTREACH,
    OutreachKind.ROUND: Channel.OUTREACH,
    OutreachKind.DOOR: Channel.DOOR,
}
"""Where a villager who comes to such a day has met the agent."""


class BadOutreach(Refused):
    """A session has a name, a place and somebody on its roster."""


class OutreachTaken(Refused):
    """This hall has a session of this name on this day."""


class OutreachOver(Refused):
    """This session is over, or cancelled."""


class NotThere(Refused):
    """Errands of a session are taken on its day by who is on its roster."""


class OutreachUnnamed(Refused):
    """An errand that was met on a day out says which day it was."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutreachFacts:
    """What is planned."""

    kind: OutreachKind
    name: str
    place: str
    held_on: date
    roster: frozenset[int]
    hours: str = ""


def check(facts: OutreachFacts, today: date) -> None:
    """Raise unless people could find it."""
    if not (facts.name.strip() and facts.place.strip() and facts.roster):
        raise BadOutreach(name=facts.name)
    if facts.held_on < today:
        raise OutreachOver(on=facts.held_on)


@dataclass(frozen=True, slots=True)
class DayOut:
    """A day as it was planned: when, by whom, and how people meet there."""

    kind: OutreachKind
    held_on: date
    roster: frozenset[int]


def met(planned: DayOut | None, channel: Channel, agent_id: int, on: date) -> Channel:
    """Where the villager met the agent; a day out that is named says it itself."""
    if planned is None:
        if channel is Channel.OUTREACH:
            raise OutreachUnnamed
        return channel
    if planned.held_on != on or agent_id not in planned.roster:
        raise NotThere(on=planned.held_on)
    return CHANNELS[planned.kind]
