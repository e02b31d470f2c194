"""What supervision watches, and what a rule of it is (电子监察; rulebook 7.1).

A supervised object is anything with a number that somebody has to answer for: a case,
a complaint, a petition, a rating, a special procedure, an officer's day. It is told as
facts in plain values. A rule names the facts and the limits that it reads and gets
nothing else; so those facts and limits, kept beside a card as its evidence, are always
enough to judge again, and the order in which rules are asked never matters.

A rule speaks about every object whose facts name all that it reads: whoever brings a
new kind of object gets the rules that fit it without registering them again. What is
not told is not judged.

Not decided here: what becomes of a verdict (`cards.py`).
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import IntEnum, StrEnum
from typing import Final

Fact = str | int | bool | None | list[str] | list[int]
Facts = Mapping[str, Fact]


class Level(IntEnum):
    """How loud a card is; a louder one takes the place of a quieter one."""

    REMINDER = 1
    YELLOW = 2
    RED = 3


class Family(StrEnum):
    """The kinds of rules (rulebook 7.1.1)."""

    TIME = "time"  # 时效
    FLOW = "flow"  # 流程
    CONTENT = "content"  # 内容
    CHARGE = "charge"  # 收费
    RISK = "risk"  # 风险防控
    OTHER = "other"


class ObjectKind(StrEnum):
    """What is watched, as the journal names it."""

    CASE = "case"
    OFFICER_DAY = "officer_day"  # "7:2026-09-21"
    OFFICER_MONTH = "officer_month"  # "7:2026-09"
    STEP = "step"  # "500199…/examined": one step of a case, all its visits
    PROCEDURE = "procedure"  # "500199…/P12": one stop of a case's clock
    ORDER = "order"  # complaint, consultation, petition and the other kinds
    REQUEST = "information_request"
    RECTIFICATION = "rectification"
    URGING = "urging"


OF_CASES: Final = frozenset({ObjectKind.CASE, ObjectKind.STEP, ObjectKind.PROCEDURE})
"""A case and its parts: their numbers begin with the case's."""


def case_of(kind: str, number: str) -> str:
    """The case that the object is, or is a part of; "" where it is neither."""
    return number.partition("/")[0] if kind in OF_CASES else ""


def is_about_person(kind: str) -> bool:
    """Whether an object of this kind is somebody's day or month, not a thing."""
    return kind in {ObjectKind.OFFICER_DAY, ObjectKind.OFFICER_MONTH}


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """A supervised object at an instant; ids only, names stay in the records."""

    kind: str
    number: str
    organ_id: int | None = None
    hall_id: int | None = None
    officer_id: int | None = None
    due_on: date | None = None
    came_on: date | None = None  # since when somebody answers for it
    facts: Facts = field(default_factory=dict)


def is_supervised(watched: Watched, since: date | None) -> bool:
    """Whether supervision reaches the object: its hall's began before it came.

    Supervision is rolled out hall by hall (1.2 item 34) and does not look back.
    """
    return since is not None and (watched.came_on is None or since <= watched.came_on)


class Seen:
    """What a rule may read: the facts and limits that it has named."""

    def __init__(self, facts: Facts, limits: Mapping[str, int]) -> None:
        """Keep what is to be seen."""
        self._facts = facts
        self._limits = limits

    def limit(self, name: str) -> int:
        """A limit of the settings."""
        return self._limits[name]

    def count(self, name: str) -> int:
        """A number of things or days; nothing told is none."""
        fact = self._facts[name]
        return fact if isinstance(fact, int) else 0

    def flag(self, name: str) -> bool:
        """Whether it is so."""
        return bool(self._facts[name])

    def text(self, name: str) -> str:
        """A word; "" where there is none."""
        fact = self._facts[name]
        return fact if isinstance(fact, str) else ""

    def numbers(self, name: str) -> list[int]:
        """Several numbers."""
        fact = self._facts[name]
        found = fact if isinstance(fact, list) else []
        return [one for one in found if isinstance(one, int)]

    def texts(self, name: str) -> list[str]:
        """Several words."""
        fact = self._facts[name]
        found = fact if isinstance(fact, list) else []
        return [one for one in found if isinstance(one, str)]

    def on(self, name: str) -> date | None:
        """A day."""
        said = self.text(name)
        return date.fromisoformat(said) if said else None

    def at(self, name: str) -> datetime | None:
        """An instant."""
        said = self.text(name)
        return datetime.fromisoformat(said) if said else None


Judge = Callable[[Seen], Level | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchRule:
    """One rule: its name, what it forbids in a sentence, by which article."""

    name: str
    label: str
    says: str  # with {limits} in their places
    article: str
    family: Family
    reads: tuple[str, ...]
    judge: Judge
    limits: tuple[str, ...] = ()

    def fits(self, facts: Facts) -> bool:
        """Whether the object tells all that the rule reads."""
        return all(name in facts for name in self.reads)

    def text(self, limits: Mapping[str, int]) -> str:
        """The rule in words, with the limits that it was judged by."""
        return self.says.format_map(limits)


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict follows from: nothing less would do, nothing more was read."""

    facts: Facts
    limits: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """A rule was broken, how badly, and what shows it."""

    rule: str
    level: Level
    evidence: Evidence


def judged(
    rule: WatchRule, watched: Watched, limits: Mapping[str, int]
) -> Verdict | None:
    """What the rule says of the object; None: nothing is wrong, or it does not fit."""
    if not rule.fits(watched.facts):
        return None
    evidence = Evidence(
        facts={name: watched.facts[name] for name in rule.reads},
        limits={name: limits[name] for name in rule.limits},
    )
    level = judged_again(rule, evidence)
    return None if level is None else Verdict(rule.name, level, evidence)


def judged_again(rule: WatchRule, evidence: Evidence) -> Level | None:
    """The level that follows from the evidence alone."""
    return rule.judge(Seen(evidence.facts, evidence.limits))


def verdicts(
    rules: Iterable[WatchRule], watched: Watched, limits: Mapping[str, int]
) -> Iterator[Verdict]:
    """What these rules say of the object."""
    for rule in rules:
        found = judged(rule, watched, limits)
        if found is not None:
            yield found


def yellow_if(is_so: bool) -> Level | None:  # noqa: FBT001 - reads as a sentence
    """A yellow card, if it is so."""
    return Level.YELLOW if is_so else None


def red_if(is_so: bool) -> Level | None:  # noqa: FBT001 - reads as a sentence
    """A red card, if it is so."""
    return Level.RED if is_so else None


HANDLING: Final = frozenset(
    {"accept", "take", "examine", "pause", "resume", "extend", "grant", "refuse"}
)
"""The steps that handle a case; printing, filing and handing over are none."""
