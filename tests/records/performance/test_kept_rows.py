"""A closed card opens to what it counted then, and anybody can add it up again."""

from datetime import date
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from makers.cases import RECEIVED_AT, Counter
from records.performance.test_appeal_row import (
    NEXT_DAY,
    a_late_card,
    asked,
    card_of,
    close,
)
from records.performance.test_books import SEPTEMBER, hall
from yimen.records.journal.models import JournalEntry
from yimen.records.performance import facts, queries
from yimen.records.performance.actions.appeal_row import (
    appeal_row,
    decide_score_appeal,
)
from yimen.records.performance.models import Score, ScoreRows
from yimen.records.performance.queries.everybody import (
    MEANS,
    everybodys_rows,
    names_behind,
)
from yimen.records.performance.queries.gathering import gathered
from yimen.records.supervision.models import Card
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.rows import digest_of_all, sums
from yimen.rules.performance.scoring import Scheme
from yimen.rules.performance.sources import KEPT, LABELS
from yimen.rules.performance.standard import INDICATORS
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.quantities import QUANTITIES, Quantity

__all__ = ["hall"]

STANDARD = Scheme(INDICATORS)


@pytest.mark.parametrize("what", Scored)
def test_the_rows_of_everybody_come_to_their_figures(
    hall: Counter, what: Scored
) -> None:
    hall.accepted(at=RECEIVED_AT)
    path = hall.cast.center.path
    found = gathered(what, SEPTEMBER, path)

    behind = everybodys_rows(what, SEPTEMBER, path, every_name(), found)

    assert found or what is Scored.TOWN
    for one in found:
        told = behind[one.key].values
        assert told == {name: one.values[name] or 0 for name in told}


def every_name() -> Scheme:
    """A scheme that asks for every quantity there is."""
    first, *rest = INDICATORS
    from dataclasses import replace

    lines = [
        replace(first, number=100 + place, text=name)
        for place, name in enumerate(sorted(LABELS))
    ]
    return Scheme((*rest, *lines))


def test_names_behind_leave_out_what_no_row_stands_for() -> None:
    names = names_behind(every_name(), Scored.UNIT)
    of_money = {one for one in QUANTITIES if QUANTITIES[one].of is Relation.MONEY}

    assert names == set(LABELS) - MEANS - of_money - {Quantity.MONTHS}
    assert "matters" not in names_behind(every_name(), Scored.PERSON)
    assert set(KEPT) - MEANS <= names


def test_a_closed_card_opens_to_what_it_counted_then(counter: Counter) -> None:
    number = counter.granted()
    a_late_card(counter, number)
    close(counter)
    zhao = counter.cast.zhao_min
    score_id = card_of(zhao).score_id or 0
    page = queries.score_page(score_id, zhao)
    before = queries.evidence_page(page, 23, zhao)
    Card.objects.update(state="cancelled")  # the books go on
    counter.granted()

    after = queries.evidence_page(queries.score_page(score_id, zhao), 23, zhao)

    assert after == before
    assert [one.kind for one in after.rows] == ["card"]
    assert after.kept is not None
    assert after.kept.is_genuine
    cases = queries.evidence_page(page, 10, zhao)
    assert [one.subject for one in cases.rows] == [number]
    live = queries.live_card(
        Scored.PERSON, str(zhao.officer_id), SEPTEMBER, counter.cast.zheng_jie
    )
    told = queries.evidence_page(live, 10, counter.cast.zheng_jie)
    assert (told.kept, len(told.rows)) == (None, 2)


def test_every_line_of_a_closed_card_adds_up(hall: Counter) -> None:
    close(hall, Scored.UNIT)
    manager = hall.cast.zheng_jie
    score = Score.objects.get(key=hall.cast.organ.code)
    page = queries.score_page(score.pk, manager)
    for line in page.card.lines:
        told = queries.evidence_page(page, line.indicator.number, manager)
        for name, amount in told.sums.items():
            assert page.value(name) == amount, (line.indicator.label, name)
    kept = ScoreRows.objects.get(score=score)
    names = names_behind(STANDARD, Scored.UNIT)
    values = facts.read(score.quantities)
    assert sums(facts.rows_of(kept), names) == {n: values[n] for n in names}


def test_the_database_and_the_journal_hold_the_rows(counter: Counter) -> None:
    counter.granted()
    close(counter)
    line = JournalEntry.objects.get(subject_kind="appraisal")
    kept = ScoreRows.objects.select_related("score").all()
    assert line.payload["rows"] == digest_of_all(
        {one.score.key: one.digest for one in kept}
    )
    for change in (
        lambda: ScoreRows.objects.update(count=7),
        lambda: connection.cursor().execute("DELETE FROM appraisal_score_rows"),
    ):
        with pytest.raises(DatabaseError, match="stay"), transaction.atomic():
            change()


def test_a_correction_has_rows_of_its_own_and_the_old_version_keeps_its(
    counter: Counter,
) -> None:
    a_late_card(counter, counter.granted())
    close(counter)
    zhao = counter.cast.zhao_min
    old = card_of(zhao).score_id or 0
    appeal_id = appeal_row(asked=asked(counter), by=zhao, at=NEXT_DAY)
    decide_score_appeal(
        appeal_id=appeal_id,
        upholds=True,
        decision="查到了",
        version=1,
        by=counter.cast.lin_tao,
        at=NEXT_DAY,
    )

    def cards(score_id: int) -> dict[str, Fraction]:
        page = queries.score_page(score_id, zhao)
        told = queries.evidence_page(page, 23, zhao)
        assert all(page.value(name) == one for name, one in told.sums.items())
        return dict(told.rows[0].amounts)

    assert cards(old) == {"cards": 1}
    new = card_of(zhao).score_id or 0
    assert cards(new) == {"cards": 1, "cards_answered": 1}
    assert ScoreRows.objects.count() == Score.objects.count()


def test_a_month_closed_before_rows_were_kept_says_so(counter: Counter) -> None:
    a_late_card(counter, counter.granted())
    close(counter)
    zhao = counter.cast.zhao_min
    row = Score.objects.get(key=str(zhao.officer_id))
    row.pk, row.revision, row.reason = None, 2, "以前的版本没有封存条目"
    Score.objects.bulk_create([row])
    page = queries.score_page(card_of(zhao).score_id or 0, zhao)

    told = queries.evidence_page(page, 23, zhao)

    assert (told.kept, len(told.rows)) == (None, 1)
    appeal_id = appeal_row(asked=asked(counter), by=zhao, at=NEXT_DAY)
    new_id = decide_score_appeal(
        appeal_id=appeal_id,
        upholds=True,
        decision="查到了",
        version=1,
        by=counter.cast.lin_tao,
        at=NEXT_DAY,
    )
    assert new_id is not None
    assert not ScoreRows.objects.filter(score_id=new_id).exists()
    lines = queries.score_page(new_id, zhao).card.lines
    figures = {one.indicator.number: one.figure for one in lines}
    assert figures[23] == 100


def test_more_people_cost_no_more_statements(counter: Counter) -> None:
    path = counter.cast.center.path

    def count() -> int:
        found = gathered(Scored.PERSON, SEPTEMBER, path)
        with CaptureQueriesContext(connection) as told:
            everybodys_rows(Scored.PERSON, SEPTEMBER, path, STANDARD, found)
        return len(told)

    counter.granted()
    count()
    before = count()
    counter.accepted()
    counter.granted()
    assert count() == before
    assert SEPTEMBER.first_on == date(2026, 9, 1)
