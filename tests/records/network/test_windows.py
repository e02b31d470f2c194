"""Windows, posts A and B, and who sits where."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cast import Cast
from makers.persons import NOW, an_officer, the_actor
from yimen.records.journal.models import JournalEntry
from yimen.records.network import queries
from yimen.records.network.actions.add_window import add_window
from yimen.records.network.actions.change_window import change_window
from yimen.records.network.actions.end_post import end_post
from yimen.records.network.actions.post_officer import post_officer
from yimen.records.network.actions.take_seat import take_seat
from yimen.records.network.models import Post
from yimen.records.people.models import Officer
from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.table import NotAllowed
from yimen.rules.network import (
    BadWindow,
    CodeTaken,
    NotPostable,
    PostKind,
    WindowFacts,
    WindowKind,
)
from yimen.rules.refusals import NotFound, Overtaken

SECOND = WindowFacts(number=2, name="出件窗口", kind=WindowKind.ISSUING)


@pytest.fixture
def xiao_ma(cast: Cast) -> Actor:
    """Another clerk of the centre."""
    return the_actor(an_officer("小马", [Role.CLERK], hall=cast.center))


def post(cast: Cast, officer: Actor, kind: PostKind, window_id: int = 0) -> int:
    return post_officer(
        window_id=window_id or cast.window.pk,
        officer_id=officer.officer_id or 0,
        kind=kind,
        by=cast.zheng_jie,
        at=NOW,
    )


def test_a_window_is_opened_and_changed(cast: Cast) -> None:
    window_id = add_window(
        node_code=cast.center.code, facts=SECOND, by=cast.zheng_jie, at=NOW
    )
    closed = WindowFacts(
        number=2, name="出件窗口", kind=WindowKind.ISSUING, is_open=False
    )

    assert change_window(
        window_id=window_id, version=1, facts=closed, by=cast.zheng_jie, at=NOW
    )
    assert not change_window(
        window_id=window_id, version=2, facts=closed, by=cast.zheng_jie, at=NOW
    )

    row = queries.window(window_id)
    assert row is not None
    assert (row.kind, row.is_open) == (WindowKind.ISSUING, False)
    assert len(queries.windows_of(cast.center.pk)) == 2
    assert len(queries.windows_of(cast.center.pk, is_open=True)) == 1
    line = JournalEntry.objects.filter(subject_kind="node").latest("pk")
    assert line.payload["before"] == {"is_open": True}


def test_a_number_is_given_once_in_a_hall(cast: Cast) -> None:
    first = WindowFacts(number=1, name="又一个")
    window_id = add_window(node_code=cast.center.code, facts=SECOND, by=SYSTEM, at=NOW)

    with pytest.raises(CodeTaken):
        add_window(node_code=cast.center.code, facts=first, by=SYSTEM, at=NOW)
    with pytest.raises(CodeTaken):
        change_window(window_id=window_id, version=1, facts=first, by=SYSTEM, at=NOW)
    add_window(node_code=cast.town_hall.code, facts=first, by=SYSTEM, at=NOW)


def test_a_window_that_is_none_is_refused(cast: Cast) -> None:
    with pytest.raises(BadWindow):
        add_window(
            node_code=cast.center.code,
            facts=WindowFacts(number=0, name="零"),
            by=SYSTEM,
            at=NOW,
        )
    with pytest.raises(NotFound):
        change_window(window_id=0, version=1, facts=SECOND, by=SYSTEM, at=NOW)
    with pytest.raises(Overtaken):
        change_window(
            window_id=cast.window.pk, version=9, facts=SECOND, by=SYSTEM, at=NOW
        )
    with pytest.raises(NotAllowed):
        add_window(node_code=cast.center.code, facts=SECOND, by=cast.wang_fang, at=NOW)


def test_a_new_a_takes_over_and_b_stands_by(cast: Cast, xiao_ma: Actor) -> None:
    post(cast, cast.wang_fang, PostKind.A)
    post(cast, xiao_ma, PostKind.B)
    post(cast, xiao_ma, PostKind.A)

    row = queries.window(cast.window.pk)
    assert row is not None
    assert [(one.officer, one.kind) for one in row.posts] == [("小马", PostKind.A)]
    assert Post.objects.count() == 3


def test_nobody_is_posted_at_another_hall(cast: Cast) -> None:
    with pytest.raises(NotPostable):
        post(cast, cast.sun_li, PostKind.A)
    with pytest.raises(NotFound):
        post(cast, cast.wang_fang, PostKind.A, window_id=10**6)


def test_whoever_has_a_post_may_sit_down_there(cast: Cast, xiao_ma: Actor) -> None:
    post(cast, cast.wang_fang, PostKind.A)
    post(cast, xiao_ma, PostKind.B)

    take_seat(window_id=cast.window.pk, by=xiao_ma, at=NOW)

    seated = Officer.objects.filter(window=cast.window)
    assert [one.name for one in seated] == ["小马"]
    (seat,) = queries.seats_of(cast.wang_fang.officer_id or 0)
    assert (seat.seated, seat.is_mine, seat.kind) == ("小马", False, PostKind.A)
    (mine,) = queries.seats_of(xiao_ma.officer_id or 0)
    assert mine.is_mine
    row = queries.window(cast.window.pk)
    assert row is not None
    assert [one.is_seated for one in row.posts] == [False, True]
    assert JournalEntry.objects.filter(step="take_seat").count() == 1


def test_without_a_post_there_is_no_seat(cast: Cast, xiao_ma: Actor) -> None:
    with pytest.raises(NotPostable):
        take_seat(window_id=cast.window.pk, by=xiao_ma, at=NOW)


def test_whose_post_ends_gets_up(cast: Cast, xiao_ma: Actor) -> None:
    post_id = post(cast, xiao_ma, PostKind.A)
    take_seat(window_id=cast.window.pk, by=xiao_ma, at=NOW)

    end_post(post_id=post_id, by=cast.zheng_jie, at=NOW)

    assert not Officer.objects.filter(window=cast.window).exists()
    assert queries.seats_of(xiao_ma.officer_id or 0) == ()
    with pytest.raises(NotFound):
        end_post(post_id=post_id, by=cast.zheng_jie, at=NOW)


def test_the_windows_of_a_hall_are_two_statements(cast: Cast, xiao_ma: Actor) -> None:
    post(cast, cast.wang_fang, PostKind.A)
    post(cast, xiao_ma, PostKind.B)

    with CaptureQueriesContext(connection) as asked:
        queries.windows_of(cast.center.pk)

    assert len(asked) == 2
