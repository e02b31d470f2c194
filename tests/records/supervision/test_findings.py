"""Findings as they are listed: by kind, place, organ and days, and to whom."""

from datetime import date, timedelta

import pytest

from makers.cases import RECEIVED_AT, Counter
from makers.persons import an_officer, the_actor
from yimen.records.supervision.actions.accept_silent import accept_silent
from yimen.records.supervision.queries import (
    FindingFilter,
    finding_page,
    findings,
)
from yimen.rules.authority.actors import Role
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.findings import FindingRule

AFTERWARDS = RECEIVED_AT.replace(day=28)
ALL = FindingFilter()


@pytest.fixture
def found(counter: Counter) -> str:
    number = counter.received()
    accept_silent(at=AFTERWARDS)
    return number


def test_the_supervisor_sees_the_halls_below_and_nobody_elses(
    counter: Counter, found: str
) -> None:
    cast = counter.cast
    elsewhere = an_officer("外人", [Role.SUPERVISOR], hall=cast.other_center)

    (row,) = findings(ALL, actor=cast.lin_tao).rows

    assert (row.subject, row.rule) == (found, FindingRule.DEEMED_ACCEPTANCE)
    assert (row.organ, row.hall) == (cast.organ.name, cast.center.name)
    assert findings(ALL, actor=the_actor(elsewhere)).total == 0
    with pytest.raises(NotFound):
        finding_page(row.finding_id, the_actor(elsewhere))


def test_the_organ_sees_its_own(counter: Counter, found: str) -> None:
    other = an_officer(
        "别人", [Role.CHIEF_REPRESENTATIVE], organ=counter.cast.other_organ
    )

    rows = findings(ALL, actor=counter.cast.zhao_min).rows

    assert [row.subject for row in rows] == [found]
    assert findings(ALL, actor=the_actor(other)).total == 0


@pytest.mark.usefixtures("found")
def test_each_filter_leaves_out_what_does_not_match(counter: Counter) -> None:
    cast = counter.cast
    day = AFTERWARDS.date()
    fits = (
        FindingFilter(rule="deemed_acceptance"),
        FindingFilter(organ_id=cast.organ.pk),
        FindingFilter(hall_path=cast.center.path),
        FindingFilter(first_on=day, last_on=day),
    )
    misses = (
        FindingFilter(rule="another"),
        FindingFilter(organ_id=cast.other_organ.pk),
        FindingFilter(hall_path=cast.town_hall.path),
        FindingFilter(first_on=day + timedelta(days=1)),
        FindingFilter(last_on=day - timedelta(days=1)),
    )

    assert [findings(one, actor=cast.lin_tao).total for one in fits] == [1] * 4
    assert [findings(one, actor=cast.lin_tao).total for one in misses] == [0] * 5


@pytest.mark.usefixtures("found")
def test_the_page_counts_the_five_days_out(counter: Counter) -> None:
    (row,) = findings(ALL, actor=counter.cast.lin_tao).rows

    page = finding_page(row.finding_id, counter.cast.lin_tao)

    assert page.evidence["notice_due_on"] == date(2026, 9, 24).isoformat()
    assert page.ledger is not None
    counted = [line for line in page.ledger.rows if line.counted]
    assert [line.total for line in counted] == [1, 2, 3, 4, 5]
    assert counted[-1].on == page.ledger.rows[-1].on
