"""What SQL picks is what the rule picks, in halls nobody would think of."""

import random
from datetime import timedelta
from itertools import count

import pytest
from django.db import transaction

from makers.queues import TODAY, QueueHall, a_queue_hall, minute
from yimen.records.queue.actions.call_next import NobodyWaits, call_next
from yimen.records.queue.models import LineDay, Ticket, TicketInterval
from yimen.rules.queue.queueing import NextCall, Waiting, next_call

pytestmark = pytest.mark.django_db

SERVES = ("A", "AB", "BC", "ABC")
HALLS = 60
_numbers = count(1)


def a_waiting_room(hall: QueueHall, chance: random.Random, patience: int) -> None:
    """Tickets of every rank, joined in order, each line with a count of its own."""
    passes = dict.fromkeys(hall.lines, 0)
    for number in range(chance.randrange(chance.choice((12, 60)))):
        letter = chance.choice("ABC")
        passes[letter] += chance.randrange(3)
        joined_at = minute(number)
        jump = chance.choice((0, 0, 0, 3, 30, 60))
        wanted = chance.choice(hall.windows) if chance.random() < 0.15 else None
        ticket = Ticket.objects.create(
            node=hall.node,
            line=hall.lines[letter],
            numbered_line=hall.lines[letter],
            day=TODAY,
            letter=letter,
            number=next(_numbers),
            token=f"token-{next(_numbers)}",
            once=f"once-{next(_numbers)}",
            issued_at=joined_at,
            joined_at=joined_at,
            rank_at=joined_at - timedelta(minutes=jump),
            passes_before=passes[letter],
            wanted_window=wanted,
        )
        TicketInterval.objects.create(
            ticket=ticket,
            node=hall.node,
            line=ticket.line,
            day=TODAY,
            state="waiting",
            started_at=joined_at,
        )
    for letter, line in hall.lines.items():
        count_now = passes[letter] + chance.randrange(patience + 2)
        LineDay.objects.create(line=line, day=TODAY, passes=count_now)


def by_the_rule(hall: QueueHall, window: int, patience: int) -> NextCall | None:
    seat = hall.windows[window]
    served = {hall.lines[letter].pk for letter in SERVES[window]}
    waiting = [
        Waiting(
            row.pk,
            row.line_id,
            row.joined_at,
            row.rank_at,
            row.passes_before,
            is_asked_for=row.wanted_window_id == seat.pk,
        )
        for row in Ticket.objects.filter(state="waiting")
        if row.wanted_window_id == seat.pk
        or (row.wanted_window_id is None and row.line_id in served)
    ]
    return next_call(waiting, counts(), patience)


def counts() -> dict[int, int]:
    return dict(LineDay.objects.values_list("line_id", "passes"))


@pytest.mark.parametrize("seed", range(HALLS))
def test_the_window_calls_whom_the_rule_names(seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - halls, not secrets
    patience = chance.randrange(4)
    hall = a_queue_hall(serves=SERVES, letters="ABC")
    hall.settle(patience=patience)
    a_waiting_room(hall, chance, patience)
    for window in range(len(SERVES)):
        before, said = counts(), by_the_rule(hall, window, patience)
        with transaction.atomic():
            called = call_next(by=hall.clerks[window], at=minute(120))
            moved = {line for line, passes in counts().items() if passes > before[line]}
            transaction.set_rollback(True)
        if said is None:
            assert called == NobodyWaits()
        else:
            assert not isinstance(called, NobodyWaits)
            assert called.ticket_id == said.ticket
            assert moved == said.passed_lines
