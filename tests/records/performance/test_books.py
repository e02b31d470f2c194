"""What every book of the hall answers: sums and rows from the same definition."""

from datetime import date, datetime, timedelta
from fractions import Fraction
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cases import GAPPY, RECEIVED_AT, Counter, row_of
from makers.persons import CHINA
from yimen.records.conduct.models import (
    Breach,
    Honour,
    MatterWeight,
    Patrol,
    PatrolFinding,
    RollCall,
    Training,
    TrainingSeat,
)
from yimen.records.orders.models import InformationRequest, Order
from yimen.records.performance.queries.books import (
    Whose,
    matters,
    rows,
    sums,
)
from yimen.records.performance.queries.gathering import Appraised, gathered, whole
from yimen.records.supervision.models import Card
from yimen.rules.authority.actors import Actor
from yimen.rules.performance.indicators import Scored, Values
from yimen.rules.performance.sources import Kept
from yimen.rules.statistics.periods import month_of
from yimen.rules.statistics.quantities import Quantity

SEPTEMBER = month_of(date(2026, 9, 18))
ON = date(2026, 9, 21)
AT = datetime(2026, 9, 21, 10, 0, tzinfo=CHINA)


def whose(actor: Actor, counter: Counter) -> dict[str, Any]:
    return {
        "officer_id": actor.officer_id,
        "hall_id": counter.cast.center.pk,
        "organ_id": counter.cast.organ.pk,
    }


def discipline(counter: Counter, actor: Actor, boss: int | None) -> None:
    told = {"category": "post", "source": "patrol", "what": "离岗", "points": 2}
    told |= {"happened_on": ON, "recorded_at": AT, "recorded_by_id": boss}
    for state in ("confirmed", "cancelled"):
        Breach.objects.create(**whose(actor, counter), **told, state=state)
    honour = {"kind": "praise", "given_on": ON, "title": "锦旗", "given_by": "群众"}
    honour |= {"evidence": "照片", "points": 3, "recorded_by_id": boss}
    Honour.objects.create(**whose(actor, counter), **honour, state="confirmed")
    Honour.objects.create(**whose(actor, counter), **honour, state="recorded")
    patrol = Patrol.objects.create(
        node=counter.cast.center, kind="duty", planned_on=ON, walker_id=boss
    )
    for rectified_at in (AT, None):
        PatrolFinding.objects.create(
            patrol=patrol,
            **whose(actor, counter),
            what="没挂牌",
            guidance="挂上",
            due_on=ON,
            found_at=AT,
            rectified_at=rectified_at,
        )


def growth(counter: Counter, actor: Actor, other: Actor) -> None:
    course = Training.objects.create(
        node=counter.cast.center,
        kind="law",
        title="许可法",
        held_on=ON,
        hours=2,
        pass_mark=60,
    )
    for who, marks in ((actor, 80), (other, 50)):
        TrainingSeat.objects.create(
            training=course, officer_id=who.officer_id, was_there=True, marks=marks
        )
    for half, is_there in (("am", True), ("pm", False)):
        RollCall.objects.create(
            officer_id=actor.officer_id,
            node=counter.cast.center,
            on=ON,
            half=half,
            is_there=is_there,
            called_at=AT,
        )


def supervision(counter: Counter, actor: Actor, number: str) -> None:
    told = {"level": 2, "evidence": {}, "settings_number": 1, "raised_at": AT}
    told |= {"subject_kind": "case", "subject_id": number, "explain_by_on": ON}
    late = AT + timedelta(days=1)
    for rule, explained_at, state in (
        ("late_decision", AT, "explained"),
        ("dual_acceptance", late, "upheld"),
        ("silence", None, "cancelled"),
    ):
        Card.objects.create(
            **whose(actor, counter),
            **told,
            rule=rule,
            explained_at=explained_at,
            state=state,
            settled_at=late,
        )


def voices(counter: Counter, number: str) -> None:
    for place, outcome in enumerate(("solved", "not_supported")):
        Order.objects.create(
            number=f"T{place}",
            submit_key=f"t{place}",
            kind="complaint",
            source="portal",
            state="answered",
            due_on=None,
            place=counter.cast.center,
            case_number=number,
            topic="跑了两趟",
            said_sealed=b"",
            query_code_hash="",
            registered_at=AT,
            answered_at=AT,
            outcome=outcome,
        )
    for place, came_on in enumerate((ON, date(2026, 8, 3))):
        InformationRequest.objects.create(
            number=f"X{place}",
            submit_key=f"x{place}",
            state="answered",
            arrival="in_person",
            form="paper",
            organ=counter.cast.organ,
            topic="规划",
            said_sealed=b"",
            query_code_hash="",
            came_at=AT,
            counted_from=came_on,
            answered_at=AT,
        )


@pytest.fixture
def hall(counter: Counter) -> Counter:
    """A hall with something in every book."""
    clerk, boss = counter.cast.wang_fang, counter.cast.zheng_jie.officer_id
    number = counter.granted()
    counter.correcting(papers=GAPPY)
    matter = row_of(number).matter_version.matter
    MatterWeight.objects.create(
        matter_code=matter.code, weight=150, valid_from=date(2026, 1, 1), source="办法"
    )
    discipline(counter, clerk, boss)
    growth(counter, clerk, counter.cast.li_qiang)
    supervision(counter, clerk, number)
    voices(counter, number)
    return counter


