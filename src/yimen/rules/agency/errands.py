"""A village's errand for a villager: what may happen to it, and by when it goes up.

A station has no licensing power. What it takes is 代办受理: the villager entrusts an
agent in writing (行政许可法 29: 「申请人可以委托代理人提出行政许可申请。」), the agent
carries the papers to the hall of the competent organ, and only there an application is
received (32: 「自收到申请材料之日起」). So an errand knows two instants: when the
station took it and when the organ had it. The legal clock starts with the second; both
are shown.

Halls give the agent three working days to hand up, and at most a week (rulebook 3.3.5,
4.9.2); the light follows from that. The errand ends when everything that was entrusted
lies with the villager again or in the organ's file (`custody.py`).

The same chain serves places beyond the district (通办): what differs is how the
organ elsewhere works on it, which `Scope` says. Not decided here: what the entrustment
must say (`entrustment.py`), who holds which original (`custody.py`), who may take a
step (`authority.py`).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.lights import Light
from yimen.rules.refusals import Refused


class ErrandState(StrEnum):
    """Where an errand stands."""

    TAKEN = "taken"  # 代办受理, at the station
    HANDED_UP = "handed_up"  # on its way through the halls
    TAKEN_UP = "taken_up"  # the competent hall has made a case of it
    COMING_BACK = "coming_back"  # result or papers on the way to the villager
    CLOSED = "closed"  # all is given back


class Outcome(StrEnum):
    """Why things come back."""

    RESULT = "result"
    DECLINED = "declined"  # the hall could not take it up
    ENDED = "ended"  # the villager withdrew the entrustment


class Channel(StrEnum):
    """Where the villager met the agent."""

    STATION = "station"
    OUTREACH = "outreach"  # 便民服务赶集、巡回现场办公
    DOOR = "door"  # 上门


class Scope(StrEnum):
    """How an organ elsewhere works on it (通办; 国办发〔2020〕35号)."""

    LOCAL = ""
    ONLINE = "online"  # 全程网办
    COLLECTED = "collected"  # 异地代收代办
    JOINT = "joint"  # 多地联办


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """At which station, by whose hand, with which device."""

    station_id: int
    agent_id: int
    key_id: int | None = None
    skew_seconds: int | None = None
    step: Step = Step.TAKE_ERRAND
    path: str = ""

    @classmethod
    def of(cls, by: Actor) -> "Where":
        """Where the actor stands, with a line."""
        return cls(station_id=by.hall_id or 0, agent_id=by.officer_id or 0)

    @property
    def place(self) -> Place:
        """The place of the act."""
        return Place(hall_id=self.station_id, hall_path=self.path)


class NoSuchErrandStep(Refused):
    """The errand is not in a state from which this step may be taken."""


class ErrandChanged(Refused):
    """This number or form was already used for something else."""


TRANSITIONS: Final[Mapping[ErrandState, Mapping[Step, ErrandState]]] = MappingProxyType(
    {
        ErrandState.TAKEN: {
            Step.HAND_UP: ErrandState.HANDED_UP,
            Step.TAKE_UP: ErrandState.TAKEN_UP,
            Step.END_ERRAND: ErrandState.COMING_BACK,
        },
        ErrandState.HANDED_UP: {
            Step.TAKE_UP: ErrandState.TAKEN_UP,
            Step.DECLINE_ERRAND: ErrandState.COMING_BACK,
            Step.END_ERRAND: ErrandState.COMING_BACK,
        },
        ErrandState.TAKEN_UP: {Step.HAND_RESULT: ErrandState.COMING_BACK},
        ErrandState.COMING_BACK: {Step.GIVE_BACK: ErrandState.CLOSED},
        ErrandState.CLOSED: {},
    }
)
OPEN: Final = frozenset(state for state, steps in TRANSITIONS.items() if steps)
TO_HAND_UP: Final = frozenset({ErrandState.TAKEN})
BEFORE_A_CASE: Final = frozenset({ErrandState.TAKEN, ErrandState.HANDED_UP})
ON_THE_MOVE: Final = OPEN
"""In these states papers may be handed from one to the next."""

HAND_UP_DAYS: Final = 3
LATEST: Final = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class HandUp:
    """By when the agent hands up: the rule, and the end of the week at the latest."""

    due_on: date
    latest_on: date


def after(state: ErrandState, step: Step) -> ErrandState:
    """The state that follows when this step is taken from this state."""
    try:
        return TRANSITIONS[state][step]
    except KeyError:
        raise NoSuchErrandStep(state=state, step=step) from None


def turned(state: ErrandState, *, is_settled: bool) -> ErrandState:
    """What turning round leads to: closed where nothing is left to bring back.

    A villager may have fetched everything before; nobody could sign for nothing.
    """
    is_home = state is ErrandState.COMING_BACK and is_settled
    return ErrandState.CLOSED if is_home else state


def next_steps(state: ErrandState) -> frozenset[Step]:
    """The steps that change this state."""
    return frozenset(TRANSITIONS[state])


def hand_up(taken_at: datetime, calendar: WorkCalendar) -> HandUp:
    """The last days for handing up what was taken at this instant.

    Where holidays make the three days longer than a week, the week is no shorter.
    """
    taken_on = local_date(taken_at)
    due_on = calendar.add_working_days(taken_on, HAND_UP_DAYS)
    return HandUp(due_on, max(due_on, taken_on + LATEST))


def light(limit: HandUp, today: date, calendar: WorkCalendar) -> Light:
    """The light of an errand that has not been handed up."""
    if today > limit.latest_on:
        return Light.RED
    if today > limit.due_on:
        return Light.YELLOW
    left = calendar.working_days_between(today, limit.due_on)
    return Light.REMINDER if left <= 1 else Light.GREEN


_AHEAD: Final = timedelta(minutes=10)


def believed(happened_at: datetime, recorded_at: datetime) -> datetime:
    """When the station took it: the device's word, unless that is in the future.

    A device cannot have taken anything after the server heard of it.
    """
    is_ahead = happened_at > recorded_at + _AHEAD
    return recorded_at if is_ahead else min(happened_at, recorded_at)


def skew_seconds(device_at: datetime, server_at: datetime) -> int:
    """How far the device's clock goes ahead of the server's; negative: behind."""
    return round((device_at - server_at).total_seconds())
