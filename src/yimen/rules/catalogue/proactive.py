"""免申即享: who may have a benefit by what the hall already knows.

A benefit that the guide marks so is not waited for: the organ looks through what was
granted here before, by a rule that the guide publishes line by line, and offers it; the
applicant only confirms. 国务院关于加快推进政务服务标准化规范化便利化的指导意见
（国发〔2022〕5号）: 「通过信息共享、大数据分析等方式，……推行政策“免申即享”」. So the
rule is data of the matter, in words that can be read aloud:

    持有：<事项编码>      it was granted that matter, and the grant stands
    未持有：<事项编码>    it was not
    年满：80             a person of that many years
    对象：自然人 / 法人

At least one line says what is held: the hall offers by its own records, it doesn't
search through everybody. Nobody is offered what they have, or what is being handled.

Not decided here: the benefit itself. A candidate is told and confirms at a counter,
where an officer looks again (`take_in`).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final

from yimen.rules.refusals import Refused


class ConditionKind(StrEnum):
    """What a line asks."""

    HELD = "持有"
    NOT_HELD = "未持有"
    AGED = "年满"
    AUDIENCE = "对象"


_AUDIENCES: Final = {"自然人": True, "法人": False}


class NoMatching(Refused):
    """The guide of this matter publishes no rule by which it is offered."""


class NotMatched(Refused):
    """By the records as they are now, this applicant is not offered it."""


class ToldAlready(Refused):
    """This applicant was told of this benefit."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One line of the rule."""

    kind: ConditionKind
    value: str


@dataclass(frozen=True, slots=True)
class Granted:
    """What was granted, by its name, and when."""

    name: str
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What the hall knows of an applicant."""

    held: Mapping[str, Granted]  # by the matter's code; revoked grants are not held
    is_person: bool
    born_on: date | None


def condition_read(line: str) -> Condition | None:
    """The condition that a line says, or None where it says none."""
    kind, _, value = line.strip().replace(":", "：").partition("：")
    value = value.strip()
    if kind not in set(ConditionKind) or not value:
        return None
    found = Condition(ConditionKind(kind), value)
    if found.kind is ConditionKind.AGED and not value.isdecimal():
        return None
    if found.kind is ConditionKind.AUDIENCE and value not in _AUDIENCES:
        return None
    return found


def unreadable(lines: Iterable[str]) -> tuple[str, ...]:
    """The lines that say no condition."""
    return tuple(line for line in lines if condition_read(line) is None)


def conditions(lines: Iterable[str]) -> tuple[Condition, ...]:
    """The rule; raises where nothing says what has to be held."""
    found = tuple(one for one in map(condition_read, lines) if one)
    if not held_codes(found):
        raise NoMatching
    return found


def held_codes(rule: Iterable[Condition]) -> frozenset[str]:
    """The matters that must have been granted."""
    return frozenset(one.value for one in rule if one.kind is ConditionKind.HELD)


def asked_codes(rule: Iterable[Condition]) -> frozenset[str]:
    """Every matter of which the rule asks whether it was granted."""
    asked = {ConditionKind.HELD, ConditionKind.NOT_HELD}
    return frozenset(one.value for one in rule if one.kind in asked)


def weigh(
    rule: Iterable[Condition], known: Known, today: date
) -> tuple[str, ...] | None:
    """The reasons for which it is offered, one for each line; None where one fails."""
    found = [_reason(one, known, today) for one in rule]
    if any(reason is None for reason in found):
        return None
    return tuple(reason for reason in found if reason)


def _reason(condition: Condition, known: Known, today: date) -> str | None:
    """Why the line holds, "" where that needs no words, None where it does not."""
    match condition.kind:
        case ConditionKind.HELD:
            grant = known.held.get(condition.value)
            return f"{grant.on} 准予“{grant.name}”" if grant else None
        case ConditionKind.NOT_HELD:
            return None if condition.value in known.held else ""
        case ConditionKind.AUDIENCE:
            return "" if known.is_person == _AUDIENCES[condition.value] else None
        case ConditionKind.AGED:
            age = age_on(known.born_on, today) if known.born_on else None
            old = age is not None and age >= int(condition.value)
            return f"{age} 周岁" if old else None


def age_on(born_on: date, today: date) -> int:
    """Full years on this day (民法典 17, 203): counted from the birthday on."""
    before = (today.month, today.day) < (born_on.month, born_on.day)
    return today.year - born_on.year - before
