"""The queue of today: some were served, some are, some wait, one stepped out."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import Final

from yimen.records.queue import queries as queue
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.serve import serve
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date, start_of_day
from yimen.rules.queue.queueing import Priority
from yimen.site.demo.staff import Staff
from yimen.site.demo.visits import NobodyCame, called, takes

_LONGEST_AGO: Final = 150  # minutes
_CAME: Final = (
    # line, minutes ago of the first, then every so many minutes, how many
    ("A", 148, 5, 16),
    ("B", 146, 8, 9),
    ("C", 144, 10, 8),
    ("G", 100, 30, 3),
)
_AT_WORK: Final = {
    # clerk: the shortest service, and by how much others are longer
    "wang.fang": (7, 6),
    "liu.yang": (8, 7),
    "chen.chen": (6, 8),
    "sun.li": (9, 6),
    "chen.jing": (2, 2),
}
_TURN: Final = 0.5  # minutes from one visitor to the next
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
        self._morning(Random(local_date(self.at).toordinal()))  # noqa: S311 - no secret
        self._aside()
        self._at_windows()
        for minutes, letter, priority in _WAITING:
            self.takes(letter, minutes, priority)

    def takes(
        self, letter: str, minutes: float, priority: Priority = Priority.NORMAL
    ) -> None:
        """A visitor takes a number so many minutes ago."""
        once = f"demo-{local_date(self.at)}-{next(self._touches)}"
        takes(self.lines[letter], once, self.ago(minutes), priority)

    def _morning(self, random: Random) -> None:
        """Visitors come, windows call whoever is next: in the order of time.

        So that what the queue tells each of them about the wait is what it would tell.
        """
        floor = _Floor(self, random)
        for letter, first, every, many in _CAME:
            for number in range(many):
                floor.at(first - every * number, partial(floor.comes, letter))
        floor.run()

    def _aside(self) -> None:
        """One went to make a copy, one did not come when called."""
        yang, chen = self.staff["liu.yang"], self.staff["chen.chen"]
        self.takes("B", 33)
        copying = called(yang, self.ago(30))
        serve(ticket_id=copying, by=yang, at=self.ago(29))
        park(ticket_id=copying, by=yang, at=self.ago(21))
        self.takes("A", 27)
        away = called(chen, self.ago(19))
        no_show(ticket_id=away, by=chen, at=self.ago(17))

    def _at_windows(self) -> None:
        """Two are served, one is called; 王芳's window is free for the next."""
        for letter, clerk, took, since in (
            ("B", "liu.yang", 26, 10),
            ("C", "sun.li", 24, 6),
        ):
            self.takes(letter, took)
            ticket_id = called(self.staff[clerk], self.ago(since + 1))
            serve(ticket_id=ticket_id, by=self.staff[clerk], at=self.ago(since))
        self.takes("A", 20)
        called(self.staff["chen.chen"], self.ago(0.5))


@dataclass
class _Floor:
    """The hall while it is served: what happens next, and which windows are free."""

    today: Today
    random: Random
    _free: set[str] = field(default_factory=lambda: set(_AT_WORK))
    _next: list[tuple[float, int, Callable[[float], None]]] = field(
        default_factory=list
    )
    _order: Iterator[int] = field(default_factory=count)

    def at(self, minutes: float, act: Callable[[float], None]) -> None:
        """Let this happen so many minutes ago."""
        heappush(self._next, (-minutes, next(self._order), act))

    def run(self) -> None:
        """Everything, in the order of time."""
        while self._next:
            ago, _, act = heappop(self._next)
            act(-ago)

    def comes(self, letter: str, minutes: float) -> None:
        """Somebody takes a number; a window that is free calls at once."""
        self.today.takes(letter, minutes)
        for clerk in sorted(self._free):
            self._calls(clerk, minutes - _TURN)

    def _calls(self, name: str, minutes: float) -> None:
        clerk, shown = self.today.staff[name], self.today.ago
        try:
            ticket_id = called(clerk, shown(minutes))
        except NobodyCame:
            self._free.add(name)
            return
        self._free.discard(name)
        serve(ticket_id=ticket_id, by=clerk, at=shown(minutes - _TURN))
        least, more = _AT_WORK[name]
        self.at(
            minutes - least - self.random.randrange(more),
            partial(self._finishes, name, ticket_id),
        )

    def _finishes(self, name: str, ticket_id: int, minutes: float) -> None:
        clerk = self.today.staff[name]
        finish(ticket_id=ticket_id, by=clerk, at=self.today.ago(minutes))
        self.at(minutes - _TURN, partial(self._calls, name))


def is_played(at: datetime, node_id: int) -> bool:
    """Whether somebody has taken a number today."""
    figures = queue.day_figures(SYSTEM, local_date(at), node_id=node_id)
    return any(line.issued for line in figures)


def lines_of(node_id: int, at: datetime) -> dict[str, int]:
    """The lines of a hall by their letters."""
    pace = queue.hall_queue(SYSTEM, at, node_id=node_id).pace
    return {line.letter: line.line_id for line in pace.lines}
