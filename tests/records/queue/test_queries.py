"""What windows, boards, the desk and visitors read: right, and in few statements."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest

from makers.queues import TODAY, QueueHall, a_queue_hall, minute
from yimen.records.queue import queries
from yimen.records.queue.actions.close_line import close_line
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.recall import recall
from yimen.records.queue.actions.serve import serve
from yimen.records.queue.models import Ticket
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.queue.queueing import Priority
from yimen.rules.queue.tickets import NoWindow, TicketState
from yimen.rules.queue.waiting import TooLittleKnown, WaitingRange
from yimen.rules.refusals import NotFound

pytestmark = pytest.mark.django_db

Counted = Callable[[int], AbstractContextManager[Any]]


def a_morning(hall: QueueHall, services: int = 6) -> None:
    """Some visitors of line A were served for ten minutes each by window 1."""
    for n in range(services):
        hall.takes("A", n * 11)
        hall.serves(at=n * 11, minutes=10)


def test_the_bar_shows_the_visitor_the_lines_and_how_long_newcomers_wait() -> None:
    hall = a_queue_hall()
    a_morning(hall)
    for n in (70, 71, 72):
        hall.takes("A", n)
    hall.takes("B", 72)
    hall.calls(at=75)

    bar = queries.window_bar(hall.clerks[0], minute(77))

    assert (bar.number, bar.lines, bar.waiting) == (1, ("综合", "社保"), 3)
    assert bar.visitor is not None
    assert bar.visitor.label == "A007"
    assert (bar.visitor.waited_minutes, bar.visitor.minutes) == (5, 2)
    assert isinstance(bar.wait, WaitingRange)
    assert bar.wait.low_minutes >= 20


def test_the_bar_keeps_whom_the_window_put_aside() -> None:
    hall = a_queue_hall()
    for n in range(3):
        hall.takes("A", n)
    parked, missed = hall.calls(at=5), None
    park(ticket_id=parked.ticket_id, by=hall.clerks[0], at=minute(6))
    missed = hall.calls(at=7)
    no_show(ticket_id=missed.ticket_id, by=hall.clerks[0], at=minute(9))

    bar = queries.window_bar(hall.clerks[0], minute(20))
    later = queries.window_bar(hall.clerks[0], minute(30))

    assert [row.label for row in bar.parked] == ["A001"]
    assert [row.label for row in bar.missed] == ["A002"]
    assert not later.missed
    assert bar.visitor is None


def test_a_bar_needs_a_window() -> None:
    hall = a_queue_hall()

    with pytest.raises(NoWindow):
        queries.window_bar(hall.guide, minute(0))


def test_the_bar_of_another_hall_stays_closed() -> None:
    hall = a_queue_hall()
    stranger = Actor(
        officer_id=1,
        roles=frozenset({Role.CLERK}),
        hall_id=0,
        window_id=hall.windows[0].pk,
    )

    with pytest.raises(NotAllowed):
        queries.window_bar(stranger, minute(0))


def test_before_anything_is_known_the_wait_is_not_made_up() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)

    assert queries.window_bar(hall.clerks[0], minute(1)).wait == TooLittleKnown()


def test_the_slip_keeps_the_range_it_told() -> None:
    hall = a_queue_hall(serves=("A",), letters="A")
    a_morning(hall)
    ticket = hall.takes("A", 70)

    row = Ticket.objects.get(id=ticket.ticket_id)
    page = queries.ticket_page(ticket.token, minute(71))

    assert page.told == WaitingRange(row.told_low or 0, row.told_high or 0)
    assert page.wait == WaitingRange(0, 1)


def test_the_board_says_numbers_and_windows_the_newest_call_first() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("B", 1)
    hall.takes("B", 2)
    first = hall.calls(at=5, window=1)
    serve(ticket_id=first.ticket_id, by=hall.clerks[0], at=minute(6))
    hall.calls(at=7, window=2)

    page = queries.board_page(hall.node.code, minute(8))

    assert [(c.label, c.window_number) for c in page.calling] == [("B001", 2)]
    assert [(c.label, c.window_number) for c in page.serving] == [("A001", 1)]
    assert page.waiting == 1


def test_a_call_is_said_for_two_minutes_and_anew_when_repeated() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    called = hall.calls(at=5)
    code = hall.node.code
    before = queries.fresh_calls(queries.board_page(code, minute(6)))

    assert not queries.fresh_calls(queries.board_page(code, minute(8)))
    recall(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(9))
    again = queries.fresh_calls(queries.board_page(code, minute(9)))

    assert [call.label for call in again] == ["A001"]
    assert before[0].mark != again[0].mark


def test_the_board_says_what_rests_and_until_when() -> None:
    hall = a_queue_hall()
    close_line(
        line_id=hall.lines["B"].pk,
        reopens_at=minute(60),
        by=hall.director,
        at=minute(0),
    )
    leave_window(
        node_id=hall.node.pk,
        window_id=hall.windows[0].pk,
        back_at=minute(30),
        by=hall.clerks[0],
        at=minute(0),
    )

    resting = queries.board_page(hall.node.code, minute(1)).resting

    assert [(r.line_name, r.window_number, r.back_at) for r in resting] == [
        ("社保", None, minute(60)),
        ("", 1, minute(30)),
    ]


def test_an_unknown_hall_has_no_board() -> None:
    with pytest.raises(NotFound):
        queries.board_page("nowhere", minute(0))


def test_the_desk_sees_everybody_in_the_order_of_calling() -> None:
    hall = a_queue_hall()
    missed = hall.takes("A", -40)
    hall.takes("A", 0)
    hall.takes("B", 1)
    hall.takes("A", 2, Priority.DISABLED)
    called = hall.calls(at=3)
    no_show(ticket_id=called.ticket_id, by=hall.clerks[0], at=minute(4))

    queue = queries.hall_queue(hall.guide, minute(5))

    assert missed.ticket_id == called.ticket_id
    assert [row.label for row in queue.waiting] == ["A003", "A002", "B001"]
    assert [(row.label, row.may_return) for row in queue.aside] == [("A001", True)]
    assert [row.visitor for row in queue.windows] == ["", ""]
    assert not queue.may_manage
    assert queries.hall_queue(hall.director, minute(5)).may_manage


def test_the_desk_marks_who_may_be_passed_no_more() -> None:
    hall = a_queue_hall()
    hall.settle(patience=1)
    hall.takes("A", 0)
    hall.takes("A", 1, Priority.ELDERLY)
    hall.calls(at=2)

    row = queries.hall_queue(hall.guide, minute(3)).waiting[0]

    assert (row.passes, row.is_due) == (1, True)


def test_one_hall_s_desk_sees_no_other() -> None:
    hall, other = a_queue_hall(), a_queue_hall()

    with pytest.raises(NotAllowed):
        queries.hall_queue(hall.guide, minute(0), node_id=other.node.pk)


def test_the_slip_of_a_passed_visitor_names_numbers_reasons_and_windows() -> None:
    hall = a_queue_hall()
    mine = hall.takes("A", 0)
    hall.takes("A", 5, Priority.PREGNANT)
    hall.takes("B", 6, Priority.SOLDIER)
    hall.takes("B", 7)
    hall.serves(at=10, minutes=2, window=1)  # A002 passes me
    hall.serves(at=11, minutes=2, window=2)  # window 2 does not serve my line
    hall.serves(at=14, minutes=2, window=1)  # me

    slip = queries.why_passed(mine.token)

    assert [(stay.label, stay.priority, stay.window) for stay in slip.passed_by] == [
        ("A002", Priority.PREGNANT, 1)
    ]
    assert slip.mine.label == "A001"
    assert slip.patience == 8


def test_while_nobody_passed_the_slip_is_empty() -> None:
    hall = a_queue_hall()
    mine = hall.takes("A", 0)

    assert queries.why_passed(mine.token).passed_by == ()


@pytest.mark.parametrize("read", [queries.why_passed])
def test_a_guessed_token_finds_nothing(read: Callable[[str], object]) -> None:
    with pytest.raises(NotFound):
        read("guessed")
    with pytest.raises(NotFound):
        queries.ticket_page("guessed", minute(0))


def test_the_visitor_sees_place_people_ahead_and_windows() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    hall.takes("B", 1)
    mine = hall.takes("A", 2)
    hall.takes("A", 3)

    page = queries.ticket_page(mine.token, minute(10))

    assert (page.label, page.ahead, page.waited_minutes) == ("A002", 1, 8)
    assert page.window_numbers == (1,)
    assert page.state is TicketState.WAITING


def test_who_missed_the_call_sees_until_when_to_come_back() -> None:
    hall = a_queue_hall()
    mine = hall.takes("A", 0)
    hall.calls(at=5)
    no_show(ticket_id=mine.ticket_id, by=hall.clerks[0], at=minute(7))

    assert queries.ticket_page(mine.token, minute(8)).return_until == minute(22)


def test_the_day_s_figures_come_from_the_intervals() -> None:
    hall = a_queue_hall(serves=("A",), letters="A")
    a_morning(hall)
    for n in (70, 71):
        hall.takes("A", n)
    hall.serves(at=72, minutes=10)
    hall.serves(at=90, minutes=10)

    (row,) = queries.day_figures(hall.guide, TODAY)

    assert (row.issued, row.called, row.finished, row.waiting) == (8, 8, 8, 0)
    assert (row.wait_median, row.wait_longest, row.service_median) == (0, 19, 10)
    assert (row.told, row.told_right) == (3, 1)


def test_windows_at_work_are_those_that_called_within_the_hour() -> None:
    hall = a_queue_hall(serves=("A", "A", "A"), letters="A")
    hall.takes("A", 0)
    hall.serves(at=1, minutes=5, window=2)

    def at_work(at: float) -> int:
        line = queries.hall_pace(hall.node.pk, minute(at), 8).lines[0]
        return line.pace.windows

    assert at_work(10) == 1
    assert at_work(70) == 3  # nobody called: all that are open
    leave_window(
        node_id=hall.node.pk,
        window_id=hall.windows[0].pk,
        by=hall.clerks[0],
        at=minute(70),
    )
    assert at_work(71) == 2


@pytest.mark.parametrize("people", [1, 30])
def test_every_page_costs_the_same_number_of_statements(
    people: int, django_assert_num_queries: Counted
) -> None:
    hall = a_queue_hall()
    tickets = [hall.takes("AB"[n % 2], n) for n in range(people)]
    hall.calls(at=40)

    with django_assert_num_queries(3):
        queries.window_bar(hall.clerks[0], minute(41))
    with django_assert_num_queries(8):
        queries.board_page(hall.node.code, minute(41))
    with django_assert_num_queries(7):
        queries.hall_queue(hall.guide, minute(41))
    with django_assert_num_queries(4):
        queries.ticket_page(tickets[0].token, minute(41))
    with django_assert_num_queries(4):
        queries.why_passed(tickets[0].token)
