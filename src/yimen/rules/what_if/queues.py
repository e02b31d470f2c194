"""Fewer windows, merged windows, other hours: the visitors of the past wait again.

A day of a hall is who came when, to which line, and how long they took at the window;
and which windows were there from when to when, for which lines. Before each visitor a
window needs a moment (`turnover`). A free window calls whoever ranks first among those
of its lines, as the queue does (`queueing`). Visitors come as they came; who comes
before the doors open waits at the door, who comes after they close has come in vain.

Invariant: with nothing changed the day is run as it was, and the waits that come out
should be those that were: the page shows both, so that one sees how far to trust it.
Not decided here: how a day is run (`ports.queue_simulation`).
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import Final

from yimen.rules.spread import Spread, spread
from yimen.rules.what_if.replaying import Interval, interval

LONG_MINUTES: Final = 30
REPLICATIONS: Final = 5
_DRAWS: Final = 200

Span = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Visit:
    """Somebody who took a number: minutes after midnight, and minutes at the window."""

    at: float
    line: int
    service: float
    rank: float  # who ranks lower is called first; the arrival, or earlier


@dataclass(frozen=True, slots=True)
class Seat:
    """A window, the lines it serves and when somebody sat there."""

    number: int
    lines: frozenset[int]
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class HallDay:
    """One day of a hall."""

    day: date
    visits: tuple[Visit, ...]
    seats: tuple[Seat, ...]
    turnover: float = 0.0
    waited: tuple[float, ...] = ()  # what really was, in minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What is tried; with no field set, nothing."""

    fewer: int = 0  # those that sat shortest stay closed; the others sit all day
    is_pooled: bool = False  # every window serves every line
    opens: float | None = None  # minutes after midnight
    closes: float | None = None


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of a day: waits of whoever was called, and what the windows did."""

    waits: tuple[float, ...]
    unserved: int
    busy: float  # minutes of all windows together
    seated: float


@dataclass(frozen=True, slots=True)
class Waits:
    """The waits of many days, each figure with its interval; minutes."""

    visitors: int
    mean: Interval
    median: Interval
    p90: Interval
    long_share: Interval  # who waited more than half an hour, from 0 to 1
    unserved_share: Interval
    load: Interval  # which share of their time the windows were busy


def changed(day: HallDay, change: Change) -> HallDay:
    """The day with the change made."""
    seats = _fewer(day, change.fewer)
    if change.is_pooled:
        lines = frozenset(line for seat in seats for line in seat.lines)
        seats = tuple(replace(seat, lines=lines) for seat in seats)
    if change.opens is None and change.closes is None:
        return replace(day, seats=seats)
    return replace(day, seats=_moved(seats, change), visits=_let_in(day.visits, change))


def _fewer(day: HallDay, fewer: int) -> tuple[Seat, ...]:
    """The windows without those that sat shortest that day."""
    fewer = min(fewer, len(day.seats) - 1)
    if fewer <= 0:
        return day.seats
    by_use = sorted(day.seats, key=lambda seat: (-_length(seat.spans), seat.number))
    kept = by_use[: len(by_use) - fewer]
    left = frozenset(line for seat in by_use[len(kept) :] for line in seat.lines)
    orphans = left - frozenset(line for seat in kept for line in seat.lines)
    first, last = _ends(day.seats)
    return tuple(
        replace(
            seat,
            lines=seat.lines | orphans,
            spans=_from_to(seat.spans, first, last),
        )
        for seat in kept
    )


def _ends(seats: Iterable[Seat]) -> Span:
    """When the first window began and the last one ended."""
    spans = [span for seat in seats for span in seat.spans]
    begins, ends = (begin for begin, _ in spans), (end for _, end in spans)
    return min(begins, default=0.0), max(ends, default=0.0)


def _from_to(spans: tuple[Span, ...], first: float, last: float) -> tuple[Span, ...]:
    """The spans, beginning and ending then; their breaks stay."""
    if not spans:
        return ()
    moved = [(first, spans[0][1]), *spans[1:]]
    moved[-1] = (moved[-1][0], last)
    return tuple(span for span in moved if span[0] < span[1])


def _moved(seats: Iterable[Seat], change: Change) -> tuple[Seat, ...]:
    """The windows shifted at both ends as the hall's hours are."""
    seats = tuple(seats)
    first, last = _ends(seats)
    earlier = (change.opens - first) if change.opens is not None else 0.0
    later = (change.closes - last) if change.closes is not None else 0.0
    return tuple(
        replace(
            seat,
            spans=_from_to(
                seat.spans, seat.spans[0][0] + earlier, seat.spans[-1][1] + later
            ),
        )
        for seat in seats
        if seat.spans
    )


