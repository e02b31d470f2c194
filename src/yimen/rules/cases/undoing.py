"""Which step may simply be taken back, and what is the lawful way where it may not.

A clerk presses the wrong key. What nobody has relied on yet can be taken back on the
same day by whoever did it, while nothing has followed and its paper has come back: the
paper is voided with a reason, the journal keeps both lines, and the case stands where
it stood. Trust that has grown is protected: 行政许可法 8 「公民、法人或者其他组织依法
取得的行政许可受法律保护，行政机关不得擅自改变已经生效的行政许可。」 So a decision is
never taken back here; it is revoked (69), recalled (8) or reviewed, each with its own
act. A refusal to accept that has left the house is a decision too. A tolerated
acceptance is taken back with its promise, as long as no paper has come. A stopped clock
is not taken back either: resumed on the same day it has stopped nothing (3.2.7).

Invariants: what is taken back is the last step that changed anything; taking back
changes no day that the law counts from, but by putting the row back as it was. Not
decided here: who may see the case and who may act at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused


class NothingToUndo(Refused):
    """Nothing has happened that could be taken back."""


class DecisionStands(Refused):
    """A decision is not taken back: it is revoked, recalled or reviewed."""


class StepStands(Refused):
    """This step is not one that can be taken back."""


class UndoTooLate(Refused):
    """A step is taken back on its own day."""


class NotYourStep(Refused):
    """A step is taken back by whoever took it, or by the chief representative."""


class PaperOutside(Refused):
    """Its paper was printed and has to come back first."""


QUIET = frozenset(
    {
        Step.PRINT,
        Step.ATTACH,
        Step.UNMASK,
        Step.GO_FIRST,
        Step.GO_IN_TURN,
        Step.MOVE_REMINDER,
    }
)
"""Steps that change nothing anybody could rely on."""

UNDOABLE = frozenset(
    {
        Step.ACCEPT,
        Step.TOLERATE,
        Step.ASK_CORRECTION,
        Step.EXAMINE,
        Step.SEND_BACK,
        Step.WITHDRAW,
        Step.RETURN,
        Step.REJECT,
    }
)
DECISIONS = frozenset({Step.GRANT, Step.REFUSE, Step.DELIVER})


@dataclass(frozen=True, slots=True)
class Taken:
    """A step that was taken: when, by whom, and whether its paper was printed."""

    step: Step
    on: date
    officer_id: int | None
    is_printed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undoing:
    """Who takes back, on which day, and whether the paper lies on the table."""

    officer_ids: frozenset[int]
    heads_the_office: bool
    on: date
    has_paper_back: bool = False


def last_of(taken: Sequence[Taken]) -> int:
    """Where the last step stands that changed anything; `NothingToUndo` without."""
    for place in range(len(taken) - 1, -1, -1):
        if taken[place].step not in QUIET:
            return place
    raise NothingToUndo


def check(taken: Sequence[Taken], undoing: Undoing) -> int:
    """The place of the step that is taken back; raises where it may not be."""
    place = last_of(taken)
    last = taken[place]
    _check_kind(last, place, taken)
    if last.on != undoing.on:
        raise UndoTooLate(on=last.on)
    is_own = last.officer_id is not None and last.officer_id in undoing.officer_ids
    if not (is_own or undoing.heads_the_office):
        raise NotYourStep
    if last.is_printed and not undoing.has_paper_back:
        raise PaperOutside
    return place


def _check_kind(last: Taken, place: int, taken: Sequence[Taken]) -> None:
    if last.step in DECISIONS or (last.step is Step.REJECT and last.is_printed):
        raise DecisionStands
    if last.step not in UNDOABLE:
        raise StepStands
    if any(one.step in DECISIONS for one in taken[:place]):
        raise DecisionStands
