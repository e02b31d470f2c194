"""A day of a hall, run by SimPy: visitors come, free windows call who ranks first.

Nothing is drawn by lot here: visits bring their times with them, so a day run twice
gives the same waits.
"""

from collections.abc import Generator, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush
from typing import Any

import simpy

from yimen.rules.what_if.queues import HallDay, Ran, Seat, Visit


@dataclass
class _Hall:
    """What goes on: who waits, which windows sit idle, who waited how long."""

    env: Any
    turnover: float
    waiting: dict[int, list[tuple[float, int, Visit]]] = field(default_factory=dict)
    idle: list[tuple[Seat, Any]] = field(default_factory=list)
    waits: list[float] = field(default_factory=list)
    busy: float = 0.0

    def joins(self, turn: int, visit: Visit) -> None:
        """Somebody takes a place in their line, and a free window hears of it."""
        line = self.waiting.setdefault(visit.line, [])
        heappush(line, (visit.rank, turn, visit))
        for place, (seat, bell) in enumerate(self.idle):
            if visit.line in seat.lines:
                del self.idle[place]
                bell.succeed()
                return

    def first_of(self, lines: frozenset[int]) -> Visit | None:
        """Whoever ranks first in these lines, called away."""
        fronts = [self.waiting[line] for line in lines if self.waiting.get(line)]
        return heappop(min(fronts))[2] if fronts else None


def ran(day: HallDay) -> Ran:
    """What came of the day."""
    hall = _Hall(simpy.Environment(), day.turnover)
    hall.env.process(_door(hall, day.visits))
    for seat in day.seats:
        hall.env.process(_window(hall, seat))
    hall.env.run()
    return Ran(
        waits=tuple(hall.waits),
        unserved=sum(map(len, hall.waiting.values())),
        busy=hall.busy,
        seated=sum(end - begin for seat in day.seats for begin, end in seat.spans),
    )


def _door(hall: _Hall, visits: Iterable[Visit]) -> Generator[Any, Any, None]:
    ordered = sorted(visits, key=lambda one: (one.at, one.rank))
    for turn, visit in enumerate(ordered):
        if visit.at > hall.env.now:
            yield hall.env.timeout(visit.at - hall.env.now)
        hall.joins(turn, visit)


def _window(hall: _Hall, seat: Seat) -> Generator[Any, Any, None]:
    for begin, end in seat.spans:
        if begin > hall.env.now:
            yield hall.env.timeout(begin - hall.env.now)
        while hall.env.now < end:
            visit = hall.first_of(seat.lines)
            if visit is None:
                yield from _listens(hall, seat, end)
                continue
            hall.waits.append(hall.env.now + hall.turnover - visit.at)
            hall.busy += visit.service
            yield hall.env.timeout(hall.turnover + visit.service)


def _listens(hall: _Hall, seat: Seat, end: float) -> Generator[Any, Any, None]:
    """The window sits idle until somebody comes for it, or until it closes."""
    bell = hall.env.event()
    hall.idle.append((seat, bell))
    yield bell | hall.env.timeout(end - hall.env.now)
    hall.idle = [one for one in hall.idle if one[1] is not bell]
