"""Scores from real cases: live while the month runs, kept once it is closed."""

from dataclasses import replace
from datetime import date, datetime
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction

from makers.cases import Counter
from makers.persons import CHINA
from yimen.records.journal.models import JournalEntry
from yimen.records.performance import queries
from yimen.records.performance.actions.close_period import close_period
from yimen.records.performance.actions.publish_scheme import publish_scheme
from yimen.records.performance.models import SchemeVersion, Score
from yimen.rules.authority.table import NotAllowed
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.kept_schemes import Change
from yimen.rules.performance.scoring import Scheme
from yimen.rules.performance.versions import (
    NotAFirst,
    NothingChanged,
    PeriodClosed,
    PeriodRuns,
)
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.statistics.periods import month_of

SEPTEMBER = month_of(date(2026, 9, 18))
OCTOBER_ON = date(2026, 10, 1)
LATER = datetime(2026, 10, 8, 9, 0, tzinfo=CHINA)


def harder(scheme: Scheme, **changes: object) -> Scheme:
    first, *rest = scheme.indicators
    return Scheme((replace(first, **changes), *rest))  # type: ignore[arg-type]


def publish(
    counter: Counter, scheme: Scheme, valid_from: date, based_on: int = 1
) -> int:
    return publish_scheme(
        scheme=scheme,
        valid_from=valid_from,
        note="群众满意度从严",
        based_on=based_on,
        by=counter.cast.zheng_jie,
        at=LATER,
    )


def close(counter: Counter) -> int:
    return close_period(
        what=Scored.UNIT, period=SEPTEMBER, by=counter.cast.zheng_jie, at=LATER
    )


def test_every_kind_is_scored_from_its_cases(counter: Counter) -> None:
    counter.granted()
    counter.accepted()
    actor = counter.cast.zheng_jie

    for what in (Scored.UNIT, Scored.PERSON):
        board = queries.board(what, SEPTEMBER, actor)
        assert not board.is_closed
        assert board.rows
        card = queries.live_card(what, board.rows[0].key, SEPTEMBER, actor).card
        lines = {line.indicator.number: line for line in card.lines}
        assert lines[4].points == 5  # nobody put down a breach
        assert lines[28].figure is None  # nothing was taught: does not apply
    unit = queries.board(Scored.UNIT, SEPTEMBER, actor).rows[0]
    card = queries.live_card(Scored.UNIT, unit.key, SEPTEMBER, actor).card
    lines = {line.indicator.number: line for line in card.lines}
    assert lines[10].figure == 50
    assert lines[11].figure == 100
    with pytest.raises(NotFound):
        queries.live_card(Scored.UNIT, "nobody", SEPTEMBER, actor)


def test_a_closed_month_stays_whatever_follows(counter: Counter) -> None:
    counter.granted()
    assert close(counter) == 1
    before = queries.board(Scored.UNIT, SEPTEMBER, counter.cast.zheng_jie)

    counter.granted()
    counter.accepted()
    new = harder(queries.latest().scheme, target=Fraction(99))
    assert publish(counter, new, OCTOBER_ON) == 2

    after = queries.board(Scored.UNIT, SEPTEMBER, counter.cast.zheng_jie)
    assert after == before
    assert after.is_closed
    assert queries.in_force(SEPTEMBER.first_on).row.number == 1
    assert queries.in_force(OCTOBER_ON).row.number == 2
    page = queries.score_page(before.rows[0].score_id or 0, counter.cast.zheng_jie)
    assert page.card.total == before.rows[0].total
    row = Score.objects.get()
    assert row.total is not None
    assert abs(Fraction(row.total) - (page.card.total or 0)) < Fraction(1, 10000)


def test_a_month_closes_once_after_its_end_by_its_manager(counter: Counter) -> None:
    counter.granted()
    for by, at, why in (
        (counter.cast.zhao_min, LATER, NotAllowed),
        (counter.cast.zheng_jie, LATER.replace(month=9, day=30), PeriodRuns),
    ):
        with pytest.raises(why):
            close_period(what=Scored.UNIT, period=SEPTEMBER, by=by, at=at)
    close(counter)
    with pytest.raises(PeriodClosed):
        close(counter)

    assert Score.objects.count() == 1
    line = JournalEntry.objects.get(subject_kind="appraisal")
    assert line.payload["scheme"] == 1


def test_the_database_refuses_to_change_what_was_closed(counter: Counter) -> None:
    counter.granted()
    close(counter)
    for change in (
        lambda: Score.objects.update(grade="优秀"),
        lambda: connection.cursor().execute("DELETE FROM appraisal_score"),
        lambda: SchemeVersion.objects.update(name="x"),
    ):
        with pytest.raises(DatabaseError, match="stay"), transaction.atomic():
            change()


def test_a_version_says_what_it_changed(counter: Counter) -> None:
    standard = queries.latest().scheme
    new = harder(standard, target=Fraction(99))

    publish(counter, new, OCTOBER_ON)

    page = queries.scheme_page(2)
    assert page.changes == (Change(1, "群众满意度", "target", "98", "99"),)
    assert page.scheme == new
    assert page.row.published_by
    assert [one.number for one in queries.schemes()] == [2, 1]


def test_a_version_that_would_reach_back_is_refused(counter: Counter) -> None:
    counter.granted()
    close(counter)
    standard = queries.latest().scheme
    new = harder(standard, target=Fraction(99))
    for scheme, valid_from, based_on, why in (
        (standard, OCTOBER_ON, 1, NothingChanged),
        (new, date(2026, 10, 2), 1, NotAFirst),
        (new, SEPTEMBER.first_on, 1, PeriodClosed),
        (new, OCTOBER_ON, 7, Overtaken),
    ):
        with pytest.raises(why):
            publish(counter, scheme, valid_from, based_on)

    assert SchemeVersion.objects.count() == 1
