"""How cases are told apart, and how each is counted once in every group.

A joint case and its parts, a case and the one it was merged into, a case of a lower
organ and the one it was sent on as are one piece of work for whoever looks at both
(count-once: 一件事 is one). So a case that another stands for is left out of a group
in which that other lies too: of a place, if the other lies in or below that place; of
an organ, if it is the same organ's; of everything that is asked about, if it is asked
about as well. Windows, officers, matters and types tell each part apart: there a part
is work of its own.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class Cut(StrEnum):
    """By what cases may be told apart."""

    ORGAN = "organ"
    CHANNEL = "channel"
    MATTER = "matter"
    WINDOW = "window"
    OFFICER = "officer"
    MONTH = "month"
    NODE = "node"
    TYPE = "type"
    KIND = "kind"
    REGION = "region"


COLUMNS: Final[Mapping[Cut, str]] = MappingProxyType(
    {
        Cut.ORGAN: "organ",
        Cut.CHANNEL: "channel",
        Cut.MATTER: "matter",
        Cut.WINDOW: "seat",
        Cut.OFFICER: "officer",
        Cut.TYPE: "matter_type",
        Cut.KIND: "kind",
        Cut.REGION: "region",
    }
)
"""In which column of a fact a cut is read; places roll up, months are periods."""


class Once(StrEnum):
    """When a case that another stands for is left out of a group."""

    NEVER = "never"
    SAME_ORGAN = "same_organ"
    SAME_PLACE = "same_place"
    ALWAYS = "always"


ONCE: Final[Mapping[Cut | None, Once]] = MappingProxyType(
    {
        None: Once.ALWAYS,
        Cut.MONTH: Once.ALWAYS,
        Cut.CHANNEL: Once.ALWAYS,
        Cut.KIND: Once.ALWAYS,
        Cut.REGION: Once.ALWAYS,
        Cut.NODE: Once.SAME_PLACE,
        Cut.ORGAN: Once.SAME_ORGAN,
        Cut.MATTER: Once.NEVER,
        Cut.TYPE: Once.NEVER,
        Cut.WINDOW: Once.NEVER,
        Cut.OFFICER: Once.NEVER,
    }
)


@dataclass(frozen=True, slots=True)
class Scope:
    """Which facts are asked about: a place with all below it, and what else is fixed.

    `only` fixes a cut to one key: one organ, one matter, one channel.
    """

    path: str = ""
    only: Mapping[Cut, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the network, with all below it or alone."""

    code: str
    path: str
    is_alone: bool = False  # what lies below it is told elsewhere


WHOLE: Final = ""
"""The key of the group of everything that is asked about."""