def _let_in(visits: Iterable[Visit], change: Change) -> tuple[Visit, ...]:
    """Whoever comes too early waits at the door; who comes too late is not let in."""
    opens = change.opens if change.opens is not None else float("-inf")
    closes = change.closes if change.closes is not None else float("inf")
    return tuple(
        replace(one, at=max(one.at, opens)) for one in visits if one.at < closes
    )


def turned_away(day: HallDay, change: Change) -> int:
    """How many came after the new closing time."""
    closes = change.closes if change.closes is not None else float("inf")
    return sum(one.at >= closes for one in day.visits)


def reshuffled(day: HallDay, seed: int) -> HallDay:
    """The day with the times at the window dealt anew among those of the same line."""
    random = Random(f"{seed} {day.day}")  # noqa: S311 - no secret
    services: dict[int, list[float]] = {}
    for one in day.visits:
        services.setdefault(one.line, []).append(one.service)
    for dealt in services.values():
        random.shuffle(dealt)
    visits = tuple(replace(one, service=services[one.line].pop()) for one in day.visits)
    return replace(day, visits=visits)


def _length(spans: Iterable[Span]) -> float:
    return sum(end - begin for begin, end in spans)


@dataclass(frozen=True, slots=True)
class _Day:
    """The waits of a day by the minute, for drawing days again."""

    minutes: Mapping[int, int]
    total: float
    served: int
    unserved: int
    busy: float
    seated: float


def _day(ran: Ran) -> _Day:
    return _Day(
        Counter(int(wait) for wait in ran.waits),
        sum(ran.waits),
        len(ran.waits),
        ran.unserved,
        ran.busy,
        ran.seated,
    )


Figure = Callable[[Sequence[_Day]], float | None]


def told(ran: Sequence[Ran], again: Sequence[Ran], seed: int) -> Waits:
    """The waits of these days, with intervals from all runs of them."""
    days, drawn = [_day(one) for one in ran], [_day(one) for one in again]

    def of(figure: Figure) -> Interval:
        return interval(days, figure, seed, drawn=drawn, draws=_DRAWS)

    return Waits(
        visitors=sum(one.served + one.unserved for one in days),
        mean=of(_mean),
        median=of(_at(0.5)),
        p90=of(_at(0.9)),
        long_share=of(_long),
        unserved_share=of(_unserved),
        load=of(_load),
    )


def _mean(days: Sequence[_Day]) -> float | None:
    served = sum(one.served for one in days)
    return sum(one.total for one in days) / served if served else None


def _at(share: float) -> Figure:
    """The wait, to the minute, that this share of the visitors did not exceed."""

    def figure(days: Sequence[_Day]) -> float | None:
        wanted = share * sum(one.served for one in days)
        minutes = Counter[int]()
        for one in days:
            minutes.update(one.minutes)
        reached = 0
        for minute in sorted(minutes):
            reached += minutes[minute]
            if reached >= wanted:
                return float(minute)
        return None

    return figure


def _long(days: Sequence[_Day]) -> float | None:
    served = sum(one.served for one in days)
    if not served:
        return None
    waited = sum(
        count
        for one in days
        for minute, count in one.minutes.items()
        if minute >= LONG_MINUTES
    )
    return waited / served


def _unserved(days: Sequence[_Day]) -> float | None:
    came = sum(one.served + one.unserved for one in days)
    return sum(one.unserved for one in days) / came if came else None


def _load(days: Sequence[_Day]) -> float | None:
    seated = sum(one.seated for one in days)
    return sum(one.busy for one in days) / seated if seated else None


def recorded(days: Iterable[HallDay]) -> Spread:
    """How long people really waited."""
    return spread(wait for day in days for wait in day.waited)
