"""Touches of a terminal are counted, by terminal and by address."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from yimen.records.queue.actions.touch import touch
from yimen.records.queue.models import TouchCount
from yimen.rules.queue.touches import (
    AT_ONE_TERMINAL,
    FROM_ONE_ADDRESS,
    WITHIN,
    TooManyTouches,
)

pytestmark = pytest.mark.django_db

AT = datetime(2026, 9, 21, 1, 0, tzinfo=UTC)


def touched(terminal: str, address: str = "10.0.0.1", at: datetime = AT) -> None:
    touch(terminal=terminal, address=address, at=at)


def test_a_terminal_that_is_touched_too_fast_rests_and_the_next_does_not() -> None:
    for _ in range(AT_ONE_TERMINAL):
        touched("left")

    with pytest.raises(TooManyTouches):
        touched("left")
    touched("right")
    touched("left", at=AT + WITHIN)


def test_names_thrown_away_do_not_help_an_address(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("yimen.rules.queue.touches.FROM_ONE_ADDRESS", 5)
    for n in range(5):
        touched(f"terminal {n}")

    with pytest.raises(TooManyTouches):
        touched("one more")
    touched("one more", address="10.0.0.2")
    assert FROM_ONE_ADDRESS > AT_ONE_TERMINAL


def test_the_same_name_at_two_addresses_is_two_terminals() -> None:
    for _ in range(AT_ONE_TERMINAL):
        touched("")

    touched("", address="10.0.0.2")


def test_counts_are_forgotten_and_name_nobody() -> None:
    touched("left")
    kept = " ".join(TouchCount.objects.values_list("about", flat=True))
    assert "10.0.0.1" not in kept

    touched("right", address="10.0.0.2", at=AT + WITHIN + timedelta(seconds=1))

    assert TouchCount.objects.filter(began_at=AT).count() == 0


def test_a_touch_costs_one_statement_beside_the_forgetting() -> None:
    with CaptureQueriesContext(connection) as asked:
        touched("left")

    inserts = [q["sql"] for q in asked if "INSERT INTO" in q["sql"]]
    assert len(inserts) == 1
