"""Who is on duty: set, in rotation, swapped; what is lacking shows."""

import threading
from datetime import date, timedelta

import pytest
from django.db import transaction

from clusters import Clone
from makers.cast import Cast, the_cast
from makers.locks import until_somebody_waits
from makers.persons import NOW, an_officer, the_actor
from patience import PATIENCE_SECONDS
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.actions.rotate_duty import Rotation, rotate_duty
from yimen.records.network.actions.set_hours import set_hours
from yimen.records.network.actions.set_shift import Turn, set_shift
from yimen.records.network.actions.swap_shifts import swap_shifts
from yimen.records.network.models import DutyShift
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.table import NotAllowed, Place
from yimen.rules.conduct.duty import (
    CannotBeOnDuty,
    NotOnDuty,
    SameShift,
    ShiftOver,
    ShiftTaken,
)
from yimen.rules.network import PostKind
from yimen.rules.queue.opening import OFFICE_DAY, OpeningHours
from yimen.rules.refusals import NotFound

MONDAY = date(2026, 9, 21)
SATURDAY = date(2026, 10, 17)


@pytest.fixture
def gao_yuan(cast: Cast) -> Actor:
    """A duty director of the centre."""
    return the_actor(an_officer("高远", [Role.DUTY_DIRECTOR], hall=cast.center))


@pytest.fixture
def lv_hang(cast: Cast) -> Actor:
    """Another one."""
    return the_actor(an_officer("吕航", [Role.DUTY_DIRECTOR], hall=cast.center))


def put(
    cast: Cast, officer: Actor | None, on: date = MONDAY, window: int | None = None
) -> None:
    set_shift(
        node_code=cast.center.code,
        turn=Turn(on, window),
        officer_id=officer.officer_id if officer else None,
        by=cast.zheng_jie,
        at=NOW,
    )


def test_one_director_a_day(cast: Cast, gao_yuan: Actor, lv_hang: Actor) -> None:
    assert not queries.keeps_a_roster(cast.center.pk)
    put(cast, gao_yuan)
    put(cast, lv_hang)

    assert queries.director_on(cast.center.pk, MONDAY) == lv_hang.officer_id
    assert queries.director_name(cast.center.pk, MONDAY) == "吕航"
    assert DutyShift.objects.count() == 1
    assert queries.keeps_a_roster(cast.center.pk)
    put(cast, None)
    assert queries.director_on(cast.center.pk, MONDAY) is None
    lines = JournalEntry.objects.filter(step="set_roster").order_by("sequence")
    assert [line.payload["officer"] for line in lines] == [
        gao_yuan.officer_id,
        lv_hang.officer_id,
        None,
    ]


def test_two_hands_that_give_out_one_turn_in_one_moment(own_database: Clone) -> None:
    cast = the_cast()
    ours, theirs = (
        the_actor(an_officer(name, [Role.DUTY_DIRECTOR], hall=cast.center))
        for name in ("高远", "吕航")
    )
    written = threading.Event()

    def first() -> None:
        with transaction.atomic():
            put(cast, ours)
            written.set()
            until_somebody_waits()

    def rotating() -> None:
        written.wait(PATIENCE_SECONDS)
        days = Rotation(MONDAY, MONDAY, (theirs.officer_id or 0,))
        rotate_duty(
            node_code=cast.center.code, rotation=days, by=cast.zheng_jie, at=NOW
        )

    done, refused = own_database.together(first, rotating)

    assert done is None
    assert isinstance(refused, ShiftTaken)
    assert queries.director_on(cast.center.pk, MONDAY) == ours.officer_id


def test_who_can_be_on_duty(cast: Cast, gao_yuan: Actor) -> None:
    with pytest.raises(CannotBeOnDuty):
        put(cast, cast.wang_fang)
    with pytest.raises(CannotBeOnDuty):
        put(cast, gao_yuan, window=cast.window.pk)
    with pytest.raises(CannotBeOnDuty):
        put(cast, cast.sun_li)
    with pytest.raises(CannotBeOnDuty):
        put(cast, cast.wang_fang, window=0)
    put(cast, cast.wang_fang, window=cast.window.pk)
    with pytest.raises(ShiftOver):
        put(cast, gao_yuan, MONDAY - timedelta(days=1))
    with pytest.raises(NotAllowed):
        set_shift(
            node_code=cast.center.code,
            turn=Turn(MONDAY),
            officer_id=gao_yuan.officer_id,
            by=cast.wang_fang,
            at=NOW,
        )


