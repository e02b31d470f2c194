"""The queue of today: some were served, some are, some wait, one stepped out."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from random import Random
from typing import Final

from yimen.records.queue import queries as queue
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.serve import serve
from yimen.rules.authority.actors import SYSTEM, Actor
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.queue.queueing import Priority
from yimen.site.demo.staff import Staff
from yimen.site.demo.visits import called, takes

_LONGEST_AGO: Final = 150  # minutes
_SERVED: Final = (
    # minutes ago, minutes spent, line, clerk
    *((140 - 11 * n, 8 + n % 4, "A", "wang.fang") for n in range(9)),
    *((136 - 13 * n, 9 + n % 5, "B", "liu.yang") for n in range(7)),
    *((131 - 14 * n, 7 + n % 6, "A", "chen.chen") for n in range(7)),
    *((128 - 17 * n, 10 + n % 4, "C", "sun.li") for n in range(6)),
    *((100 - 30 * n, 3, "G", "chen.jing") for n in range(3)),
)
_WAITING: Final = (
    (14, "A", Priority.NORMAL),
    (12, "A", Priority.NORMAL),
    (11, "C", Priority.NORMAL),
    (9, "A", Priority.ELDERLY),
    (8, "C", Priority.NORMAL),
    (7, "D", Priority.NORMAL),
    (6, "B", Priority.NORMAL),
    (5, "A", Priority.NORMAL),
    (4, "E", Priority.NORMAL),
    (3, "C", Priority.PREGNANT),
    (2, "A", Priority.NORMAL),
    (1, "B", Priority.NORMAL),
)


@dataclass(frozen=True)
class Today:
    """The day so far, squeezed together when it has only just begun."""

    at: datetime
    lines: Mapping[str, int]  # of the centre, by letter
    staff: Staff
    _touches: Iterator[int] = field(default_factory=count)

    def ago(self, minutes: float) -> datetime:
        """So many minutes ago, but never yesterday."""
        passed = (self.at - start_of_day(local_date(self.at))) / timedelta(minutes=1)
        scale = min(1.0, passed / _LONGEST_AGO)
        return self.at - timedelta(minutes=minutes * scale)

    def play(self) -> None:
        """Everything that has happened today, in its order."""
        random = Random(local_date(self.at).toordinal())  # noqa: S311 - no secret
        for minutes, spent, letter, clerk in sorted(_SERVED, reverse=True):
            self._served(minutes, spent, letter, self.staff[clerk], random)
        self._aside()
        self._at_windows()
        for minutes, letter, priority in _WAITING:
            self._takes(letter, minutes, priority)

    def _takes(
        self, letter: str, minutes: float, priority: Priority = Priority.NORMAL
    ) -> None:
        once = f"demo-{local_date(self.at)}-{next(self._touches)}"
        takes(self.lines[letter], once, self.ago(minutes), priority)

    def _served(
        self, minutes: float, spent: int, letter: str, clerk: Actor, random: Random
    ) -> None:
        self._takes(letter, minutes + random.randrange(1, 9))
        ticket_id = called(clerk, self.ago(minutes))
        serve(ticket_id=ticket_id, by=clerk, at=self.ago(minutes - 0.5))
        finish(ticket_id=ticket_id, by=clerk, at=self.ago(minutes - spent))

    def _aside(self) -> None:
        """One went to make a copy, one did not come when called."""
        yang, chen = self.staff["liu.yang"], self.staff["chen.chen"]
        self._takes("B", 33)
        copying = called(yang, self.ago(30))
        serve(ticket_id=copying, by=yang, at=self.ago(29))
        park(ticket_id=copying, by=yang, at=self.ago(21))
        self._takes("A", 27)
        away = called(chen, self.ago(19))
        no_show(ticket_id=away, by=chen, at=self.ago(17))

    def _at_windows(self) -> None:
        """Two are served, one is called; 王芳's window is free for the next."""
        for letter, clerk, took, since in (
            ("B", "liu.yang", 26, 10),
            ("C", "sun.li", 24, 6),
        ):
            self._takes(letter, took)
            ticket_id = called(self.staff[clerk], self.ago(since + 1))
            serve(ticket_id=ticket_id, by=self.staff[clerk], at=self.ago(since))
        self._takes("A", 20)
        called(self.staff["chen.chen"], self.ago(0.5))


def is_played(at: datetime, node_id: int) -> bool:
    """Whether somebody has taken a number today."""
    figures = queue.day_figures(SYSTEM, local_date(at), node_id=node_id)
    return any(line.issued for line in figures)


def lines_of(node_id: int, at: datetime) -> dict[str, int]:
    """The lines of a hall by their letters."""
    pace = queue.hall_queue(SYSTEM, at, node_id=node_id).pace
    return {line.letter: line.line_id for line in pace.lines}
