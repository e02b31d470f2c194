"""The promise of the queue holds whatever comes through the door."""

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from yimen.rules.queue.queueing import (
    DEFAULT_FAIRNESS,
    Priority,
    Waiting,
    next_call,
    rank_at,
)

NINE = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)
LINES = (1, 2, 3)
SERVES = {1: {1}, 2: {1, 2}, 3: {2, 3}, 4: {1, 2, 3}}  # window → lines

arrivals = st.tuples(
    st.just("arrive"), st.sampled_from(LINES), st.sampled_from(list(Priority))
)
calls = st.tuples(st.just("call"), st.sampled_from(sorted(SERVES)), st.just(None))
sent_on = st.tuples(st.just("send on"), st.sampled_from(LINES), st.just(None))
asked = st.tuples(st.just("ask for"), st.sampled_from(sorted(SERVES)), st.just(None))
days = st.lists(
    st.one_of(arrivals, arrivals, arrivals, calls, calls, sent_on, asked), max_size=120
)


@dataclass
class Person:
    """Somebody in the hall, with what really happened to them since they joined."""

    waits: Waiting
    wanted_by: int | None = None
    ahead: int = 0  # how many waited already when they joined
    passed: int = 0
    calls: int = 0  # by windows that would have served them


@dataclass
class Hall:
    """A hall that calls by the rule and keeps its own, independent tally."""

    patience: int
    minute: int = 0
    people: dict[int, Person] = field(default_factory=dict)
    passes: dict[int, int] = field(default_factory=lambda: defaultdict(int))
    served: list[Waiting] = field(default_factory=list)
    numbers: int = 0

    def join(self, line: int, rank: datetime | None, priority: Priority) -> Person:
        self.numbers += 1
        at = NINE + timedelta(minutes=self.minute)
        own = rank if rank is not None else rank_at(priority, at, DEFAULT_FAIRNESS)
        waits = Waiting(self.numbers, line, at, own, self.passes[line])
        person = Person(waits, ahead=len(self.people))
        self.people[self.numbers] = person
        return person

    def serves(self, window: int, person: Person) -> bool:
        if person.wanted_by is not None:
            return person.wanted_by == window
        return person.waits.line in SERVES[window]

    def call(self, window: int) -> None:
        pool = {n: p for n, p in self.people.items() if self.serves(window, p)}
        seen = [
            replace(p.waits, is_asked_for=p.wanted_by == window) for p in pool.values()
        ]
        chosen = next_call(seen, self.passes, self.patience)
        assert (chosen is None) == (not pool)
        if chosen is None:
            return
        for line in chosen.passed_lines:
            self.passes[line] += 1
        called = self.people.pop(chosen.ticket)
        self.served.append(called.waits)
        for number, person in pool.items():
            if number == chosen.ticket:
                continue
            person.calls += 1
            if person.waits.joined < called.waits.joined:
                person.passed += 1


def run(patience: int, events: list[tuple[str, int, Priority | None]]) -> Hall:
    hall = Hall(patience)
    for what, where, priority in events:
        hall.minute += 1
        match what:
            case "arrive":
                hall.join(where, None, priority or Priority.NORMAL)
            case "call":
                hall.call(where)
            case "send on" if hall.served:
                hall.join(where, hall.served[-1].rank_at, Priority.NORMAL)
            case "ask for" if hall.served:
                sent = hall.join(1, hall.served[-1].rank_at, Priority.NORMAL)
                sent.wanted_by = where
        check(hall)
    return hall


def check(hall: Hall) -> None:
    for person in hall.people.values():
        assert person.passed <= hall.patience
        if person.wanted_by is not None:
            assert person.passed == 0


@given(st.integers(0, 4), days)
def test_nobody_is_passed_more_often_than_promised(
    patience: int, events: list[tuple[str, int, Priority | None]]
) -> None:
    run(patience, events)


@given(st.integers(0, 4), days)
def test_everybody_is_called_after_those_before_them_and_the_bound(
    patience: int, events: list[tuple[str, int, Priority | None]]
) -> None:
    hall = run(patience, events)

    for person in hall.people.values():
        assert person.calls <= person.ahead + patience


@given(st.integers(0, 4), days, st.integers(0, 200))
def test_a_stream_of_favoured_people_starves_nobody(
    patience: int, events: list[tuple[str, int, Priority | None]], flood: int
) -> None:
    hall = run(patience, events)
    waiting = {n for n, p in hall.people.items() if p.wanted_by is None}
    enough = len(hall.people) + patience * len(LINES) + 1
    for step in range(flood + enough):
        hall.minute += 1
        hall.join(1 + step % 3, None, Priority.APPOINTMENT)
        hall.call(4)
        check(hall)

    assert not waiting & set(hall.people)


@given(days)
def test_a_call_that_passes_nobody_is_not_counted(
    events: list[tuple[str, int, Priority | None]],
) -> None:
    plain = [
        (what, where, Priority.NORMAL) for what, where, _ in events if what != "ask for"
    ]
    hall = run(3, [event for event in plain if event[0] in {"arrive", "call"}])

    assert not any(hall.passes.values())
