"""Rounds in which the catalogue is cleaned up, and the look back at one (清理、回头看).

S1 cleaned its catalogue by 「服務外包+內部聯審」 in four months and published what came
of it as 「權力清單」; S3-17 tells of a second round and of a 「回头看」, 「使我县的行政
审批事项目录与区、市保持一致」 (rulebook item 124). A round looks at the whole catalogue
or at one organ's, and is told by two days: the eve of its beginning and its last day.
What was done between them is counted by the verbs of the catalogue (承接 下放 取消 冻结
合并 …, item 100), each matter once a verb; limits, steps and papers before and after by
the numbers of the catalogue (8.2.6, 8.2.16).

Invariants: at one place no day lies in two rounds of a kind; a look back begins after a
clean-up that covers its place has ended [DECISION]; before − left + entered = after;
what was closed is never counted again. Not decided here: what is to be cancelled.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import Any, Final

from yimen.rules.catalogue.matter_changes import CHANGES, Change
from yimen.rules.catalogue.numbers import FIGURES, Matters, Moved
from yimen.rules.refusals import Refused

_DAY: Final = timedelta(days=1)


class RoundKind(StrEnum):
    """What a round is."""

    CLEAN_UP = "clean_up"  # 清理
    LOOK_BACK = "look_back"  # 回头看


ROUND_KINDS: Final[Mapping[RoundKind, str]] = {
    RoundKind.CLEAN_UP: "清理",
    RoundKind.LOOK_BACK: "回头看",
}


class RoundState(StrEnum):
    """Whether a round still runs."""

    OPEN = "open"
    CLOSED = "closed"


class RoundIncomplete(Refused):
    """A round has a name and says what it looks at; when it ends, what came of it."""


class RoundRunning(Refused):
    """A round of this kind is not over at this place on the day this one begins."""


class RoundDays(Refused):
    """A round has begun by today, and ends between its first day and today."""


class RoundClosed(Refused):
    """This round is over: it says what it said."""


class NothingToLookBackAt(Refused):
    """No clean-up that covers this place ended before the day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """Where a round looks, since when, until when; of no organ: at everything."""

    round_id: int = 0
    kind: RoundKind
    organ_id: int | None = None
    begun_on: date
    ended_on: date | None = None

    @property
    def state(self) -> RoundState:
        """Whether it still runs."""
        return RoundState.OPEN if self.ended_on is None else RoundState.CLOSED

    @property
    def eve(self) -> date:
        """The day whose catalogue it found."""
        return self.begun_on - _DAY

    def runs_on(self, day: date) -> bool:
        """Whether it is not over on this day."""
        return self.ended_on is None or self.ended_on >= day

    def is_beside(self, other: "Round") -> bool:
        """Whether the other one is of the same kind at the same place."""
        return (self.kind, self.organ_id) == (other.kind, other.organ_id)

    def covers(self, other: "Round") -> bool:
        """Whether all that the other one looks at was looked at here."""
        return self.organ_id in {None, other.organ_id}


def check_said(name: str, looks_at: str) -> None:
    """Raise unless the round is named and says what it looks at."""
    for lacks, text in (("name", name), ("looks_at", looks_at)):
        if not text.strip():
            raise RoundIncomplete(lacks=lacks)


def check_beginning(wanted: Round, known: Iterable[Round], today: date) -> Round | None:
    """The clean-up that is looked back at, if the round may begin on its day."""
    if wanted.begun_on > today:
        raise RoundDays(day=wanted.begun_on)
    others = [one for one in known if one.round_id != wanted.round_id]
    for one in others:
        if one.is_beside(wanted) and one.runs_on(wanted.begun_on):
            raise RoundRunning(begun_on=one.begun_on)
    if wanted.kind is RoundKind.CLEAN_UP:
        return None
    return _looked_back_at(wanted, others)


def _looked_back_at(wanted: Round, others: Iterable[Round]) -> Round:
    """The last clean-up that was over before the look back began."""
    over = [
        (one.ended_on, one.round_id, one)
        for one in others
        if one.kind is RoundKind.CLEAN_UP
        and one.covers(wanted)
        and one.ended_on is not None
        and one.ended_on < wanted.begun_on
    ]
    if not over:
        raise NothingToLookBackAt(begun_on=wanted.begun_on)
    return max(over, key=lambda found: found[:2])[2]


def check_open(one: Round) -> None:
    """Raise once the round is over."""
    if one.state is RoundState.CLOSED:
        raise RoundClosed(ended_on=one.ended_on)


def check_ending(one: Round, ended_on: date, result: str, today: date) -> None:
    """Raise unless the round may end on this day with this result."""
    check_open(one)
    if not result.strip():
        raise RoundIncomplete(lacks="result")
    if not one.begun_on <= ended_on <= today:
        raise RoundDays(day=ended_on)


Numbers = Mapping[str, Fraction | None]
"""Numbers of the catalogue by their names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundFigures:
    """What a round changed: the catalogue before and after, and what was done."""

    before: Numbers
    after: Numbers
    entered: int  # in force after it, not before
    left: int
    changes: Mapping[Change, int]  # matters, by verb

    @property
    def moved(self) -> tuple[Moved, ...]:
        """Every number of before and after that is known, beside each other."""
        return tuple(
            Moved(one, self.before[one.name], self.after[one.name])
            for one in FIGURES
            if one.name in self.before and one.name in self.after
        )


def figures(
    before: Matters, after: Matters, changes: Mapping[Change, int]
) -> RoundFigures:
    """What lies between two catalogues, and by which verbs."""
    then, now = ({one.code for one in told} for told in (before, after))
    return RoundFigures(
        before={one.name: one.of(before) for one in FIGURES},
        after={one.name: one.of(after) for one in FIGURES},
        entered=len(now - then),
        left=len(then - now),
        changes={change: changes.get(change, 0) for change in CHANGES},
    )


def written(told: RoundFigures) -> dict[str, Any]:
    """The figures as they are kept: exact, and readable without us."""
    return {
        "before": {name: _text(value) for name, value in told.before.items()},
        "after": {name: _text(value) for name, value in told.after.items()},
        "entered": told.entered,
        "left": told.left,
        "changes": {change.value: count for change, count in told.changes.items()},
    }


def read(kept: Mapping[str, Any]) -> RoundFigures:
    """The figures that were kept."""
    return RoundFigures(
        before={name: _number(text) for name, text in kept["before"].items()},
        after={name: _number(text) for name, text in kept["after"].items()},
        entered=kept["entered"],
        left=kept["left"],
        changes={change: kept["changes"].get(change.value, 0) for change in CHANGES},
    )


def _text(value: Fraction | None) -> str | None:
    return None if value is None else str(value)


def _number(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)
