"""By text message: asked once at each point, and once more after three days."""

import json
from datetime import timedelta

import pytest
from django.test import override_settings

from makers.cases import RECEIVED_AT, Counter
from makers.ratings import HOME, a_token
from yimen.ports.vault import vault
from yimen.records.messages.models import Message
from yimen.records.ratings.actions.ask_for_ratings import ask_for_ratings
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.facts import opened
from yimen.rules.messages import MessageKind
from yimen.rules.voice.ratings import Level, Point, Said

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


@ADDRESS
def test_a_case_under_way_is_asked_about_once_at_each_point_it_reaches(
    counter: Counter,
) -> None:
    Message.objects.all().delete()
    ask_for_ratings(at=LATER)
    before = Message.objects.count()
    counter.received()
    counter.accepted()

    assert ask_for_ratings(at=LATER) == 2
    assert ask_for_ratings(at=LATER) == 0
    early = Message.objects.filter(kind=MessageKind.RATING_ASKED_EARLY)
    assert Message.objects.count() == before + 2
    assert early.count() == 2
    told = [json.loads(vault().unseal(bytes(row.facts_sealed))) for row in early]
    asked = [opened(facts["link"].split("/")[-2]) for facts in told]
    assert {one.point for one in asked if one} == {Point.RECEIPT, Point.ACCEPTANCE}
