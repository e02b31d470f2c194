"""A received or corrected application is accepted."""

from datetime import date, timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, WHOLE, Counter, facts_of, row_of
from yimen.records.cases import models
from yimen.records.cases.actions.accept import accept
from yimen.records.journal.models import JournalEntry
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.intake import (
    AlreadyTold,
    Paper,
    PapersMissing,
    PaperState,
    SilenceAccepted,
)
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.refusals import NotFound, Overtaken

NEXT_DAY = RECEIVED_AT + timedelta(days=3)  # Monday


def test_a_received_case_is_accepted_from_the_day_of_acceptance(
    counter: Counter,
) -> None:
    number = counter.received()
    moved = accept(number=number, by=counter.cast.wang_fang, at=NEXT_DAY)

    row = row_of(number)
    assert (moved.state, moved.version) == (State.ACCEPTED, 2)
    assert moved.issued[0].kind is DocumentKind.ACCEPTANCE_NOTICE
    assert (row.received_at, row.accepted_at) == (RECEIVED_AT, NEXT_DAY)
    assert row.due_on == date(2026, 10, 12)
    assert row.accepted_by_id == counter.cast.wang_fang.officer_id


def test_papers_looked_at_again_replace_what_was_written(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)
    late = (Paper("M3", copies=2), Paper("M5", PaperState.CORRECTED, originals=1))
    accept(number=number, papers=late, by=counter.cast.wang_fang, at=NEXT_DAY)

    states = {paper.code: paper.state for paper in facts_of(number).papers}
    assert states["M5"] is PaperState.CORRECTED
    assert models.HandedIn.objects.filter(case__number=number).count() == len(WHOLE)


def test_what_is_missing_cannot_be_accepted(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)

    with pytest.raises(PapersMissing):
        accept(number=number, by=counter.cast.wang_fang, at=NEXT_DAY)

    assert row_of(number).state == State.RECEIVED


def test_after_five_silent_days_the_law_has_accepted_it(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(SilenceAccepted):
        accept(
            number=number,
            by=counter.cast.wang_fang,
            at=RECEIVED_AT.replace(day=28),
        )


def test_on_the_last_day_it_is_still_in_time(counter: Counter) -> None:
    number = counter.received()
    last = RECEIVED_AT.replace(day=24, hour=17)
    moved = accept(number=number, by=counter.cast.wang_fang, at=last)

    assert moved.state is State.ACCEPTED


def test_the_notice_bars_asking_for_more_at_acceptance(counter: Counter) -> None:
    number = counter.correcting()
    more = (Paper("M1", PaperState.WRONG, remark="没有签字"), *WHOLE[2:])

    with pytest.raises(AlreadyTold):
        accept(number=number, papers=more, by=counter.cast.wang_fang, at=NEXT_DAY)


def test_an_accepted_case_is_not_accepted_again(counter: Counter) -> None:
    number = counter.accepted()

    with pytest.raises(NoSuchStep):
        accept(number=number, by=counter.cast.wang_fang, at=NEXT_DAY)


def test_another_hall_does_not_even_see_it(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NotFound):
        accept(number=number, by=counter.cast.sun_li, at=NEXT_DAY)


def test_an_examiner_does_not_accept(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NotAllowed):
        accept(number=number, by=counter.cast.li_qiang, at=NEXT_DAY)


def test_a_page_that_is_out_of_date_changes_nothing(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(Overtaken):
        accept(number=number, version=7, by=counter.cast.wang_fang, at=NEXT_DAY)


def test_the_line_says_what_the_row_took_on(counter: Counter) -> None:
    number = counter.received()
    accept(number=number, by=counter.cast.wang_fang, at=NEXT_DAY)

    line = JournalEntry.objects.get(subject_id=number, step="accept")
    assert (line.before, line.after) == ("received", "accepted")
    assert line.payload["set"]["due_on"] == "2026-10-12"
    assert line.actor == f"officer:{counter.cast.wang_fang.officer_id}"
    assert "三十二" in line.article
    assert "张三" not in str(line.payload)
