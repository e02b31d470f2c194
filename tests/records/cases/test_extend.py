"""Once, by the right rank, before expiry, with the reason told."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.extend import extend
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.legal_clock.extensions import (
    ExtendedTwice,
    ExtensionTooLate,
    ExtensionTooLong,
)
from yimen.rules.refusals import Overtaken

MONDAY = RECEIVED_AT + timedelta(days=3)


def test_promise_and_statute_are_both_longer(counter: Counter) -> None:
    number = counter.accepted()
    moved = extend(
        number=number, days=10, reason="案情复杂", by=counter.cast.wu_gang, at=MONDAY
    )

    row = row_of(number)
    assert (row.due_on, row.statutory_due_on) == (
        date(2026, 10, 22),
        date(2026, 11, 5),
    )
    assert row.extension_days == 10
    assert row.printed_due_on == row.due_on
    page = queries.document_page(moved.issued[0].number, counter.cast.wu_gang)
    assert all(
        part in str(page.sheet.sections)
        for part in ("案情复杂", "本机关负责人", "10日")
    )


def test_it_is_given_once(counter: Counter) -> None:
    number = counter.accepted()
    extend(number=number, days=3, reason="复杂", by=counter.cast.wu_gang, at=MONDAY)

    with pytest.raises(ExtendedTwice):
        extend(number=number, days=3, reason="复杂", by=counter.cast.wu_gang, at=MONDAY)


def test_not_longer_than_the_law_allows(counter: Counter) -> None:
    with pytest.raises(ExtensionTooLong):
        extend(
            number=counter.accepted(),
            days=11,
            reason="复杂",
            by=counter.cast.wu_gang,
            at=MONDAY,
        )


def test_not_after_the_statutory_day(counter: Counter) -> None:
    with pytest.raises(ExtensionTooLate):
        extend(
            number=counter.accepted(),
            days=5,
            reason="复杂",
            by=counter.cast.wu_gang,
            at=RECEIVED_AT.replace(month=10, day=23),
        )


def test_the_chief_representative_is_the_wrong_rank(counter: Counter) -> None:
    with pytest.raises(NotAllowed):
        extend(
            number=counter.accepted(),
            days=5,
            reason="复杂",
            by=counter.cast.zhao_min,
            at=MONDAY,
        )


def test_the_applicant_is_told_why(counter: Counter) -> None:
    with pytest.raises(ReasonMissing):
        extend(
            number=counter.accepted(),
            days=5,
            reason="",
            by=counter.cast.wu_gang,
            at=MONDAY,
        )


def test_what_is_not_accepted_has_no_limit_to_extend(counter: Counter) -> None:
    with pytest.raises(NoSuchStep):
        extend(
            number=counter.received(),
            days=5,
            reason="复杂",
            by=counter.cast.wu_gang,
            at=MONDAY,
        )


def test_a_lost_race_extends_nothing(counter: Counter) -> None:
    with pytest.raises(Overtaken):
        extend(
            number=counter.accepted(),
            days=5,
            reason="复杂",
            version=3,
            by=counter.cast.wu_gang,
            at=MONDAY,
        )

    assert not models.CaseExtension.objects.exists()
