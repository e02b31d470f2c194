"""Two hundred clerks of one hall call the next visitor over HTTP.

Two loads. *At once*: all two hundred press the key in the same instant, again and again
with an empty window each time. *All day*: each presses every two seconds at a moment of
their own, which is a hundred times what a hall does. In the second hall of each load
one visitor in ten is old or disabled and goes first, so calls are out of turn and pass
one after another. Afterwards the journal is counted: every call that was answered is
one line, and no visitor has two.
"""

import heapq
import random
import selectors
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import quantiles
from typing import TYPE_CHECKING, Any, Final

from benchmarks import house
from benchmarks.district import signed_in
from benchmarks.results import Row
from benchmarks.wire import Visitor, Wire
from yimen.rules.authority.actors import Actor
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.queueing import DEFAULT_FAIRNESS, Priority

if TYPE_CHECKING:
    from yimen.records.journal.append import Line
    from yimen.records.queue.models import Ticket, TicketInterval

CLERKS: Final = 200
GOAL_MS: Final = 100
EVERY_SECONDS: Final = 2.0
A_BATCH: Final = 500
LINES: Final = "ABCDEF"
WINDOWS: Final = ("AB", "BC", "CD", "DE", "EF", "FA", "ABC", "DEF")
HOW: Final = (
    "Latency as the client sees it, from the key to the answer (which redirects to the"
    " counter), {clerks} keep-alive lines, the client on the same cores. {load} {calls}"
    " calls answered; in the journal as many calls of as many different visitors."
)


@dataclass
class Hall:
    """A hall's clerks with their open lines."""

    node_id: int
    wires: list[Wire]
    visitors: list[Visitor]
    windows: list[int]
    answered: int = 0


@dataclass
class Crowd:
    """Sends each clerk's request at its moment and notes when the answer came."""

    moments: list[tuple[float, int, bytes]] = field(default_factory=list)
    took: list[float] = field(default_factory=list)

    def at(self, moment: float, clerk: int, request: bytes) -> None:
        """This clerk presses then."""
        heapq.heappush(self.moments, (moment, clerk, request))

    def run(self, hall: Hall) -> None:
        """Until every answer is here."""
        waiting: dict[int, float] = {}
        with selectors.DefaultSelector() as ready:
            for clerk, wire in enumerate(hall.wires):
                ready.register(wire.socket, selectors.EVENT_READ, clerk)
            while self.moments or waiting:
                self._send(hall, waiting)
                pause = self.moments[0][0] - time.perf_counter() if self.moments else 1
                for key, _ in ready.select(max(pause, 0)):
                    self._hear(hall.wires[key.data], waiting.pop(key.data))

    def _send(self, hall: Hall, waiting: dict[int, float]) -> None:
        later = []
        while self.moments and self.moments[0][0] <= time.perf_counter():
            moment, clerk, request = heapq.heappop(self.moments)
            if clerk in waiting:  # one thing at a time
                later.append((time.perf_counter() + 0.005, clerk, request))
                continue
            waiting[clerk] = max(moment, 0) or time.perf_counter()
            hall.wires[clerk].socket.sendall(request)
        for one in later:
            heapq.heappush(self.moments, one)

    def _hear(self, wire: Wire, since: float) -> None:
        status, _ = wire.ask(b"")
        assert status == 302, status
        self.took.append(time.perf_counter() - since)


def measure(found: house.House, *, small: bool, port: int) -> Iterator[Row]:
    """At once and all day, in a plain hall and in one with priorities."""
    rounds, seconds = (2, 4) if small else (10, 30)
    with house.served(port):
        for name, share in (("", 0.0), (", some go first", 0.1)):
            hall = _hall(
                port, share, 2 * CLERKS * (rounds + int(seconds / EVERY_SECONDS) + 1)
            )
            _at_once(hall, found, 1)  # warm
            took = _at_once(hall, found, rounds)
            yield _row(
                f"{CLERKS} clerks call at once{name}", took, hall, found, AT_ONCE
            )
            took = _all_day(hall, found, seconds)
            yield _row(
                f"{CLERKS} clerks call all day{name}", took, hall, found, ALL_DAY
            )
            for wire in hall.wires:
                wire.close()


AT_ONCE: Final = "All keys in the same instant, round after round."
ALL_DAY: Final = f"Each presses every {EVERY_SECONDS:.0f} s at a moment of their own."


def _row(
    what: str, took: list[float], hall: Hall, found: house.House, load: str
) -> Row:
    _check(hall, found)
    cuts = [1000 * cut for cut in quantiles(took, n=20)]
    return Row(
        what=what,
        floor="–",
        ours=f"p50 {cuts[9]:.0f} ms, p95 {cuts[18]:.0f} ms",
        ratio="–",
        goal=f"p95 ≤ {GOAL_MS} ms, nobody twice",
        met=cuts[18] <= GOAL_MS,
        how=HOW.format(clerks=CLERKS, load=load, calls=len(took)),
    )


def _check(hall: Hall, found: house.House) -> None:
    """Every answered call is one line of the journal, of a visitor of its own."""
    from yimen.site.database import connect

    with connect(found.address.app) as connection:
        row = connection.execute(
            "SELECT count(*), count(DISTINCT subject_id) FROM journal_entry"
            " JOIN ticket ON subject_id = ticket.id::text"
            " WHERE subject_kind = 'ticket' AND step = 'call' AND node_id = %s",
            [hall.node_id],
        ).fetchone()
    assert row == (hall.answered, hall.answered), (row, hall.answered)


