"""A joint site survey and a joint meeting: who was asked, who came, who agreed.

Rulebook 4.10.9: lead accepts → 抄告 all → joint survey → meeting with minutes (absent =
consent) → lead decides. A unit that was told in time and does not come without a good
reason is taken to agree (缺席默认, 4.10.7), and bears it. 行政许可法 34 asks for two
officers where the substance is checked on the spot, so a unit sends two to a survey.

Invariant: absence stands for an opinion only; a permit is decided in its own case.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from yimen.rules.refusals import Refused

OFFICERS_ON_SITE = 2
"""行政许可法 34: 「应当指派两名以上工作人员进行核查。」"""


class GatheringKind(StrEnum):
    """On the spot, or round a table."""

    SURVEY = "survey"
    MEETING = "meeting"


class GatheringInPast(Refused):
    """Units are asked to come before it begins, not afterwards."""


class NobodyAsked(Refused):
    """A gathering needs units that are asked to come."""


class TooFewOfficers(Refused):
    """A survey on the spot needs two officers of the unit."""


class AlreadyMinuted(Refused):
    """The minutes of this gathering are written."""


class NotHeldYet(Refused):
    """Minutes are written after the gathering has begun."""


class MinutesSayNothing(Refused):
    """Minutes say what was found or agreed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calling:
    """What the units are called to."""

    kind: GatheringKind
    place: str
    subject: str
    starts_at: datetime
    units: tuple[int, ...]  # organs


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """What a unit signs: whom it sent and what it says, or why it can't come."""

    persons: tuple[str, ...] = ()
    opinion: str = ""
    excuse: str = ""


@dataclass(frozen=True, slots=True)
class Seat:
    """A unit that was asked: whether it came, or why not."""

    organ_id: int
    came: bool | None
    excuse: str = ""

    @property
    def consents_by_absence(self) -> bool:
        """Whether it stayed away without a good reason."""
        return not self.came and not self.excuse.strip()


def call(calling: Calling, at: datetime) -> None:
    """Raise unless it may be called so."""
    if calling.starts_at <= at:
        raise GatheringInPast(starts_at=calling.starts_at)
    if not calling.units:
        raise NobodyAsked


def sign(kind: GatheringKind, persons: Iterable[str]) -> tuple[str, ...]:
    """Whom the unit sends, each once; a survey needs two."""
    named = tuple(dict.fromkeys(name.strip() for name in persons if name.strip()))
    needed = OFFICERS_ON_SITE if kind is GatheringKind.SURVEY else 1
    if len(named) < needed:
        raise TooFewOfficers(needed=needed, named=len(named))
    return named


def minute(starts_at: datetime, text: str, at: datetime) -> None:
    """Raise unless these can be its minutes."""
    if at < starts_at:
        raise NotHeldYet(starts_at=starts_at)
    if not text.strip():
        raise MinutesSayNothing
