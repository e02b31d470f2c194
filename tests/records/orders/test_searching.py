"""An order is found by what was written and answered, never by whose it is."""

import pytest

from makers.cast import Cast
from makers.orders import SAID_AT, Desk, a_desk, row_of
from yimen.records.orders.actions.index_orders import index_orders
from yimen.records.orders.models import Order
from yimen.records.orders.queries import OrderFilter, order_rows


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def found(desk: Desk, text: str) -> set[str]:
    wanted = OrderFilter(text=text)
    rows = order_rows(wanted, actor=desk.manager, at=SAID_AT).rows
    return {row.number for row in rows}


def test_question_and_answer_are_found_and_the_person_is_not(desk: Desk) -> None:
    number = desk.answered()
    long = f"广场舞太吵。{'夜里睡不着' * 1500}，请管一管跳舞的喇叭"
    other = desk.registered(text=long, topic="扰民", name="王五").number

    assert found(desk, "滨江路口") == {number}  # of the text, not of the topic
    assert found(desk, "已经派人 修好") == {number}  # of the answer
    assert found(desk, "跳舞的喇叭") == {other}  # at the end of a long one
    assert found(desk, "口的路灯坏了一个月") == set()  # pairs alone don't decide
    for personal in ("13912345678", "1391234", "李大妈", "王五"):
        assert found(desk, personal) == set()
    assert found(desk, "灯") == {number}  # one sign: topics only


def test_who_may_not_see_an_order_does_not_find_it(desk: Desk) -> None:
    desk.registered()
    wanted = OrderFilter(text="滨江路口")
    assert order_rows(wanted, actor=desk.cast.sun_li, at=SAID_AT).rows == ()


def test_what_lay_there_before_is_taken_in_by_night(desk: Desk) -> None:
    number = desk.registered().number
    Order.objects.update(pairs=None)
    assert found(desk, "晚上很黑") == set()

    assert index_orders() == 1
    assert index_orders() == 0
    assert found(desk, "晚上很黑") == {number}
    assert row_of(number).version == 1
