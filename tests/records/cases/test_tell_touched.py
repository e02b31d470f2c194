"""Everybody whom a change touches is told, once, and nobody else."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from makers.cases import MATERIALS, Counter, row_of
from makers.catalogue import a_matter
from makers.messages import NOON
from makers.queues import QueueHall, a_queue_hall
from yimen.records.calendars.actions.load_notice import load_notice
from yimen.records.cases.actions.follow_calendar import follow_calendar
from yimen.records.cases.actions.tell_touched import tell_touched
from yimen.records.catalogue import actions as catalogue
from yimen.records.catalogue.models import Matter
from yimen.records.messages import queries
from yimen.records.messages.actions.announce_outage import (
    OutageFacts,
    announce_outage,
    withdraw_outage,
)
from yimen.records.messages.facts import facts_of
from yimen.records.messages.models import Message
from yimen.records.network.actions.change_node import change_node
from yimen.records.network.actions.change_window import change_window
from yimen.records.network.actions.except_day import except_day
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.facts import node_facts, window_facts
from yimen.records.queue.actions.book import Booking, book
from yimen.records.queue.actions.cancel_booking import cancel_booking
from yimen.records.queue.models import Line
from yimen.rules.authority.actors import SYSTEM, VISITOR
from yimen.rules.authority.table import NotAllowed
from yimen.rules.catalogue.matter_changes import Change
from yimen.rules.legal_clock.holiday_table import read_table
from yimen.rules.messages import MessageKind, OutageUnexplained
from yimen.rules.queue.opening import DayException, OpeningHours, Session

NOTICE = ("date,kind,name,notice", "2026-09-22,off,地方节日,青府发1号")
MORNING = NOON - timedelta(hours=2, minutes=30)
IN_THREE_DAYS = NOON + timedelta(days=3, hours=-2)  # Monday the 21st at ten


@pytest.fixture
def hall(counter: Counter) -> QueueHall:
    """A hall that gives appointments, followed from now on."""
    assert counter
    hall = a_queue_hall(morning=MORNING)
    Line.objects.filter(node=hall.node).update(slot_quota=3, day_quota=9, days_ahead=7)
    set_hours(node_code=hall.node.code, hours=OpeningHours(), by=SYSTEM, at=MORNING)
    tell_touched(at=MORNING)
    return hall


def books(hall: QueueHall, phone: str = "13912345678", **wish: str) -> str:
    booking = Booking(
        line_id=hall.lines["A"].pk,
        starts_at=IN_THREE_DAYS,
        name="李四",
        phone=phone,
        **wish,
    )
    return book(booking=booking, by=VISITOR, at=NOON).code


def told(kind: MessageKind) -> list[Message]:
    return list(Message.objects.filter(kind=kind).order_by("pk"))


def test_a_closed_day_reaches_whoever_booked_it(hall: QueueHall) -> None:
    books(hall)
    gone = books(hall, "13912345679")
    cancel_booking(code=gone, phone="13912345679", by=VISITOR, at=NOON)
    on = IN_THREE_DAYS.date()
    except_day(
        node_code=hall.node.code,
        on=on,
        day=DayException((), "停电"),
        by=SYSTEM,
        at=NOON,
    )

    assert tell_touched(at=NOON) == 1
    assert tell_touched(at=NOON) == 0

    (row,) = told(MessageKind.HOURS_CHANGED)
    assert (row.recipient_kind, row.channel, row.state) == (
        "appointment",
        "sms",
        "queued",
    )
    assert facts_of(row)["bring"] == "您约的10:00不开门，请取消后另约"


def test_hours_that_still_hold_the_slot_tell_nobody(hall: QueueHall) -> None:
    books(hall)
    on = IN_THREE_DAYS.date()
    longer = DayException((Session(time(8), time(20)),), "延时服务")
    except_day(node_code=hall.node.code, on=on, day=longer, by=SYSTEM, at=NOON)

    assert tell_touched(at=NOON) == 0


def test_who_waits_is_told_when_the_door_is_shut_and_not_before(
    hall: QueueHall,
) -> None:
    hall.takes("A")
    today = NOON.date()
    for sessions, told_of in (((Session(time(8), time(20)),), 0), ((), 1)):
        day = DayException(sessions, "")
        except_day(node_code=hall.node.code, on=today, day=day, by=SYSTEM, at=NOON)
        assert tell_touched(at=NOON) == told_of


def test_a_window_that_closes_reaches_those_it_alone_serves(hall: QueueHall) -> None:
    books(hall)
    waits, other = hall.takes("A"), hall.takes("B")
    assert waits.ticket_id != other.ticket_id
    window = hall.windows[0]  # line A is served nowhere else
    change_window(
        window_id=window.pk,
        version=window.version,
        facts=replace(window_facts(window), is_open=False),
        by=SYSTEM,
        at=NOON,
    )

    assert tell_touched(at=NOON) == 2

    rows = told(MessageKind.WINDOW_CHANGED)
    assert [(row.recipient_kind, row.recipient_id) for row in rows][1] == (
        "ticket",
        waits.ticket_id,
    )
    assert rows[1].channel == "page"
    assert "停用" in facts_of(rows[0])["what"]


@pytest.mark.usefixtures("hall")
def test_a_hall_that_moves_reaches_who_has_to_come(counter: Counter) -> None:
    counter.correcting()
    correcting = counter.correcting()  # one applicant, one message
    counter.accepted(applicant_id=counter.cast.zhang_san)
    center = counter.cast.center
    center.refresh_from_db()
    facts = replace(node_facts(center), address="青溪大道2号")
    change_node(
        code=center.code, version=center.version, facts=facts, by=SYSTEM, at=NOON
    )

    assert tell_touched(at=NOON) == 1

    (row,) = told(MessageKind.HALL_CHANGED)
    assert (row.subject_kind, row.subject_id) == ("case", correcting)
    assert "青溪大道2号" in facts_of(row)["what"]


def test_a_changed_guide_says_what_to_bring(counter: Counter, hall: QueueHall) -> None:
    number = counter.received()
    counter.granted()
    tell_touched(at=NOON)  # that there is a result
    books(hall, matter_name="食品经营许可")
    books(hall, "13912345679", matter_name="社保卡")
    matter = Matter.objects.get(current_id=counter.promised_id)
    changed = replace(
        a_matter(code=matter.code, organ_id=matter.organ_id),
        materials=MATERIALS[:2],
    )
    catalogue.save_draft(catalogue.Sheet(matter=changed), by=SYSTEM, at=NOON)
    catalogue.publish(matter.code, by=SYSTEM, at=NOON)

    assert tell_touched(at=NOON) == 2

    booked, running = told(MessageKind.MATTER_CHANGED)
    assert "不用再带健康证明" in facts_of(booked)["what"]
    assert "请带：食品经营许可申请书" in facts_of(booked)["bring"]
    assert running.subject_id == number
    assert "不用另外补材料" in facts_of(running)["bring"]


@pytest.mark.usefixtures("hall")
def test_a_suspended_matter_reaches_every_open_case(counter: Counter) -> None:
    counter.accepted()
    counter.granted()
    tell_touched(at=NOON)  # that there is a result
    matter = Matter.objects.get(current_id=counter.promised_id)
    order = catalogue.Order(change=Change.SUSPEND, basis="青政发〔2026〕3号")
    catalogue.change_matter(matter.code, order, by=SYSTEM, at=NOON)

    assert tell_touched(at=NOON) == 1


@pytest.mark.usefixtures("hall")
def test_a_holiday_tells_the_applicant_and_the_organ(counter: Counter) -> None:
    number = counter.accepted()
    was = row_of(number).due_on
    load_notice(
        table=read_table(NOTICE),
        region="CN",
        label="2026-x",
        source="test",
        by=SYSTEM,
        at=NOON,
    )
    follow_calendar(calendar="CN 2026-x", by=SYSTEM, at=NOON)

    assert tell_touched(at=NOON) == 2
    assert tell_touched(at=NOON) == 0

    (row,) = told(MessageKind.DUE_MOVED)
    assert was is not None
    assert row.subject_id == number
    due_on = row_of(number).due_on
    assert due_on is not None
    assert due_on > was
    assert f"{due_on.day}日" in facts_of(row)["due"]
    (summary,) = told(MessageKind.CASES_MOVED)
    assert facts_of(summary) == {"notice": "CN 2026-x", "count": "1"}


def test_an_outage_reaches_its_days_and_may_be_taken_back(
    counter: Counter, hall: QueueHall
) -> None:
    books(hall)
    facts = OutageFacts(
        hall_code=hall.node.code,
        what="社保系统升级，当天办不了社保",
        instead="请改天来",
        starts_at=IN_THREE_DAYS,
        ends_at=IN_THREE_DAYS + timedelta(hours=6),
    )
    with pytest.raises(NotAllowed):
        announce_outage(facts=facts, by=counter.cast.wang_fang, at=NOON)
    with pytest.raises(OutageUnexplained):
        announce_outage(facts=replace(facts, what=" "), by=SYSTEM, at=NOON)
    first = announce_outage(facts=facts, by=SYSTEM, at=NOON)
    later = replace(facts, starts_at=NOON, ends_at=NOON + timedelta(hours=1))
    taken_back = announce_outage(facts=later, by=SYSTEM, at=NOON)
    withdraw_outage(outage_id=taken_back, by=SYSTEM, at=NOON)

    assert tell_touched(at=NOON) == 1
    assert [one.outage_id for one in queries.outages(NOON)] == [first]
    assert not queries.outages(IN_THREE_DAYS + timedelta(hours=6))


def test_what_was_before_the_reader_began_is_past(counter: Counter) -> None:
    hall = a_queue_hall(morning=MORNING)
    Line.objects.filter(node=hall.node).update(slot_quota=3, day_quota=9, days_ahead=7)
    books(hall)
    except_day(
        node_code=hall.node.code,
        on=date(2026, 9, 21),
        day=DayException((), "停电"),
        by=SYSTEM,
        at=NOON,
    )

    assert counter
    assert tell_touched(at=NOON) == 0
