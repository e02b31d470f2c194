"""回访: drawn so that anybody can draw again, called by others than who worked."""

from datetime import timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter
from makers.ratings import a_director
from yimen.records.journal.models import JournalEntry
from yimen.records.ratings import queries
from yimen.records.ratings.actions.note_call import note_call
from yimen.records.ratings.actions.open_call_sheet import open_call_sheet
from yimen.records.ratings.actions.plan_calls import CallWish, plan_calls
from yimen.records.ratings.models import CallBack, CallPlan
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import NotAllowed
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.callbacks import (
    CallEnded,
    CallOutcome,
    CallResult,
    ResultIncomplete,
)
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.sampling import Method, NothingToDraw, SampleTooLarge, draw

LATER = RECEIVED_AT + timedelta(days=4)
TODAY = local_date(RECEIVED_AT)
GOOD = CallResult(CallOutcome.REACHED, Level.SATISFIED, "谢谢，电话13812342211")


def a_wish(counter: Counter, method: Method = Method.RANDOM, size: int = 2) -> CallWish:
    return CallWish(
        title="九月回访",
        method=method,
        hall_id=counter.cast.center.pk,
        first_on=TODAY,
        last_on=TODAY,
        size=size,
    )


def a_plan(counter: Counter, by: Actor) -> int:
    for _ in range(3):
        counter.granted()
    return plan_calls(wish=a_wish(counter), by=by, at=LATER)


def test_a_random_draw_can_be_drawn_again_from_what_is_kept(counter: Counter) -> None:
    director = a_director(counter)
    plan = CallPlan.objects.get(pk=a_plan(counter, director))

    drawn = [one.case.number for one in plan.calls.order_by("place")]
    assert drawn == list(draw(plan.candidates, 2, plan.seed))
    assert len(plan.candidates) == 3
    line = JournalEntry.objects.get(step="plan_call_backs")
    assert (line.payload["seed"], line.payload["list"]) == (
        plan.seed,
        plan.list_digest,
    )


def test_nothing_and_too_many_are_refused(counter: Counter) -> None:
    director = a_director(counter)
    with pytest.raises(NothingToDraw):
        plan_calls(wish=a_wish(counter), by=director, at=LATER)
    counter.granted()
    with pytest.raises(SampleTooLarge):
        plan_calls(wish=a_wish(counter, size=2), by=director, at=LATER)
    with pytest.raises(NothingToDraw):
        plan_calls(wish=a_wish(counter, Method.BAD_RATINGS), by=director, at=LATER)
    with pytest.raises(NotAllowed):
        plan_calls(wish=a_wish(counter), by=counter.cast.wang_fang, at=LATER)


def test_calls_are_written_down_and_counted(counter: Counter) -> None:
    director = a_director(counter)
    plan = a_plan(counter, director)
    first, second = CallBack.objects.order_by("place")
    with pytest.raises(ResultIncomplete):
        note_call(
            call_id=first.pk,
            result=CallResult(CallOutcome.REACHED),
            version=1,
            by=director,
            at=LATER,
        )
    note_call(call_id=first.pk, result=GOOD, version=1, by=director, at=LATER)
    with pytest.raises(CallEnded):
        note_call(call_id=first.pk, result=GOOD, version=2, by=director, at=LATER)
    missed = CallResult(CallOutcome.NO_ANSWER)
    for version in (1, 2, 3):
        note_call(
            call_id=second.pk, result=missed, version=version, by=director, at=LATER
        )

    page = queries.plan_page(plan, director)
    figures = page.row.figures
    assert (figures.drawn, figures.reached, figures.ended, figures.satisfied) == (
        2,
        1,
        2,
        1,
    )
    assert "13812342211" not in repr(page)
    assert "张三" not in repr(page)


def test_the_sheet_shows_telephones_and_the_journal_keeps_who_opened_it(
    counter: Counter,
) -> None:
    director = a_director(counter)
    plan = a_plan(counter, director)
    lines = open_call_sheet(plan_id=plan, by=director, at=LATER)

    assert {line.name for line in lines} == {"张三"}
    assert all(line.phone for line in lines)
    assert JournalEntry.objects.filter(payload__act="open_sheet").count() == 1
