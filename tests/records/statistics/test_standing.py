"""Where cases stood: the one statement tells what replaying the journal tells."""

import json
import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import product

import pytest

from makers.cases import RECEIVED_AT, Counter, facts_of
from makers.persons import CHINA
from yimen.records.cases.actions._move import Act, move
from yimen.records.journal import queries as journal
from yimen.records.journal.models import JournalEntry
from yimen.records.statistics.actions.replay import Yardstick, replay
from yimen.records.statistics.queries.datasets import (
    Standing,
    Stood,
    Then,
    overdue_then,
    standing,
    standing_listed,
    stood,
)
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import Accept, OnlyReceive
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, CLOSED_STATES, State
from yimen.rules.legal_clock.calendar import ONE_DAY
from yimen.rules.replays import Log, LogCase

STATES = (
    *(State.RECEIVED, State.CORRECTING, State.ACCEPTED, State.EXAMINED),
    *(State.PAUSED, State.GRANTED, State.REFUSED, State.DELIVERED, State.WITHDRAWN),
)
ENDED = AWAITING_DELIVERY | CLOSED_STATES
LAST_INSTANT = timedelta(microseconds=1)


def _history(counter: Counter, dice: random.Random) -> str:
    """A case that random acts have moved, not all told in the order they happened."""
    born = RECEIVED_AT + timedelta(hours=dice.randint(0, 200))
    number = counter.taken_in(dice.choice((Accept(), OnlyReceive())), at=born).number
    for _ in range(dice.randint(0, 5)):
        days: dict[str, object] = {
            name: dice.choice(
                (None, date(2026, 9, 18) + timedelta(dice.randint(0, 30)))
            )
            for name in ("due_on", "notice_due_on")
            if dice.random() < 0.5
        }
        if dice.random() < 0.3:
            days["due_at"] = dice.choice((None, born + timedelta(hours=5)))
        at = born + timedelta(hours=dice.randint(0, 400))
        move(
            facts_of(number),
            Act(
                step=Step.MOVE_DUE,
                by=SYSTEM,
                at=at,
                after=dice.choice(STATES),
                changes=days,
            ),
        )
    return number


def _slowly(number: str, at: datetime, known_at: datetime) -> Iterator[Stood]:
    """Where the case stood, line after line."""
    lines = journal.entries("case", number, as_of=at, known_at=known_at)
    received = [one.happened_at for one in lines if one.step == Step.RECEIVE]
    if not received:
        return
    days: dict[str, str | None] = {}
    for one in lines:
        days |= one.payload.get("set", {})
    state = State(lines[-1].after)
    due_on = days.get("notice_due_on" if state is State.RECEIVED else "due_on")
    due_at = days.get("due_at")
    due = None
    if state is State.CORRECTING:
        due = None
    elif due_at and state is not State.RECEIVED:
        due = datetime.fromisoformat(due_at)
    elif due_on:
        due = _end_of(date.fromisoformat(due_on))
    late = state not in ENDED and due is not None and due < at
    yield Stood(number, min(received), state in ENDED, due, late)


def _end_of(day: date) -> datetime:
    return datetime.combine(day + ONE_DAY, time(), CHINA) - LAST_INSTANT


def _agree(numbers: list[str], at: datetime, known_at: datetime) -> int:
    """How many stood then, told both ways."""
    slow = [one for number in numbers for one in _slowly(number, at, known_at)]
    return _told_alike(slow, Then(at, known_at))


def _told_alike(slow: list[Stood], then: Then) -> int:
    """How many stood then; every way to ask tells the same."""
    slow.sort(key=lambda one: (one.received_at, one.case))
    assert stood(then, by=SYSTEM) == slow
    late = [one for one in slow if one.is_overdue]
    assert overdue_then(then, most=3, by=SYSTEM) == late[:3]
    found, written = standing_listed(then, zone="Asia/Shanghai", by=SYSTEM)
    assert standing(then, by=SYSTEM) == found
    still_open = [one for one in slow if not one.is_closed]
    assert (found.received, found.open) == (len(slow), len(still_open))
    assert found.open_overdue == len(late)
    listed = [
        (
            one["case"],
            datetime.fromisoformat(one["received"]),
            one["due"] and datetime.fromisoformat(one["due"]),
            one["overdue"],
        )
        for one in json.loads(f"[{written}]")
    ]
    assert listed == [
        (one.case, one.received_at, one.due_at, one.is_overdue) for one in still_open
    ]
    return len(slow)


