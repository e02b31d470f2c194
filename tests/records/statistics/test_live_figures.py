"""Live figures, of cases made through the real acts and of random clocks."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from makers.cases import PERMIT, RECEIVED_AT, Counter, row_of
from makers.joint import Restaurant
from makers.persons import CHINA
from makers.ratings import HOME, RATED_AT, a_token
from yimen.ports.almanac import bundled_calendar
from yimen.records.cases import models
from yimen.records.cases.actions.grant import grant
from yimen.records.people.models import Officer, Organ
from yimen.records.ratings.actions.rate_case import rate_case
from yimen.records.ratings.models import Rating
from yimen.records.statistics.queries._live import live_facts
from yimen.records.statistics.queries.figures import FiguresRow, figures
from yimen.rules.authority.sight import EVERYTHING, NOTHING, Sight
from yimen.rules.legal_clock.calendar import ONE_DAY
from yimen.rules.legal_clock.limits import Limit, Unit
from yimen.rules.legal_clock.pauses import Pause, Procedure
from yimen.rules.statistics.cuts import Cut, Scope
from yimen.rules.statistics.facts import Relation
from yimen.rules.statistics.periods import Beside, Period, month_of
from yimen.rules.statistics.quantities import Measured, Quantity
from yimen.rules.statistics.used import Course, used_days
from yimen.rules.voice.ratings import Level, Said

Q = Quantity
SEPTEMBER = month_of(date(2026, 9, 18))
OCTOBER = month_of(date(2026, 10, 18))
CALENDAR = bundled_calendar()


def _facts() -> list[dict[str, Any]]:
    said, asked = live_facts(
        Relation.CASES,
        Scope(),
        {"p": Period(date(2020, 1, 1), date(2030, 1, 1))},
        EVERYTHING,
    )
    with connection.cursor() as cursor:
        cursor.execute(said, asked)
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


def test_a_month_is_told_by_every_cut_and_held_against_others(counter: Counter) -> None:
    granted = counter.granted()
    counter.accepted()
    counter.received()
    month = figures(Scope(), SEPTEMBER, Cut.ORGAN, EVERYTHING)
    assert [month.whole.quantity(one) for one in (Q.APPLIED, Q.ACCEPTED, Q.CLOSED)] == [
        3,
        2,
        1,
    ]
    assert month.whole.statistic("on_time_rate") == 100
    assert month.whole.spread(Measured.USED_DAYS).median == 0
    assert [(row.label, row.quantity(Q.OPEN)) for row in month.rows] == [
        (counter.cast.organ.name, 1)
    ]
    following = figures(Scope(), OCTOBER, None, EVERYTHING)
    whole = following.whole
    assert whole.quantity(Q.CARRIED) == whole.quantity(Q.OPEN_OVERDUE) == 1
    assert whole.quantity(Q.CLOSED, Beside.LAST_PERIOD) == 1
    assert whole.statistic("on_time_rate") is None
    assert whole.statistic("on_time_rate_open") == 0
    officer = str(counter.cast.zhao_min.officer_id)
    keys = {
        cut: {row.key for row in figures(Scope(), SEPTEMBER, cut, EVERYTHING).rows}
        for cut in Cut
    }
    assert officer in keys[Cut.OFFICER]
    assert row_of(granted).kind in keys[Cut.KIND]
    assert keys[Cut.MONTH] == {"2026-09"}
    assert keys[Cut.NODE] == {counter.cast.center.code}
    assert all(keys.values())
    own = Scope(path=counter.cast.center.path)
    (alone,) = figures(own, SEPTEMBER, Cut.NODE, EVERYTHING).rows
    assert alone.label == f"{counter.cast.center.name}（本级）"


def test_who_is_called_the_same_is_told_apart(counter: Counter) -> None:
    counter.granted()
    cast = counter.cast
    Organ.objects.create(code="9", name=cast.organ.name, short_name="同")
    namesake = Officer.objects.get(pk=cast.zhao_min.officer_id)
    Officer.objects.create(username="namesake", name=namesake.name)

    told = {
        cut: {row.key: row.label for row in _of(cut)}
        for cut in (Cut.ORGAN, Cut.OFFICER)
    }

    above = f"{cast.organ.name}（{cast.organ.government}）"
    assert told[Cut.ORGAN][cast.organ.code] == above
    label = told[Cut.OFFICER][str(namesake.pk)]
    assert namesake.organ is not None
    assert label == f"{namesake.name}（{namesake.organ.name}）"


def _of(cut: Cut) -> tuple[FiguresRow, ...]:
    return figures(Scope(), SEPTEMBER, cut, EVERYTHING).rows


def test_an_actor_is_told_of_what_they_may_see(counter: Counter) -> None:
    counter.granted()
    for sight, wanted in (
        (NOTHING, 0),
        (Sight(organ_id=counter.cast.organ.pk), 1),
        (Sight(organ_id=counter.cast.other_organ.pk), 0),
        (Sight(hall_path=counter.cast.center.path), 1),
        (Sight(hall_path=counter.cast.town_hall.path), 0),
    ):
        page = figures(Scope(), SEPTEMBER, Cut.MATTER, sight)
        assert page.whole.quantity(Q.CLOSED) == wanted
        assert sum(row.quantity(Q.CLOSED) for row in page.rows) == wanted
    elsewhere = Scope(path=counter.cast.town_hall.path)
    assert figures(elsewhere, SEPTEMBER, None, EVERYTHING).whole.quantity(Q.CLOSED) == 0


def test_a_rating_counts_for_the_case_that_was_closed(counter: Counter) -> None:
    for level in (Level.VERY_SATISFIED, Level.BASICALLY_SATISFIED, Level.DISSATISFIED):
        token = a_token(counter.granted())
        rate_case(token=token, said=Said(level=level), browser=HOME, at=RATED_AT)
    counter.granted()
    bad = Rating.objects.get(level=Level.DISSATISFIED.value)

    whole = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole
    Rating.objects.filter(pk=bad.pk).update(is_valid=False)
    without = figures(Scope(), SEPTEMBER, None, EVERYTHING).whole

    assert (whole.quantity(Q.RATED), whole.quantity(Q.SATISFIED)) == (3, 2)
    assert whole.statistic("rating_rate") == 75
    assert (without.quantity(Q.RATED), without.quantity(Q.SATISFIED)) == (2, 2)


def test_a_joint_case_counts_once_for_its_hall(restaurant: Restaurant) -> None:
    restaurant.accepted()
    parts = models.Case.objects.exclude(parent=None).count()
    assert parts > 1
    page = figures(Scope(), SEPTEMBER, Cut.MATTER, EVERYTHING)
    assert page.whole.quantity(Q.APPLIED) == 1
    assert sum(row.quantity(Q.APPLIED) for row in page.rows) == 1 + parts
    by_place = figures(Scope(), SEPTEMBER, Cut.NODE, EVERYTHING).rows
    assert [row.quantity(Q.APPLIED) for row in by_place] == [1]


_first = date(2025, 9, 22)
_days = st.integers(0, 40)
_procedures = st.sampled_from((Procedure.HEARING, Procedure.SITE_SURVEY))
_pauses = st.lists(
    st.tuples(_days, st.none() | _days, st.integers(0, 12), _procedures), max_size=4
)


def _pause(since: int, lasted: int | None, asked: int, procedure: Procedure) -> Pause:
    started_on = _first + since * ONE_DAY
    ended_on = None if lasted is None else started_on + lasted * ONE_DAY
    return Pause(started_on, ended_on, asked, procedure)


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    accepted=_days,
    closed=_days,
    limit=st.tuples(st.integers(0, 12), st.sampled_from(("wd", "wd", "cd"))),
    extension=st.sampled_from((0, 0, 5)),
    pauses=_pauses,
)
def test_sql_uses_the_working_days_that_the_clock_uses(
    counter: Counter,
    accepted: int,
    closed: int,
    limit: tuple[int, str],
    extension: int,
    pauses: Sequence[tuple[int, int | None, int, Procedure]],
) -> None:
    case = models.Case.objects.first() or row_of(counter.granted())
    accepted_on = _first + accepted * ONE_DAY
    closed_on = accepted_on + closed * ONE_DAY
    stopped = tuple(_pause(*pause) for pause in pauses)
    models.Case.objects.filter(pk=case.pk).update(
        received_at=_at(accepted_on),
        accepted_at=_at(accepted_on),
        decided_at=_at(closed_on),
        promised_number=limit[0],
        promised_unit=limit[1],
        extension_days=extension,
    )
    _put(case, stopped)
    course = Course(
        accepted_on, closed_on, Limit(limit[0], Unit(limit[1])), extension, stopped
    )
    assert [fact["used_days"] for fact in _facts()] == [used_days(course, CALENDAR)]


def _at(day: date) -> datetime:
    return datetime.combine(day, time(10), tzinfo=CHINA)


def _put(case: models.Case, pauses: Sequence[Pause]) -> None:
    models.CasePause.objects.all().delete()
    models.CasePause.objects.bulk_create(
        models.CasePause(
            case=case,
            procedure=pause.procedure,
            started_on=pause.started_on,
            started_at=_at(pause.started_on),
            ended_on=pause.ended_on or pause.through(CALENDAR),
            asked_days=pause.asked_days or 0,
            article=pause.article,
            returns_to="accepted",
        )
        for pause in pauses
    )


def test_a_limit_in_hours_or_months_has_a_length_in_working_days(
    counter: Counter,
) -> None:
    number = counter.examined()
    models.Case.objects.filter(number=number).update(
        promised_number=1, promised_unit="mo", due_on=date(2026, 10, 18)
    )
    grant(
        number=number,
        permit=PERMIT,
        by=counter.cast.zhao_min,
        at=RECEIVED_AT + timedelta(days=4),
    )
    (fact,) = _facts()
    between = CALENDAR.working_days_between(date(2026, 9, 18), date(2026, 10, 18))
    assert (fact["used_days"], fact["promised_days"]) == (3, between)
