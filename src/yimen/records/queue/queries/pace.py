"""How the lines of a hall move, in one statement."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from yimen.records.queue.facts import rows, services
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.waiting import Pace, TooLittleKnown, WaitingRange, expected, load


@dataclass(frozen=True, slots=True, kw_only=True)
class LinePace:
    """One line: who waits, where, and how quickly it moves."""

    line_id: int
    letter: str
    name: str
    phrase: str
    picture: str
    is_open: bool
    reopens_at: datetime | None
    gives_slots: bool
    waiting: int
    passes: int
    windows: frozenset[int]
    window_numbers: tuple[int, ...]  # open and not on a break
    is_served: bool  # some window is there for it, open or not
    pace: Pace


@dataclass(frozen=True, slots=True)
class HallPace:
    """All lines of a hall at one instant."""

    lines: tuple[LinePace, ...]
    patience: int

    @property
    def waiting(self) -> int:
        """How many people wait in the hall."""
        return sum(line.waiting for line in self.lines)

    def line(self, line_id: int) -> LinePace | None:
        """The line with this id, if it is one of the hall's."""
        return next((one for one in self.lines if one.line_id == line_id), None)

    def wait(
        self, line_id: int, ahead: Mapping[int, int] | None = None
    ) -> WaitingRange | TooLittleKnown:
        """How long somebody will wait; without `ahead`: whoever joins now."""
        line = self.line(line_id)
        if line is None:
            return TooLittleKnown()
        people = (
            ahead
            if ahead is not None
            else {one.line_id: one.waiting for one in self.lines}
        )
        windows = {one.line_id: one.windows for one in self.lines}
        return expected(
            load(line_id, people, windows), line.pace, patience=self.patience
        )


def hall_pace(node_id: int, at: datetime, patience: int) -> HallPace:
    """How the hall's lines move now."""
    asked = {"node": node_id, "day": local_date(at), "at": at}
    return HallPace(tuple(map(_line, rows("pace", asked))), patience)


def _line(row: Mapping[str, Any]) -> LinePace:
    windows = frozenset(row["at_work"] or row["open"])
    return LinePace(
        line_id=row["id"],
        letter=row["letter"],
        name=row["name"],
        phrase=row["phrase"],
        picture=row["picture"],
        is_open=row["is_open"],
        reopens_at=row["reopens_at"],
        gives_slots=row["slot_quota"] > 0 and row["day_quota"] > 0,
        waiting=row["waiting"],
        passes=row["passes"],
        windows=windows,
        window_numbers=tuple(row["numbers"]),
        is_served=row["is_served"],
        pace=Pace(
            services(row["minutes"]),
            windows=len(windows),
            idle=len(windows & set(row["idle"])),
            jumping_share=row["passes"] / row["calls"] if row["calls"] else 0.0,
        ),
    )
