"""What would be if: the past replayed under another rule, with how sure one may be.

A year's cases or visits are run again, changed in one thing only: a shorter promise,
fewer windows, other hours, another graph of approvals. Everything else stays as it was,
people too; so an answer says what would have come of *these* cases, not what will.

How sure: days that follow each other are alike, so not single cases but whole blocks
(weeks, days) are drawn again with replacement, many times, from a seed that is kept
with the answer; between the figures below which 2.5 % and above which 2.5 % of the
draws lie is the interval. The same seed gives the same answer.

Not decided here: what each kind of question replays (`limits`, `graphs`,
`queues`).
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random
from typing import Final, TypeVar

from yimen.rules.refusals import Refused
from yimen.rules.spread import percentile

Block = TypeVar("Block")
Figure = float | None

DRAWS: Final = 400
_LOW, _HIGH = 0.025, 0.975
_WHOLE: Final = 100


class NothingToReplay(Refused):
    """In this period there is nothing that the question could replay."""


class BadQuestion(Refused):
    """This question changes nothing, or what it changes can't be."""


class Kind(StrEnum):
    """What is changed."""

    LIMIT = "limit"
    WINDOWS = "windows"
    HOURS = "hours"
    GRAPH = "graph"


class RunState(StrEnum):
    """How far an answer is."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure, and between which it lies on nineteen draws out of twenty."""

    value: Figure
    low: Figure
    high: Figure


UNKNOWN: Final = Interval(None, None, None)


def interval(
    blocks: Sequence[Block],
    figure: Callable[[Sequence[Block]], Figure],
    seed: int,
    *,
    drawn: Sequence[Block] = (),
    draws: int = DRAWS,
) -> Interval:
    """The figure of all blocks, and its interval by drawing blocks again.

    Where the blocks were run several times, `drawn` are all that came out.
    """
    value = figure(blocks)
    if value is None:
        return UNKNOWN
    random = Random(seed)  # noqa: S311 - no secret: anybody may draw again
    among, size = drawn or blocks, len(blocks)
    told = (figure(random.choices(among, k=size)) for _ in range(draws))
    found = sorted(one for one in told if one is not None) or [value]
    return Interval(value, percentile(found, _LOW), percentile(found, _HIGH))


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What is asked: which past, and what is changed in it."""

    kind: Kind
    title: str
    node_id: int
    path: str
    first_on: date
    last_on: date
    dataset: str = ""
    matter: str = ""  # its code
    days: int | None = None
    percent_less: int = 0
    fewer: int = 0
    is_pooled: bool = False
    opens: int | None = None  # minutes after midnight
    closes: int | None = None
    graph: int | None = None  # a version of it; nought: nothing waits for anything

    @property
    def asked(self) -> dict[str, int | str | bool | None]:
        """What is changed, as it is kept."""
        names = (
            "matter",
            "days",
            "percent_less",
            "fewer",
            "is_pooled",
            "opens",
            "closes",
            "graph",
        )
        return {name: getattr(self, name) for name in names}


def check(question: Question) -> None:
    """Raise `BadQuestion` unless something is changed that can be."""
    if question.last_on < question.first_on or not question.title.strip():
        raise BadQuestion(kind=question.kind.value)
    if not _changes(question):
        raise BadQuestion(kind=question.kind.value)


def _changes(question: Question) -> bool:
    match question.kind:
        case Kind.LIMIT:
            if question.days is not None:
                return question.days >= 0
            return 0 < question.percent_less < _WHOLE
        case Kind.WINDOWS:
            return question.fewer > 0 or question.is_pooled
        case Kind.HOURS:
            opens, closes = question.opens, question.closes
            is_order = opens is None or closes is None or opens < closes
            return is_order and (opens is not None or closes is not None)
        case Kind.GRAPH:
            return bool(question.matter) and question.graph is not None
