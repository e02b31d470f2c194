"""A case's history as the rules of putting right and passing on read it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final, Protocol

from yimen.records.cases.queries.buttons import Past
from yimen.records.journal.queries import Written
from yimen.rules.authority.steps import Step
from yimen.rules.cases.handing import Passed, Passing
from yimen.rules.cases.undoing import Taken
from yimen.rules.legal_clock.calendar import local_date

OFFICER: Final = "officer:"
_WAYS: Final = {
    Step.TRANSFER_CASE.value: Passing.ORGAN,
    Step.HAND_BACK.value: Passing.BACK,
}


class Paper(Protocol):
    """A paper of the case: which line it came with, printed how often."""

    @property
    def sequence(self) -> int:
        """The line it came with."""
        ...

    @property
    def copies(self) -> int:
        """How often it was printed."""
        ...

    @property
    def voided_at(self) -> datetime | None:
        """Since when it is void."""
        ...


def past_of(lines: Iterable[Written], papers: Iterable[Paper]) -> Past:
    """The steps with their printed papers, and the passes between organs."""
    printed = {p.sequence for p in papers if p.copies and p.voided_at is None}
    known = tuple(lines)
    return Past(
        tuple(_taken(line, is_printed=line.sequence in printed) for line in known),
        tuple(_passed(line) for line in known if line.step in _WAYS),
    )


def _taken(line: Written, *, is_printed: bool) -> Taken:
    own = line.actor.startswith(OFFICER)
    officer = int(line.actor.removeprefix(OFFICER)) if own else None
    return Taken(
        Step(line.step), local_date(line.happened_at), officer, is_printed=is_printed
    )


def _passed(line: Written) -> Passed:
    return Passed(
        _WAYS[line.step],
        line.payload["from_organ"],
        line.payload["to_organ"],
        line.happened_at,
        line.payload.get("settled", False),
    )