def _at_once(hall: Hall, found: house.House, rounds: int) -> list[float]:
    crowd = Crowd()
    for _ in range(rounds):
        for clerk, visitor in enumerate(hall.visitors):
            crowd.at(0, clerk, visitor.form("/window/queue/call"))
        _finish(hall, found, crowd)
    return crowd.took


def _finish(hall: Hall, found: house.House, crowd: Crowd) -> None:
    """Run the calls of a round; then, unmeasured, every window is free again."""
    crowd.run(hall)
    hall.answered += len(hall.visitors)
    finishing = Crowd()
    for clerk, ticket in _at_windows(hall, found).items():
        form = hall.visitors[clerk].form("/window/queue/finish", ticket=str(ticket))
        finishing.at(0, clerk, form)
    finishing.run(hall)


def _all_day(hall: Hall, found: house.House, seconds: float) -> list[float]:
    """Everybody presses once within every two seconds."""
    dice = random.Random(7)  # noqa: S311 - dice
    crowd = Crowd()
    for _ in range(round(seconds / EVERY_SECONDS)):
        start = time.perf_counter()
        for clerk, visitor in enumerate(hall.visitors):
            moment = start + dice.random() * EVERY_SECONDS
            crowd.at(moment, clerk, visitor.form("/window/queue/call"))
        _finish(hall, found, crowd)
    return crowd.took


def _at_windows(hall: Hall, found: house.House) -> dict[int, int]:
    """The ticket at each clerk's window."""
    from yimen.site.database import connect

    place = {window: clerk for clerk, window in enumerate(hall.windows)}
    with connect(found.address.app) as connection:
        rows = connection.execute(
            "SELECT window_id, id FROM ticket WHERE state = 'called' AND node_id = %s",
            [hall.node_id],
        ).fetchall()
    return {place[window]: ticket for window, ticket in rows}


def _hall(port: int, share: float, people: int) -> Hall:
    from django.db import transaction

    from makers.queues import a_queue_hall

    with transaction.atomic():
        serves = tuple(WINDOWS[n % len(WINDOWS)] for n in range(CLERKS))
        made = a_queue_hall(serves=serves, letters=LINES, path=f"/bench-{share}/")
        _people(made, share, people)
    wires = [Wire(port) for _ in range(CLERKS)]
    pairs = list(zip(wires, made.clerks, strict=True))
    return Hall(
        node_id=made.node.pk,
        wires=wires,
        visitors=[_signed_in(wire, clerk) for wire, clerk in pairs],
        windows=[window.pk for window in made.windows],
    )


def _signed_in(wire: Wire, clerk: Actor) -> Visitor:
    visitor = Visitor(wire)
    visitor.get("/sign-in/")  # the form token
    visitor.cookies["sessionid"] = signed_in(clerk)
    return visitor


def _people(made: Any, share: float, people: int) -> None:
    """They came one a second; nobody waits long enough to be told a range."""
    from yimen.records.journal.append import append_all
    from yimen.records.queue.models import LineDay, Ticket, TicketInterval
    from yimen.site import clock

    dice = random.Random(11)  # noqa: S311 - dice
    came = clock.now() - timedelta(seconds=people)
    tickets = Ticket.objects.bulk_create(
        [
            _ticket(made, number, came, first=dice.random() < share)
            for number in range(people)
        ],
        A_BATCH,
    )
    for line in made.lines.values():
        LineDay.objects.create(
            line=line, day=tickets[0].day, last_number=people, last_joined_at=came
        )
    TicketInterval.objects.bulk_create(map(_interval, tickets), A_BATCH)
    heads = append_all(map(_line, tickets))
    for ticket in tickets:
        head = heads["ticket", str(ticket.pk)]
        ticket.last_sequence, ticket.last_hash = head.sequence, head.hash
    Ticket.objects.bulk_update(tickets, ["last_sequence", "last_hash"], A_BATCH)


def _ticket(made: Any, number: int, came: datetime, *, first: bool) -> "Ticket":
    from yimen.records.queue.models import Ticket
    from yimen.rules.queue.queueing import rank_at

    line = made.lines[LINES[number % len(LINES)]]
    joined_at = came + timedelta(seconds=number)
    priority = Priority.ELDERLY if first else Priority.NORMAL
    return Ticket(
        node=made.node,
        line=line,
        numbered_line=line,
        day=local_date(joined_at),
        letter=line.letter,
        number=number + 1,
        token=f"bench-{made.node.pk}-{number}",
        once=f"bench-{made.node.pk}-{number}",
        priority=priority.value,
        issued_at=joined_at,
        joined_at=joined_at,
        rank_at=rank_at(priority, joined_at, DEFAULT_FAIRNESS),
        passes_before=0,
    )


def _interval(ticket: "Ticket") -> "TicketInterval":
    from yimen.records.queue.models import TicketInterval

    return TicketInterval(
        ticket=ticket,
        node_id=ticket.node_id,
        line_id=ticket.line_id,
        day=ticket.day,
        state="waiting",
        started_at=ticket.joined_at,
    )


def _line(ticket: "Ticket") -> "Line":
    from yimen.records.journal.append import Line
    from yimen.rules.authority.actors import VISITOR
    from yimen.rules.authority.steps import Step

    return Line(
        kind="ticket",
        subject=str(ticket.pk),
        step=Step.ISSUE_TICKET,
        by=VISITOR,
        happened_at=ticket.joined_at,
        after="waiting",
    )
