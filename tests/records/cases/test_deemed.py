"""What silence and local law do: by the tick, never by hand."""

from datetime import date, timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, Counter, row_of
from yimen.records.cases import models, queries
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.cases.actions.deem_withdrawn import deem_withdrawn
from yimen.records.journal.models import JournalEntry
from yimen.rules.cases.applications import AskOnce
from yimen.rules.cases.lifecycle import NoSuchStep, State
from yimen.rules.catalogue.intake import NoLocalLaw, NotSilentYet, StillTimeToCorrect

LAST_DAY = RECEIVED_AT.replace(day=24)
AFTERWARDS = RECEIVED_AT.replace(day=28)


def test_silence_accepts_backwards_from_the_day_of_receipt(counter: Counter) -> None:
    number = counter.received(papers=GAPPY)
    moved = deem_accepted(number=number, at=AFTERWARDS)

    row = row_of(number)
    line = JournalEntry.objects.get(subject_id=number, step="deem_accepted")
    paper = queries.document_page(moved.issued[0].number, counter.cast.wang_fang)
    assert moved.state is State.ACCEPTED
    assert row.accepted_at == RECEIVED_AT
    assert row.accepted_by_id is None
    assert row.due_on == date(2026, 10, 9)
    assert (line.happened_at, line.actor) == (RECEIVED_AT, "system")
    assert line.recorded_at > line.happened_at
    assert "自收到申请材料之日起即为受理" in str(paper.sheet.sections)


def test_on_the_last_day_the_organ_is_still_in_time(counter: Counter) -> None:
    number = counter.received()

    with pytest.raises(NotSilentYet):
        deem_accepted(number=number, at=LAST_DAY)


def test_whoever_was_told_is_not_accepted_by_silence(counter: Counter) -> None:
    number = counter.correcting()

    with pytest.raises(NoSuchStep):
        deem_accepted(number=number, at=AFTERWARDS)


def test_the_tick_finds_the_silent_ones(counter: Counter) -> None:
    silent, _ = counter.received(), counter.accepted()

    assert queries.silent_cases(LAST_DAY) == ()
    assert queries.silent_cases(AFTERWARDS) == (silent,)


def told_until(counter: Counter, last_on: date | None) -> str:
    from yimen.records.cases.actions.take_in import take_in

    taken = take_in(
        application=counter.application(papers=GAPPY),
        outcome=AskOnce(),
        correct_by_on=last_on,
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    )
    return taken.number


def local_law(counter: Counter) -> models.LocalPractice:
    return models.LocalPractice.objects.create(
        region=counter.cast.center.region,
        deems_withdrawn=True,
        deems_withdrawn_article="青溪市政务服务条例第三十六条",
    )


def test_without_local_law_nobody_is_deemed_to_withdraw(counter: Counter) -> None:
    number = told_until(counter, date(2026, 9, 25))

    assert queries.lapsed_corrections(AFTERWARDS) == ()
    with pytest.raises(NoLocalLaw):
        deem_withdrawn(number=number, at=AFTERWARDS)


def test_with_local_law_a_missed_day_withdraws_and_cites_it(counter: Counter) -> None:
    number = told_until(counter, date(2026, 9, 25))
    local_law(counter)

    assert queries.lapsed_corrections(AFTERWARDS) == (number,)
    moved = deem_withdrawn(number=number, at=AFTERWARDS)

    line = JournalEntry.objects.get(subject_id=number, step="deem_withdrawn")
    assert moved.state is State.WITHDRAWN
    assert line.article == "青溪市政务服务条例第三十六条"
    assert row_of(number).result == "withdrawn"


@pytest.mark.parametrize("last_on", [None, date(2026, 9, 28)])
def test_until_the_day_has_passed_there_is_time(
    counter: Counter, last_on: date | None
) -> None:
    number = told_until(counter, last_on)
    local_law(counter)

    with pytest.raises(StillTimeToCorrect):
        deem_withdrawn(number=number, at=AFTERWARDS)


def test_a_region_may_have_it_answered_on_the_spot(counter: Counter) -> None:
    models.LocalPractice.objects.create(
        region=counter.cast.center.region,
        notice_days=0,
        notice_article="青溪市政务服务条例第三十六条",
    )
    number = counter.received()

    assert row_of(number).notice_due_on == RECEIVED_AT.date()
    assert queries.silent_cases(RECEIVED_AT + timedelta(days=1)) == (number,)
