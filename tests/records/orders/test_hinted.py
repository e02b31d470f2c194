"""The category is proposed from decided orders, and tells nobody's words."""

from collections.abc import Callable
from typing import Any

import pytest

from makers.cast import Cast
from makers.orders import LIGHT, SAID_AT, Desk, a_desk
from yimen.records.orders.actions.edit_category import change_category
from yimen.records.orders.models import Category, Order
from yimen.records.orders.queries import category_hints, hint_trial, order_page
from yimen.rules.authority.actors import VISITOR

WORDS = (
    "滨江路三号路口的路灯坏了一个星期，晚上看不见路",
    "我们小区门口的路灯坏了，老人晚上看不见路",
    "东门的路灯坏了没有人修，晚上很黑",
)
NEW = "西门口路灯坏了，晚上看不见路"


@pytest.fixture
def desk(cast: Cast) -> Desk:
    return a_desk(cast)


def decided(desk: Desk, *words: str) -> list[str]:
    return [
        desk.answered(
            text=text,
            topic=f"路灯{place}",
            phone=f"1391234567{place}",
            category=LIGHT,
        )
        for place, text in enumerate(words)
    ]


def test_what_was_decided_proposes_and_fills_in(desk: Desk) -> None:
    numbers = decided(desk, *WORDS)

    (first,) = category_hints(NEW, actor=desk.manager)

    assert (first.category, first.orders, first.is_sure) == (LIGHT, 3, True)
    assert {number for number, _ in first.shown} == set(numbers)
    assert category_hints("孩子上学的事", actor=desk.manager) == ()
    assert category_hints("", actor=desk.manager) == ()


def test_who_may_not_read_them_is_told_how_many_only(desk: Desk) -> None:
    decided(desk, *WORDS)

    for actor in (VISITOR, desk.cast.sun_li):
        (first,) = category_hints(NEW, actor=actor)
        assert (first.orders, first.shown) == (3, ())


def test_one_person_or_two_or_undecided_ones_propose_nothing(desk: Desk) -> None:
    for _ in range(4):
        decided(desk, *WORDS[:2])
    desk.assigned(text=WORDS[2], phone="13912345679", category=LIGHT)

    assert category_hints(NEW, actor=desk.manager) == ()


def test_a_closed_category_is_not_proposed(desk: Desk) -> None:
    decided(desk, *WORDS)
    row = Category.objects.get(path=LIGHT)
    change_category(
        path=LIGHT,
        organ_id=row.organ_id,
        is_open=False,
        version=row.version,
        by=desk.manager,
        at=SAID_AT,
    )

    assert category_hints(NEW, actor=desk.manager) == ()
    assert hint_trial().whole.asked == 0


def test_an_order_without_a_category_bears_the_proposal(desk: Desk) -> None:
    decided(desk, *WORDS)
    number = desk.registered(text=NEW).number
    filed = desk.registered(text=NEW, category=LIGHT).number

    assert order_page(number, desk.manager, SAID_AT).hints[0].category == LIGHT
    assert order_page(filed, desk.manager, SAID_AT).hints == ()


def test_the_trial_asks_about_each_with_those_before_it(desk: Desk) -> None:
    decided(desk, *WORDS, NEW)
    Order.objects.update(registered_at=SAID_AT)

    whole = hint_trial().whole

    assert (whole.asked, whole.hinted, whole.right) == (4, 1, 1)


def test_it_takes_two_statements(
    desk: Desk, django_assert_num_queries: Callable[[int], Any]
) -> None:
    decided(desk, *WORDS)

    with django_assert_num_queries(2):
        category_hints(NEW, actor=desk.manager)
    with django_assert_num_queries(1):
        hint_trial()
