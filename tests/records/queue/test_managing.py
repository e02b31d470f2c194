"""Who runs a hall's queue opens, closes, assigns and settles; others don't."""

from dataclasses import replace

import pytest

from makers.queues import QueueHall, a_queue_hall, minute
from yimen.records.journal.models import JournalEntry
from yimen.records.queue import queries
from yimen.records.queue.actions.assign_lines import assign_lines
from yimen.records.queue.actions.close_line import close_line
from yimen.records.queue.actions.leave_window import leave_window
from yimen.records.queue.actions.open_line import open_line
from yimen.records.queue.actions.reopen_window import reopen_window
from yimen.records.queue.actions.save_line import LineFacts, save_line
from yimen.records.queue.actions.settle import QueueFigures, settle
from yimen.records.queue.models import Line, WindowLine
from yimen.rules.authority.table import NotAllowed
from yimen.rules.queue.tickets import LetterTaken, LineClosed, NoSuchLine, NoWindow
from yimen.rules.refusals import NotFound, Overtaken

pytestmark = pytest.mark.django_db

TAX = LineFacts(
    letter="T", name="办税", phrase="开发票、交税", slot_quota=2, day_quota=9
)
FIGURES = QueueFigures(
    patience=3,
    appointment_head_start=40,
    priority_head_start=20,
    return_within=10,
    return_behind=2,
    notice="下午系统维护",
)


def close(hall: QueueHall, letter: str = "A") -> None:
    close_line(
        line_id=hall.lines[letter].pk,
        reopens_at=minute(60),
        by=hall.director,
        at=minute(0),
    )


def test_a_closed_line_gives_no_numbers_and_says_when_it_opens() -> None:
    hall = a_queue_hall()
    close(hall)

    with pytest.raises(LineClosed) as refusal:
        hall.takes("A", 1)

    assert refusal.value.facts == {"line": "综合", "reopens_at": minute(60)}
    open_line(line_id=hall.lines["A"].pk, by=hall.director, at=minute(2))
    assert hall.takes("A", 3).label == "A001"


def test_whoever_waits_in_a_closed_line_is_still_called() -> None:
    hall = a_queue_hall()
    hall.takes("A", 0)
    close(hall)

    assert hall.calls(at=1).label == "A001"


def test_only_the_director_of_the_hall_closes_a_line() -> None:
    hall, other = a_queue_hall(), a_queue_hall()

    for by in (hall.guide, hall.clerks[0], other.director):
        with pytest.raises(NotAllowed):
            close_line(line_id=hall.lines["A"].pk, reopens_at=None, by=by, at=minute(0))


def test_a_line_that_is_not_there_is_not_closed() -> None:
    hall = a_queue_hall()

    with pytest.raises(NoSuchLine):
        close_line(line_id=0, reopens_at=None, by=hall.director, at=minute(0))


def test_a_new_line_takes_numbers_once_a_window_serves_it() -> None:
    hall = a_queue_hall()
    line_id = save_line(node_id=hall.node.pk, facts=TAX, by=hall.director, at=minute(0))
    assign_lines(
        node_id=hall.node.pk,
        window_id=hall.windows[1].pk,
        line_ids=[line_id],
        by=hall.director,
        at=minute(0),
    )

    served = WindowLine.objects.filter(window=hall.windows[1])
    assert [row.line_id for row in served] == [line_id]
    line = queries.hall_pace(hall.node.pk, minute(1), 8).line(line_id)
    assert line is not None
    assert (line.name, line.gives_slots, line.window_numbers) == ("办税", True, (2,))


def test_a_letter_stands_for_one_line() -> None:
    hall = a_queue_hall()

    with pytest.raises(LetterTaken):
        save_line(
            node_id=hall.node.pk,
            facts=replace(TAX, letter="A"),
            by=hall.director,
            at=minute(0),
        )


def test_a_line_is_changed_under_its_version() -> None:
    hall = a_queue_hall()
    row = hall.lines["A"]

    save_line(
        node_id=hall.node.pk,
        line_id=row.pk,
        facts=replace(TAX, letter="A"),
        by=hall.director,
        at=minute(0),
    )

    row.refresh_from_db()
    assert (row.name, row.version) == ("办税", 2)


def test_a_window_serves_lines_of_its_own_hall_only() -> None:
    hall, other = a_queue_hall(), a_queue_hall()

    with pytest.raises(NoSuchLine):
        assign_lines(
            node_id=hall.node.pk,
            window_id=hall.windows[0].pk,
            line_ids=[other.lines["A"].pk],
            by=hall.director,
            at=minute(0),
        )
    with pytest.raises(NoWindow):
        assign_lines(
            node_id=hall.node.pk,
            window_id=other.windows[0].pk,
            line_ids=[],
            by=hall.director,
            at=minute(0),
        )


def test_a_hall_settles_on_its_figures_and_the_journal_keeps_them() -> None:
    hall = a_queue_hall()

    settle(
        node_id=hall.node.pk, figures=FIGURES, version=0, by=hall.director, at=minute(0)
    )

    settings = queries.settings_of(hall.node.pk)
    assert settings.fairness.patience == 3
    assert (settings.return_within, settings.notice) == (10, "下午系统维护")
    entry = JournalEntry.objects.get(subject_kind="queue_hall")
    assert entry.payload["patience"] == 3


@pytest.mark.parametrize("version", [0, 7])
def test_two_who_settle_at_once_do_not_overwrite_each_other(version: int) -> None:
    hall = a_queue_hall()
    settle(
        node_id=hall.node.pk, figures=FIGURES, version=0, by=hall.director, at=minute(0)
    )

    with pytest.raises(Overtaken):
        settle(
            node_id=hall.node.pk,
            figures=FIGURES,
            version=version,
            by=hall.director,
            at=minute(1),
        )


def test_a_break_begins_and_ends_once() -> None:
    hall = a_queue_hall()
    here = {"node_id": hall.node.pk, "window_id": hall.windows[0].pk}

    leave_window(**here, back_at=minute(9), by=hall.clerks[0], at=minute(0))
    with pytest.raises(Overtaken):
        leave_window(**here, by=hall.clerks[0], at=minute(1))
    reopen_window(**here, by=hall.clerks[0], at=minute(2))
    with pytest.raises(Overtaken):
        reopen_window(**here, by=hall.clerks[0], at=minute(3))

    steps = JournalEntry.objects.filter(subject_kind="queue_window").order_by("id")
    assert [entry.step for entry in steps] == ["leave_window", "reopen_window"]


def test_nobody_manages_a_hall_that_is_not_there() -> None:
    hall = a_queue_hall()

    with pytest.raises(NotFound):
        save_line(node_id=0, facts=TAX, by=hall.director, at=minute(0))
    assert Line.objects.count() == 2
