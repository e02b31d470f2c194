"""Green channel, appointment, door service, extended hours, courier: comfort, not law.

安阳市政务服务条例 22: 预约服务、错时延时服务、上门服务; 绿色通道 for investment, high
technology and key projects, and for those who can't queue. Each is an option of one
case, given on a ground that is written down. It changes who is called first, where and
when people meet, and how the result travels.

A green channel changes order in two places: the case stands first in the worklists, and
whoever comes about it has a head start in the queue like the old or the disabled, under
the same bound (`queueing`).

Invariant: an option changes no limit, no material, no hand that decides. Nothing here
is read by a clock, and a test holds the due days of a case against each option.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, OPEN_STATES, State
from yimen.rules.refusals import Refused


class OptionKind(StrEnum):
    """What is done for the comfort of one case."""

    GREEN_CHANNEL = "green_channel"
    APPOINTMENT = "appointment"
    DOOR = "door"
    EXTENDED_HOURS = "extended_hours"
    COURIER = "courier"


class OptionGround(StrEnum):
    """Why."""

    INVESTMENT = "investment"  # 招商引资项目
    HIGH_TECH = "high_tech"  # 高新技术项目
    KEY_PROJECT = "key_project"  # 市级以上重点项目
    ELDERLY = "elderly"
    DISABLED = "disabled"
    ILL = "ill"
    SOLDIER = "soldier"  # 军人军属
    URGENT = "urgent"  # 急事: 抢险、救治
    ASKED = "asked"  # the applicant asked for it


_PROJECTS: Final = {
    OptionGround.INVESTMENT,
    OptionGround.HIGH_TECH,
    OptionGround.KEY_PROJECT,
}
_PERSONS: Final = {OptionGround.ELDERLY, OptionGround.DISABLED, OptionGround.ILL}

GROUNDS: Final[Mapping[OptionKind, frozenset[OptionGround]]] = MappingProxyType(
    {
        OptionKind.GREEN_CHANNEL: frozenset(
            _PROJECTS | _PERSONS | {OptionGround.SOLDIER, OptionGround.URGENT}
        ),
        OptionKind.APPOINTMENT: frozenset({OptionGround.ASKED, *_PROJECTS, *_PERSONS}),
        OptionKind.DOOR: frozenset(_PROJECTS | _PERSONS),
        OptionKind.EXTENDED_HOURS: frozenset(
            {OptionGround.ASKED, OptionGround.URGENT, *_PROJECTS}
        ),
        OptionKind.COURIER: frozenset({OptionGround.ASKED, *_PERSONS}),
    }
)
"""On which grounds each may be given; a green channel is not for the asking."""

NEEDS_DETAIL: Final = frozenset(OptionKind) - {OptionKind.GREEN_CHANNEL}
"""A time, a place or an address has to be named."""


IN_TURN: Final = ""
"""The ground of a case that goes in its turn."""


class GroundMissing(Refused):
    """This option is not given on this ground."""


class DetailMissing(Refused):
    """When, where or whereto has to be written down."""


class OptionGiven(Refused):
    """This case has this option already."""


class CaseOver(Refused):
    """A case that has ended needs no option."""


class NotFirst(Refused):
    """Only a running case with a green channel puts its visitor in front."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """An option as it is asked for."""

    kind: OptionKind
    ground: OptionGround
    detail: str = ""
    proof: str = ""  # what the ground was seen from: 项目文件、残疾证


def check(option: Option) -> None:
    """Raise unless the ground allows it and the detail is there."""
    if option.ground not in GROUNDS[option.kind]:
        raise GroundMissing(kind=option.kind, ground=option.ground)
    if option.kind in NEEDS_DETAIL and not option.detail.strip():
        raise DetailMissing(kind=option.kind)


def check_first(number: str, ground: str, state: State) -> None:
    """Raise unless whoever comes about this case goes before others."""
    if ground == IN_TURN or state not in OPEN_STATES | AWAITING_DELIVERY:
        raise NotFirst(case=number)
