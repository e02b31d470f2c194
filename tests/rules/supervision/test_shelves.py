"""Where a rule stands for those who look for it."""

from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import LIMITS
from yimen.rules.supervision.shelves import Shelf, owners, shelf_of
from yimen.rules.supervision.timing import LADDER


def test_no_shelf_is_empty_and_people_find_a_rule_where_they_look() -> None:
    stands = {name: shelf_of(rule) for name, rule in RULES.items()}

    assert set(stands.values()) == set(Shelf)
    assert stands["over_time"] is stands["held"] is Shelf.TIME
    assert stands["second_notice"] is Shelf.FLOW
    assert stands["no_reason"] is Shelf.CONTENT
    assert stands["wrong_charge"] is Shelf.HANDS
    assert stands["last_day_pause"] is Shelf.GAMING
    assert stands["order_late"] is stands["request_late"] is Shelf.VOICE
    assert stands["contact_late"] is Shelf.RATINGS
    assert stands["urging_late"] is Shelf.URGINGS
    assert stands["by_hand"] is Shelf.BY_HAND


def test_each_limit_is_set_in_one_place_only() -> None:
    found = owners(RULES.values())

    assert found["idle_days"].name == "held"  # and not at the orders once more
    assert found["passes"].name == "passed_around"
    assert set(LADDER) <= set(found) <= set(LIMITS)