def test_a_six_day_week_is_filled_in_turn(
    cast: Cast, gao_yuan: Actor, lv_hang: Actor
) -> None:
    week = dict.fromkeys(range(6), OFFICE_DAY)
    set_hours(
        node_code=cast.center.code,
        hours=OpeningHours(week=week),
        version=0,
        by=cast.zheng_jie,
        at=NOW,
    )
    put(cast, lv_hang, date(2026, 10, 12))
    filled = rotate_duty(
        node_code=cast.center.code,
        rotation=Rotation(
            date(2026, 10, 12),
            date(2026, 10, 18),
            (gao_yuan.officer_id or 0, lv_hang.officer_id or 0),
        ),
        by=cast.zheng_jie,
        at=NOW,
    )

    assert filled == 5
    page = queries.roster(cast.center.pk, date(2026, 10, 12), date(2026, 10, 18))
    assert [day.director for day in page.days] == [
        "吕航",
        "高远",
        "吕航",
        "高远",
        "吕航",
        "高远",
        "",
    ]
    assert [day.is_open for day in page.days] == [True] * 6 + [False]
    only = rotate_duty(
        node_code=cast.center.code,
        rotation=Rotation(
            date(2026, 10, 12),
            date(2026, 10, 18),
            (cast.wang_fang.officer_id or 0,),
            cast.window.pk,
            only_rest_days=True,
        ),
        by=cast.zheng_jie,
        at=NOW,
    )
    assert only == 1
    again = queries.roster(cast.center.pk, SATURDAY, SATURDAY)
    assert again.days[0].seats[0].names == ("王芳",)
    assert again.gaps == ()


def test_posts_hold_on_working_days_and_gaps_show(cast: Cast, gao_yuan: Actor) -> None:
    empty = queries.roster(cast.center.pk, MONDAY, MONDAY)
    assert {gap.window_id for gap in empty.gaps} == {None, cast.window.pk}
    post_officer(
        window_id=cast.window.pk,
        officer_id=cast.wang_fang.officer_id or 0,
        kind=PostKind.A,
        by=cast.zheng_jie,
        at=NOW,
    )
    put(cast, gao_yuan)

    page = queries.roster(cast.center.pk, MONDAY, MONDAY)

    assert page.gaps == ()
    assert page.days[0].seats[0].names == ("王芳",)
    assert not page.days[0].seats[0].is_rostered


def test_two_swap(cast: Cast, gao_yuan: Actor, lv_hang: Actor) -> None:
    put(cast, gao_yuan)
    put(cast, lv_hang, MONDAY + timedelta(days=1))
    put(cast, lv_hang, MONDAY + timedelta(days=2))
    first, second, third = DutyShift.objects.order_by("on").values_list("pk", flat=True)

    def swap(one: int, other: int, by: Actor = cast.zheng_jie, days: int = 0) -> None:
        swap_shifts(
            first_id=one,
            second_id=other,
            reason="家里有事",
            by=by,
            at=NOW + timedelta(days=days),
        )

    swap(first, second)

    assert queries.director_on(cast.center.pk, MONDAY) == lv_hang.officer_id
    with pytest.raises(SameShift):
        swap(first, third)
    with pytest.raises(NotFound):
        swap(first, 0)
    with pytest.raises(ShiftOver):
        swap(first, second, days=1)
    with pytest.raises(NotAllowed):
        swap(first, second, cast.wang_fang)


def test_only_the_director_of_the_day_signs(
    cast: Cast, gao_yuan: Actor, lv_hang: Actor
) -> None:
    here = Place(hall_id=cast.center.pk, hall_path=cast.center.path)
    queries.require_sign_off(gao_yuan, here, NOW)
    put(cast, lv_hang)

    with pytest.raises(NotOnDuty):
        queries.require_sign_off(gao_yuan, here, NOW)
    queries.require_sign_off(lv_hang, here, NOW)
    queries.require_sign_off(cast.zheng_jie, here, NOW)
