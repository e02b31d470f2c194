"""By text message: asked once after the end, once more after three days."""

from datetime import timedelta

import pytest
from django.test import override_settings

from makers.cases import RECEIVED_AT, Counter
from makers.ratings import HOME, a_token
from yimen.records.messages.models import Message
from yimen.records.ratings.actions.ask_for_ratings import ask_for_ratings
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.rules.ratings import Level, Point, Said

LATER = RECEIVED_AT + timedelta(hours=5)
ADDRESS = override_settings(YIMEN_ADDRESS="https://hall.example.cn")


@pytest.fixture(autouse=True)
def nobody_told_yet(counter: Counter) -> None:
    counter.granted()
    Message.objects.all().delete()


@ADDRESS
def test_nobody_is_asked_twice_and_once_more_after_three_days() -> None:
    days = (0, 0, 1, 3, 3, 4)
    asked = [ask_for_ratings(at=LATER + timedelta(days=day)) for day in days]

    assert asked == [1, 0, 0, 1, 0, 0]


@ADDRESS
def test_who_has_rated_is_not_asked(counter: Counter) -> None:
    number = counter.granted()
    said, token = Said(level=Level.DISSATISFIED), a_token(number, Point.CLOSING)
    rate_case(token=token, said=said, browser=HOME, at=LATER)

    assert ask_for_ratings(at=LATER) == 1  # the other one


@override_settings(YIMEN_ADDRESS="")
def test_without_an_address_no_message_leads_nowhere() -> None:
    assert ask_for_ratings(at=LATER) == 0