def test_at_any_instant_it_is_what_the_journal_replays(counter: Counter) -> None:
    dice = random.Random(20260918)  # noqa: S311 - histories, not secrets
    numbers = [_history(counter, dice) for _ in range(14)]
    lines = [one for number in numbers for one in journal.entries("case", number)]
    instants = sorted({one.happened_at for one in lines})
    known = sorted({one.recorded_at for one in lines})
    told = {
        _agree(numbers, at, known_at)
        for at, known_at in product(
            (instants[0] - LAST_INSTANT, *dice.sample(instants, 9), instants[-1]),
            (known[0] - LAST_INSTANT, *dice.sample(known, 5), known[-1]),
        )
    }
    assert {0, 14} < told


def test_instants_are_written_by_the_zone_that_is_asked_for(counter: Counter) -> None:
    number = counter.accepted()
    known = journal.entries("case", number)[-1].recorded_at
    then = Then(RECEIVED_AT + ONE_DAY, known)
    for zone, received in (
        ("Asia/Shanghai", "2026-09-18T09:30:00+08:00"),
        ("Asia/Kolkata", "2026-09-18T07:00:00+05:30"),
    ):
        [one] = json.loads(f"[{standing_listed(then, zone=zone, by=SYSTEM)[1]}]")
        assert one["received"] == received
        assert stood(then, by=SYSTEM)[0].received_at == RECEIVED_AT
    before = Then(RECEIVED_AT - ONE_DAY, known)
    assert standing_listed(before, zone="UTC", by=SYSTEM) == (Standing(0, 0, 0), "")


def _log(dice: random.Random, cases: range) -> Log:
    """What another system says of these cases today."""

    def some_day() -> datetime:
        return RECEIVED_AT + timedelta(hours=dice.randint(0, 500))

    told = [
        LogCase(
            row=number,
            case=f"{dice.choice('ab')}/{number}" if number % 2 else f"n\\{number}",
            received_at=RECEIVED_AT + timedelta(hours=dice.randint(0, 200)),
            closed_at=dice.choice((None, some_day())),
            due_at=dice.choice((None, some_day())),
        )
        for number in cases
    ]
    return Log(tuple((one, 1) for one in told))


def _stated(name: str, cases: set[str], then: Then) -> Iterator[Stood]:
    """Where the cases of a dataset stood, by the last line then known of each."""
    for case in cases:
        lines = journal.entries(
            "dataset_case", f"{name}/{case}", known_at=then.known_at
        )
        said = [one.payload for one in lines if one.after in {"received", "restated"}]
        if not said:
            continue
        received, closed, due = (
            datetime.fromisoformat(said[-1][key]) if said[-1][key] else None
            for key in ("received", "closed", "due")
        )
        if received is not None and received <= then.at:
            is_closed = closed is not None and closed <= then.at
            late = not is_closed and due is not None and due < then.at
            yield Stood(case, received, is_closed, due, late)


@pytest.mark.usefixtures("db")
def test_a_dataset_is_told_as_its_log_told_it_then() -> None:
    """Restated again and again; and another dataset's name begins with its name."""
    dice = random.Random(9)  # noqa: S311 - histories, not secrets
    names, cases, known = ("d", "d/a"), dict[str, set[str]](), []
    for _ in range(4):
        for name in names:
            log = _log(dice, range(dice.randint(0, 6), dice.randint(7, 14)))
            cases.setdefault(name, set()).update(one.case for one, _ in log.cases)
            replay(
                name=name,
                yardstick=Yardstick("UTC", "cn"),
                log=log,
                by=SYSTEM,
                at=RECEIVED_AT,
            )
            known.append(JournalEntry.objects.latest("pk").recorded_at)
    told = set()
    for name, known_at in product(names, (known[0] - ONE_DAY, *known)):
        for hours in (0, 60, 150, 700):
            then = Then(RECEIVED_AT + timedelta(hours=hours), known_at, name)
            told.add(_told_alike(list(_stated(name, cases[name], then)), then))
    assert 0 in told
    assert len(told) > 8
