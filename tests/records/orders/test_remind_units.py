"""Units hear once of each light, and when they are hurried; never the accused."""

from datetime import timedelta

import pytest

from makers.cast import Cast
from makers.orders import SAID_AT, Desk, a_desk
from yimen.records.messages.models import Message
from yimen.records.orders.actions.hurry_order import hurry_order
from yimen.records.orders.actions.remind_units import remind_units
from yimen.records.orders.actions.report_part import report_part
from yimen.rules.voice.order_kinds import OrderKind

DAY = timedelta(days=1)


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def test_a_unit_hears_once_of_each_light(desk: Desk) -> None:
    number = desk.assigned()  # answered within five working days, by 9月14日
    desk.answered()
    desk.accepted()
    Message.objects.all().delete()

    days = (0, 3, 4, 4, 5, 7, 8, 9, 10, 20)
    told = [remind_units(at=SAID_AT + day * DAY) for day in days]

    kinds = Message.objects.order_by("pk").values_list("kind", "subject_id")
    assert list(kinds) == [
        ("order_due", number),
        ("order_late", number),  # yellow
        ("order_late", number),  # red
    ]
    assert sum(told) == 3
    assert told[:2] == [0, 0]
    message = Message.objects.order_by("pk")[0]
    assert (message.recipient_kind, message.channel) == ("organ", "inbox")


def test_who_has_said_their_part_is_left_alone(desk: Desk) -> None:
    number = desk.assigned(OrderKind.COMPLAINT, desk.organ, desk.town)
    report_part(number=number, text="看过了", by=desk.town_clerk(), at=SAID_AT)
    Message.objects.all().delete()

    remind_units(at=SAID_AT + 7 * DAY)

    assert list(Message.objects.values_list("recipient_kind", flat=True)) == ["organ"]


def test_being_hurried_is_told_each_time(desk: Desk) -> None:
    number = desk.assigned()
    for hour in (1, 2):
        hurry_order(
            number=number,
            reason="群众又来问了",
            by=desk.cast.lin_tao,
            at=SAID_AT + timedelta(hours=hour),
        )

    told = Message.objects.filter(kind="order_hurried")
    assert told.count() == 2
    assert {row.recipient_kind for row in told} == {"organ"}
