"""One notice, everything in it, never a second."""

from datetime import date, timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, Counter, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.ask_correction import ask_correction
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.intake import (
    AlreadyTold,
    NothingMissing,
    Paper,
    PaperState,
    SilenceAccepted,
    WrongSaysNothing,
)
from yimen.rules.refusals import Overtaken

MONDAY = RECEIVED_AT + timedelta(days=3)


def test_the_notice_lists_everything_with_where_to_get_it(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)
    moved = ask_correction(
        number=number,
        correct_by_on=date(2026, 10, 20),
        by=counter.cast.wang_fang,
        at=MONDAY,
    )

    page = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    said = str(page.sheet.sections)
    assert moved.state is State.CORRECTING
    assert all(part in said for part in ("健康证明", "区疾控中心", "没有标注操作间"))
    assert "2026年10月20日" in said
    assert models.OneTimeNotice.objects.get().told == ["M3", "M5"]
    assert row_of(number).act_by_on == date(9999, 12, 31)


def test_a_second_notice_may_not_ask_for_more(counter: Counter) -> None:
    number = counter.correcting()

    with pytest.raises(AlreadyTold):
        ask_correction(number=number, by=counter.cast.wang_fang, at=MONDAY)

    assert models.OneTimeNotice.objects.count() == 1


def test_complete_papers_leave_nothing_to_ask(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NothingMissing):
        ask_correction(number=number, by=counter.cast.wang_fang, at=MONDAY)


def test_a_paper_called_wrong_needs_a_word(counter: Counter) -> None:
    number = counter.received()
    wrong = (Paper("M1", PaperState.WRONG),)

    with pytest.raises(WrongSaysNothing):
        ask_correction(
            number=number, papers=wrong, by=counter.cast.wang_fang, at=MONDAY
        )


def test_after_five_silent_days_nothing_may_be_asked(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)

    with pytest.raises(SilenceAccepted):
        ask_correction(
            number=number,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT.replace(day=28),
        )


def test_after_acceptance_nothing_may_be_asked(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(NoSuchStep):
        ask_correction(number=number, by=counter.cast.wang_fang, at=MONDAY)


def test_a_lost_race_leaves_no_notice(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)

    with pytest.raises(Overtaken):
        ask_correction(number=number, version=2, by=counter.cast.wang_fang, at=MONDAY)

    assert not models.OneTimeNotice.objects.exists()