def values_of(what: Scored, key: str, counter: Counter) -> Values:
    return one_of(gathered(what, SEPTEMBER, counter.cast.center.path), key).values


def one_of(found: tuple[Appraised, ...], key: str) -> Appraised:
    return next(one for one in found if one.key == key)


EXPECTED = {
    Kept.BREACHES: 1,
    Kept.HELP_POINTS: 3,
    Kept.PATROL_FINDINGS: 2,
    Kept.PATROL_FINDINGS_MENDED: 1,
    Kept.STAFF_TRAINED: 2,
    Kept.EXAMINED: 2,
    Kept.PASSED: 1,
    Kept.HALF_DAYS_DUE: 2,
    Kept.HALF_DAYS_ATTENDED: 1,
    Kept.CARDS: 2,
    Kept.CARDS_ANSWERED: 1,
    Kept.DUAL_ACCEPTANCES: 1,
    Kept.UPHELD_COMPLAINTS: 1,
    Kept.REQUESTS: 2,
    Kept.REQUESTS_ANSWERED: 1,
    Kept.CORRECTED: 1,
    Kept.CORRECTED_ONCE: 1,
    Kept.DOCUMENTED: 1,
    Kept.WELL_DOCUMENTED: 1,
    Kept.WEIGHTED_CLOSED: Fraction(3, 2),
    Kept.WEIGHTED_CLOSED_EACH: Fraction(3, 2),
    Kept.HALL_WEIGHTED_CLOSED_EACH: Fraction(3, 2),
    Kept.MATTERS_DUE_HERE: 2,
    Kept.REQUIRED_FIELDS: 20,
    Kept.DUE_CENTS: 0,
}


def test_every_book_is_counted_for_the_unit(hall: Counter) -> None:
    values = values_of(Scored.UNIT, hall.cast.organ.code, hall)

    assert {one: values[one] for one in EXPECTED} == EXPECTED
    assert set(Kept) <= {*values}
    everything = whole(SEPTEMBER, hall.cast.center.path).values
    assert everything[Kept.CARDS] == 2
    assert everything["closed"] == 1


def test_people_and_windows_have_their_own(hall: Counter) -> None:
    clerk = values_of(Scored.PERSON, str(hall.cast.wang_fang.officer_id), hall)
    head = values_of(Scored.PERSON, str(hall.cast.zhao_min.officer_id), hall)
    window = values_of(Scored.WINDOW, str(hall.cast.window.pk), hall)

    assert (clerk[Kept.BREACHES], head[Kept.BREACHES]) == (1, 0)
    assert (clerk[Kept.WEIGHTED_CLOSED], head[Kept.WEIGHTED_CLOSED]) == (0, 1.5)
    assert clerk[Kept.CARDS] == 2
    assert window[Kept.BREACHES] == 1
    assert window[Kept.HALF_DAYS_DUE] == 2


def test_every_sum_opens_to_the_rows_it_counts(hall: Counter) -> None:
    path, organ = hall.cast.center.path, hall.cast.organ.code
    values = values_of(Scored.UNIT, organ, hall)
    for quantity in EXPECTED.keys() - {
        Kept.WEIGHTED_CLOSED_EACH,
        Kept.HALL_WEIGHTED_CLOSED_EACH,
    }:
        found = rows(Whose(Scored.UNIT, organ, path), [quantity], SEPTEMBER)
        told = sum((one.amounts[quantity] for one in found), Fraction(0))
        assert told == values[quantity], quantity
    cards = rows(
        Whose(Scored.UNIT, organ, path), [Kept.CARDS, Kept.CARDS_ANSWERED], SEPTEMBER
    )
    assert sorted(len(one.amounts) for one in cards) == [1, 2]


def test_every_sum_of_the_whole_place_opens_to_its_rows(hall: Counter) -> None:
    path = hall.cast.center.path
    values = whole(SEPTEMBER, path).values
    wanted = EXPECTED.keys() - {
        Kept.WEIGHTED_CLOSED_EACH,
        Kept.HALL_WEIGHTED_CLOSED_EACH,
    }
    everybody = Whose(Scored.TOWN, "", path)
    for quantity in wanted:
        found = rows(everybody, [quantity], SEPTEMBER)
        told = sum((one.amounts[quantity] for one in found), Fraction(0))
        assert told == values[quantity], quantity
    opened = matters(everybody, [Quantity.MATTERS], SEPTEMBER)
    assert len(opened) == values[Quantity.MATTERS] > 1


def test_more_people_and_halls_cost_no_more_statements(hall: Counter) -> None:
    def count() -> int:
        with CaptureQueriesContext(
            connection,
        ) as told:
            gathered(Scored.PERSON, SEPTEMBER, hall.cast.center.path)
        return len(told)

    count()
    before = count()
    for day in range(3):
        hall.granted(at=RECEIVED_AT + timedelta(days=3 + day))
    for who in (hall.cast.li_qiang, hall.cast.sun_li):
        RollCall.objects.create(
            officer_id=who.officer_id,
            node=hall.cast.town_hall,
            on=ON,
            half="am",
            is_there=True,
            called_at=AT,
        )
    assert count() == before


def test_what_lies_elsewhere_is_not_counted(hall: Counter) -> None:
    told = sums(SEPTEMBER, hall.cast.other_center.path, of_places=True)

    assert all(not one.path for one in told)
