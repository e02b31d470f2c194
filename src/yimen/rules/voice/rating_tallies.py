"""What is counted of ratings: one definition for pages, exports and the replay.

评价率 is distinct closed cases with a valid rating over closed cases, for ratings may
outnumber cases (Guangdong, 2023-07: 13.88 of 11.24 million) and a share may not pass
100 % (rulebook 4.6.8, 8.2.14). 满意率 counts the first three levels over the rated;
beside it stands the older one over the closed. Of nothing there is no share (8.2.18).
A rating that was found invalid is left out of the levels and counted beside them. The
second rating after a rectification never replaces the first.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.voice.ratings import BAD, Level


class RatingCut(StrEnum):
    """By what ratings may be told apart."""

    WINDOW = "window"
    OFFICER = "officer"
    ORGAN = "organ"
    HALL = "hall"
    MATTER = "matter"
    CHANNEL = "channel"
    POINT = "point"
    MONTH = "month"


FORMULAS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "评价数": "有效评价的条数；一次现场服务算一条，一件网上办件算一条",
        "满意率": "（非常满意＋满意＋基本满意）÷ 有效评价数",
        "差评率": "（不满意＋非常不满意）÷ 有效评价数",
        "评价率": "有有效评价的已办结件 ÷ 已办结件，同一件只算一次",
        "满意率（按办结）": "评为前三级的已办结件 ÷ 已办结件",
        "无效评价": "经其他单位复核认定无效的条数，不进入上面各项，原文和理由都留着",
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A rating as it is counted."""

    rating: str
    level: Level
    on: date
    is_valid: bool = True
    places: Mapping[RatingCut, str] = field(default_factory=dict)

    def place(self, cut: RatingCut) -> str:
        """Under what it stands in this cut."""
        if cut is RatingCut.MONTH:
            return f"{self.on:%Y-%m}"
        return self.places.get(cut, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """The ratings of a group."""

    levels: Mapping[Level, int]
    invalid: int = 0

    @property
    def n(self) -> int:
        """The valid ones."""
        return sum(self.levels.values())

    @property
    def bad(self) -> int:
        """The valid bad ones."""
        return sum(self.levels[level] for level in BAD)

    @property
    def satisfied(self) -> int:
        """The valid ones of the first three levels."""
        return self.n - self.bad

    @property
    def satisfaction(self) -> Decimal | None:
        """满意率, as a share; None: nobody rated."""
        return share(self.satisfied, self.n)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How many of the closed cases were rated, each once."""

    closed: int
    rated: int
    satisfied: int

    @property
    def rating_rate(self) -> Decimal | None:
        """评价率, as a share."""
        return share(self.rated, self.closed)

    @property
    def satisfaction_closed(self) -> Decimal | None:
        """满意率 over the closed, as a share."""
        return share(self.satisfied, self.closed)


def share(part: int, whole: int) -> Decimal | None:
    """A share, unrounded; of nothing there is none."""
    return Decimal(part) / Decimal(whole) if whole else None


def tally(
    ratings: Iterable[Counted], cut: RatingCut | None = None
) -> tuple[Tally, Mapping[str, Tally]]:
    """The tally of all, and of each group that the cut makes."""
    groups: dict[str, list[Counted]] = defaultdict(list)
    everything = list(ratings)
    for one in everything:
        if cut is not None:
            groups[one.place(cut)].append(one)
    return _tally(everything), {name: _tally(groups[name]) for name in sorted(groups)}


def _tally(ratings: Iterable[Counted]) -> Tally:
    levels = dict.fromkeys(Level, 0)
    invalid = 0
    for one in ratings:
        if one.is_valid:
            levels[one.level] += 1
        else:
            invalid += 1
    return Tally(levels=MappingProxyType(levels), invalid=invalid)
