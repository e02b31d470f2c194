"""Local practice: registered with its article, inherited, and never backwards."""

from datetime import date, timedelta

import pytest

from makers.cases import GAPPY, RECEIVED_AT, Counter, facts_of, row_of
from yimen.records.cases import queries
from yimen.records.cases.actions.deem_withdrawn import deem_withdrawn
from yimen.records.cases.actions.set_practice import set_practice
from yimen.records.cases.actions.take_in import take_in
from yimen.records.journal import queries as journal
from yimen.records.network.models import Region
from yimen.rules.authority.table import NotAllowed
from yimen.rules.cases.applications import AskOnce
from yimen.rules.cases.lifecycle import State
from yimen.rules.catalogue.intake import NoLocalLaw
from yimen.rules.legal_clock.practice import Practice, PracticeNeedsArticle
from yimen.rules.refusals import NotFound, Overtaken

ARTICLE = "青溪市政务服务条例第三十六条"
WITHDRAWS = Practice(deems_withdrawn=True, deems_withdrawn_article=ARTICLE)
ON_THE_SPOT = Practice(0, ARTICLE)
BEFORE = RECEIVED_AT - timedelta(days=1)
AFTERWARDS = RECEIVED_AT.replace(day=28)


def registered(
    counter: Counter, practice: Practice, version: int = 0, at: object = BEFORE
) -> None:
    set_practice(
        region=counter.cast.center.region.code,
        practice=practice,
        version=version,
        by=counter.cast.zheng_jie,
        at=at,  # type: ignore[arg-type]
    )


def told(counter: Counter) -> str:
    return take_in(
        application=counter.application(papers=GAPPY),
        outcome=AskOnce(),
        correct_by_on=date(2026, 9, 25),
        by=counter.cast.wang_fang,
        at=RECEIVED_AT,
    ).number


def test_a_region_answers_on_the_spot(counter: Counter) -> None:
    registered(counter, ON_THE_SPOT)

    number = counter.received()

    assert row_of(number).notice_due_on == RECEIVED_AT.date()


def test_the_region_above_is_followed(counter: Counter) -> None:
    region = counter.cast.center.region
    city = Region.objects.create(
        code="500100", name="青溪市", level=3, valid_from=date(2020, 1, 1)
    )
    Region.objects.filter(pk=region.pk).update(parent=city)
    set_practice(
        region="500100",
        practice=ON_THE_SPOT,
        version=0,
        by=counter.cast.zheng_jie,
        at=BEFORE,
    )

    page = queries.practice_page(region.code)

    assert (page.own, page.comes_from) == (None, "青溪市")
    assert page.in_force == ON_THE_SPOT
    assert row_of(counter.received()).notice_due_on == RECEIVED_AT.date()
    registered(counter, Practice())
    assert queries.practice_page(region.code).in_force == Practice()


def test_a_missed_day_withdraws_what_was_told_under_the_law(counter: Counter) -> None:
    registered(counter, WITHDRAWS)
    number = told(counter)

    assert queries.lapsed_corrections(AFTERWARDS) == (number,)
    deem_withdrawn(number=number, at=AFTERWARDS)
    assert row_of(number).state == State.WITHDRAWN


def test_nobody_is_held_to_what_was_not_law_yet(counter: Counter) -> None:
    number = told(counter)
    registered(counter, WITHDRAWS, at=AFTERWARDS)

    page = queries.case_page(number, counter.cast.wang_fang, AFTERWARDS)

    assert queries.lapsed_corrections(AFTERWARDS) == ()
    with pytest.raises(NoLocalLaw):
        deem_withdrawn(number=number, at=AFTERWARDS)
    assert page.correction is not None
    assert page.correction.is_over
    assert page.correction.withdrawn_by_law == ""


def test_a_change_keeps_the_day_since_when_it_withdraws(counter: Counter) -> None:
    region = counter.cast.center.region.code
    registered(counter, WITHDRAWS)
    registered(
        counter,
        Practice(3, ARTICLE, deems_withdrawn=True, deems_withdrawn_article=ARTICLE),
        version=1,
        at=AFTERWARDS,
    )

    own = queries.own_practice(region)

    assert own is not None
    assert (own.withdraws_since, own.version) == (BEFORE, 2)
    assert own.practice.notice_days == 3


def test_each_change_is_a_line_with_before_and_after(counter: Counter) -> None:
    region = counter.cast.center.region.code
    registered(counter, WITHDRAWS)
    registered(counter, Practice(), version=1)

    first, second = journal.entries("practice", region)

    assert (first.payload["before"], first.article) == (None, ARTICLE)
    assert second.payload["before"]["deems_withdrawn"] is True
    assert second.payload["after"]["deems_withdrawn"] is False
    assert [one.region for one in queries.own_practices()] == [region]


def test_without_article_or_right_or_region_nothing_changes(counter: Counter) -> None:
    region = counter.cast.center.region.code
    by, at = counter.cast.zheng_jie, BEFORE

    with pytest.raises(PracticeNeedsArticle):
        set_practice(region=region, practice=Practice(0), version=0, by=by, at=at)
    with pytest.raises(NotAllowed):
        set_practice(
            region=region,
            practice=ON_THE_SPOT,
            version=0,
            by=counter.cast.wang_fang,
            at=at,
        )
    with pytest.raises(NotFound):
        set_practice(region="no", practice=ON_THE_SPOT, version=0, by=by, at=at)
    assert queries.own_practices() == ()
    with pytest.raises(NotFound):
        queries.practice_page("no")


def test_who_comes_second_is_told(counter: Counter) -> None:
    registered(counter, ON_THE_SPOT)

    for stale in (0, 7):
        with pytest.raises(Overtaken):
            registered(counter, WITHDRAWS, version=stale)
    assert facts_of(counter.received()).notice_due_on == RECEIVED_AT.date()
