"""Rounds through the hall: planned, walked with a checklist, followed up.

S1: 「領導帶班巡查、值班長值班巡查、副值班長坐崗巡查、提醒勸導和約談告誡」 are the five
tools; the first three are rounds, the last two are talks (`talks`). S3-17 adds the
look through the cameras (「視频巡查」), S4 the self-check by a list of four groups.
「指导、督查和验收三个重要环节」 (S4): a round that finds something says what to do
(guidance), by when, and somebody else than who put it right accepts it. A finding
names the person directly answerable where there is one (「直接责任人」).

Invariants: a round is walked once; what was found is never deleted, only accepted;
whoever put it right does not accept it. Not decided here: whether it is a breach.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.refusals import Refused

LONGEST_TEXT: Final = 2000


class PatrolOver(Refused):
    """This round was walked or called off already."""


class PatrolNotYet(Refused):
    """A round is walked on its day or later."""


class PatrolEmpty(Refused):
    """Every item of the list is looked at, or the round has a note."""


class FindingEmpty(Refused):
    """A finding says what is wrong and what to do about it."""


class FindingClosed(Refused):
    """This finding is put right or accepted already."""


class OwnAcceptance(Refused):
    """Somebody else than who put it right accepts it."""


class PatrolKind(StrEnum):
    """By which tool the hall is looked at."""

    LEADER = "leader"  # 领导带班巡查
    DUTY = "duty"  # 值班长值班巡查
    DEPUTY = "deputy"  # 副值班长坐岗巡查
    VIDEO = "video"  # 视频巡查
    CHECKLIST = "checklist"  # 对照检查单
    TEAM = "team"  # 考评小组定期检查


class PatrolState(StrEnum):
    """How a round stands."""

    PLANNED = "planned"
    DONE = "done"
    CANCELLED = "cancelled"


class FindingState(StrEnum):
    """How something that was found stands."""

    OPEN = "open"
    RECTIFIED = "rectified"
    ACCEPTED = "accepted"


class Look(StrEnum):
    """What was seen of one item."""

    GOOD = "good"
    BAD = "bad"
    NOT_SEEN = "not_seen"


CHECKLIST: Final = MappingProxyType(
    {
        "manners": ("polite_words", "three_voices", "no_forbidden_words"),
        "looks": ("badge", "dress", "posture"),
        "service": (
            "facilities",
            "promises_shown",
            "notices_shown",
            "first_asked",
            "time_limits",
            "complaints_answered",
            "one_meter_line",
        ),
        "place": ("clean", "orderly", "safe"),
    }
)
"""S4 (rulebook item 120): the four groups, each with its items."""

ITEMS: Final = tuple(item for items in CHECKLIST.values() for item in items)


@dataclass(frozen=True, slots=True)
class Figures:
    """What was looked at on one round."""

    good: int
    bad: int
    not_seen: int


def check_walk(
    state: PatrolState,
    planned_on: date,
    looks: dict[str, Look],
    note: str,
    *,
    today: date,
    items: Collection[str] = ITEMS,
) -> Figures:
    """What a round saw; raises unless it is to be walked and says something."""
    if state is not PatrolState.PLANNED:
        raise PatrolOver
    if today < planned_on:
        raise PatrolNotYet(on=planned_on)
    seen = [looks.get(item, Look.NOT_SEEN) for item in items]
    figures = Figures(
        seen.count(Look.GOOD), seen.count(Look.BAD), seen.count(Look.NOT_SEEN)
    )
    if figures.not_seen == len(items) and not note.strip():
        raise PatrolEmpty
    return figures


def check_finding(what: str, guidance: str) -> None:
    """Raise unless it says what is wrong and what to do."""
    for said in (what, guidance):
        if not 0 < len(said.strip()) <= LONGEST_TEXT:
            raise FindingEmpty


def after_rectifying(state: FindingState, said: str) -> FindingState:
    """Put right, with a word how."""
    if state is not FindingState.OPEN:
        raise FindingClosed
    if not said.strip():
        raise FindingEmpty
    return FindingState.RECTIFIED


def after_looking_again(
    state: FindingState, *, accepts: bool, is_same_hand: bool
) -> FindingState:
    """Accepted by another hand, or open again."""
    if state is not FindingState.RECTIFIED:
        raise FindingClosed
    if is_same_hand:
        raise OwnAcceptance
    return FindingState.ACCEPTED if accepts else FindingState.OPEN
