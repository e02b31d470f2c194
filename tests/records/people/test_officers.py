"""Accounts: given, changed, closed and opened again, by whom and where."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from makers.cast import Cast
from makers.persons import NOW, a_browser, an_officer, the_actor
from makers.places import a_window
from yimen.records.journal.models import JournalEntry
from yimen.records.people import queries
from yimen.records.people.actions.add_officer import (
    NewAccount,
    NotAUsername,
    UsernameTaken,
    add_officer,
)
from yimen.records.people.actions.change_officer import change_officer
from yimen.records.people.actions.deactivate_officer import deactivate_officer
from yimen.records.people.actions.reinstate_officer import reinstate_officer
from yimen.records.people.actions.reset_password import reset_password
from yimen.records.people.actions.unlock import unlock
from yimen.records.people.facts import officer_facts
from yimen.records.people.models import Officer, OfficerSession
from yimen.records.people.queries import OfficerFilter
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.appointments import (
    AdministratorsOnly,
    OfficerFacts,
    OwnPosts,
    PostsCollide,
)
from yimen.rules.authority.table import NotAllowed
from yimen.rules.refusals import NotFound, Overtaken


def facts_for(cast: Cast, **changes: object) -> OfficerFacts:
    facts = OfficerFacts(
        name="马小云",
        roles=frozenset({Role.CLERK}),
        organ_id=cast.organ.pk,
        hall_id=cast.center.pk,
        staff_no="A-17",
    )
    return replace(facts, **changes)  # type: ignore[arg-type]


def add(cast: Cast, by: Actor | None = None, **changes: object) -> NewAccount:
    return add_officer(
        username="maxiaoyun",
        facts=facts_for(cast, **changes),
        by=by or cast.zheng_jie,
        at=NOW,
    )


def acts(officer_id: int) -> list[str]:
    found = JournalEntry.objects.filter(
        subject_kind="officer", subject_id=str(officer_id), step="edit_people"
    )
    return [line.payload["act"] for line in found.order_by("sequence")]


def test_a_new_account_has_a_password_to_be_changed(cast: Cast) -> None:
    account = add(cast)

    row = Officer.objects.get(pk=account.officer_id)
    assert row.check_password(account.password)
    assert row.must_change_password
    assert row.initials == "mxy"
    assert not set(account.password) & set("0O1lI2Z5S")
    line = JournalEntry.objects.get(subject_id=str(row.pk), step="edit_people")
    assert "马小云" not in str(line.payload)
    assert line.payload["after"]["roles"] == ["clerk"]


def test_a_demo_gives_its_own_password(cast: Cast) -> None:
    account = add_officer(
        username="demo",
        facts=facts_for(cast),
        by=cast.zheng_jie,
        at=NOW,
        password="willow-bridge",
    )

    row = Officer.objects.get(pk=account.officer_id)
    assert row.check_password("willow-bridge")
    assert not row.must_change_password


@pytest.mark.parametrize("username", ["", "ab", "Ma", "马云", "a b c", "1abc", "abc."])
def test_a_user_name_is_plain(cast: Cast, username: str) -> None:
    with pytest.raises(NotAUsername):
        add_officer(username=username, facts=facts_for(cast), by=cast.zheng_jie, at=NOW)


def test_a_user_name_is_given_once(cast: Cast) -> None:
    add(cast)

    with pytest.raises(UsernameTaken):
        add(cast)


def test_accounts_are_given_where_one_manages(cast: Cast) -> None:
    elsewhere = the_actor(
        an_officer("外人", [Role.BUREAU_MANAGER], hall=cast.other_center)
    )

    for nobody in (cast.wang_fang, elsewhere):
        with pytest.raises(NotAllowed):
            add(cast, by=nobody)
    add(cast, hall_id=cast.town_hall.pk)


def test_somebody_without_a_hall_is_placed_by_the_system_administrator(
    cast: Cast,
) -> None:
    with pytest.raises(NotAllowed):
        add(cast, hall_id=None)
    add(cast, by=cast.anybody(Role.SYSTEM_ADMIN), hall_id=None)


def test_a_manager_appoints_no_administrators(cast: Cast) -> None:
    with pytest.raises(AdministratorsOnly):
        add(cast, roles=frozenset({Role.AUDIT_ADMIN}))
    admin = cast.anybody(Role.SYSTEM_ADMIN)
    with pytest.raises(PostsCollide):
        add(cast, by=admin, roles=frozenset({Role.AUDIT_ADMIN, Role.CLERK}))
    add(cast, by=admin, roles=frozenset({Role.AUDIT_ADMIN}))


def test_a_transfer_takes_the_officer_away_from_the_window(cast: Cast) -> None:
    officer_id = add(cast).officer_id
    Officer.objects.filter(pk=officer_id).update(window=a_window(cast.center, 7))
    moved = facts_for(
        cast,
        hall_id=cast.town_hall.pk,
        roles=frozenset({Role.CLERK, Role.ISSUER}),
        name="马云",
    )

    assert change_officer(
        officer_id=officer_id, version=1, facts=moved, by=cast.zheng_jie, at=NOW
    )
    assert not change_officer(
        officer_id=officer_id, version=2, facts=moved, by=cast.zheng_jie, at=NOW
    )

    row = Officer.objects.get(pk=officer_id)
    assert officer_facts(row) == moved
    assert row.window_id is None
    assert acts(officer_id) == ["add", "change"]


def test_nobody_is_moved_out_of_reach(cast: Cast) -> None:
    officer_id = add(cast).officer_id
    away = facts_for(cast, hall_id=cast.other_center.pk)

    with pytest.raises(NotAllowed):
        change_officer(
            officer_id=officer_id, version=1, facts=away, by=cast.zheng_jie, at=NOW
        )
    with pytest.raises(NotFound):
        change_officer(officer_id=0, version=1, facts=away, by=cast.zheng_jie, at=NOW)


def test_two_managers_do_not_overwrite_each_other(cast: Cast) -> None:
    officer_id = add(cast).officer_id
    first, second = facts_for(cast, staff_no="B"), facts_for(cast, staff_no="C")
    change_officer(
        officer_id=officer_id, version=1, facts=first, by=cast.zheng_jie, at=NOW
    )

    with pytest.raises(Overtaken):
        change_officer(
            officer_id=officer_id, version=1, facts=second, by=cast.zheng_jie, at=NOW
        )


def test_nobody_gives_themselves_a_post(cast: Cast) -> None:
    me = cast.zheng_jie
    mine = OfficerFacts(
        name="郑洁",
        roles=me.roles | {Role.SUPERVISOR},
        organ_id=None,
        hall_id=me.hall_id,
    )

    with pytest.raises(OwnPosts):
        change_officer(
            officer_id=me.officer_id or 0, version=1, facts=mine, by=me, at=NOW
        )
    with pytest.raises(OwnPosts):
        deactivate_officer(officer_id=me.officer_id or 0, version=1, by=me, at=NOW)


def test_a_closed_account_is_out_at_once_and_may_come_back(cast: Cast) -> None:
    officer_id = cast.wang_fang.officer_id or 0
    browser = a_browser(cast.wang_fang)

    deactivate_officer(officer_id=officer_id, version=1, by=cast.zheng_jie, at=NOW)

    assert browser.get("/password/").status_code == 302
    assert queries.actor_named(Officer.objects.get(pk=officer_id).username) is None
    with pytest.raises(NotFound):
        deactivate_officer(officer_id=officer_id, version=2, by=cast.zheng_jie, at=NOW)
    fresh = reinstate_officer(
        officer_id=officer_id, version=2, by=cast.zheng_jie, at=NOW
    )
    row = Officer.objects.get(pk=officer_id)
    assert row.is_active
    assert row.check_password(fresh)
    with pytest.raises(NotFound):
        reinstate_officer(officer_id=officer_id, version=3, by=cast.zheng_jie, at=NOW)
    assert acts(officer_id) == ["deactivate", "reinstate"]


def test_a_reset_password_ends_open_sign_ins(cast: Cast) -> None:
    officer_id = cast.wang_fang.officer_id or 0
    a_browser(cast.wang_fang)

    fresh = reset_password(officer_id=officer_id, version=1, by=cast.zheng_jie, at=NOW)

    row = Officer.objects.get(pk=officer_id)
    assert row.check_password(fresh)
    assert row.must_change_password
    assert not OfficerSession.objects.filter(officer_id=officer_id).exists()
    with pytest.raises(NotFound):
        reset_password(officer_id=0, version=1, by=cast.zheng_jie, at=NOW)


def test_a_manager_does_not_become_an_administrator_by_a_reset(cast: Cast) -> None:
    guard = cast.anybody(Role.SECURITY_ADMIN)

    for act in (reset_password, deactivate_officer):
        with pytest.raises(AdministratorsOnly):
            act(officer_id=guard.officer_id or 0, version=1, by=cast.zheng_jie, at=NOW)


def test_there_is_nothing_to_unlock(cast: Cast) -> None:
    guard = cast.anybody(Role.SECURITY_ADMIN)

    with pytest.raises(NotFound):
        unlock(username="nobody", by=guard, at=NOW)
    with pytest.raises(NotAllowed):
        unlock(username="nobody", by=cast.zheng_jie, at=NOW)


def names(cast: Cast, by: Actor | None = None, **wanted: object) -> list[str]:
    found = queries.officers(
        OfficerFilter(**wanted),  # type: ignore[arg-type]
        actor=by or cast.zheng_jie,
    )
    return [row.name for row in found.rows]


def test_the_list_is_searched_by_name_letters_role_and_hall(cast: Cast) -> None:
    add(cast, hall_id=cast.town_hall.pk)

    assert names(cast, text="王") == ["王芳"]
    assert names(cast, text="WF") == ["王芳"]
    assert names(cast, text="A-17") == ["马小云"]
    assert names(cast, role="examiner") == ["李强"]
    assert names(cast, hall_path=cast.town_hall.path) == ["马小云"]
    assert names(cast, organ_id=cast.other_organ.pk) == []
    assert names(cast, is_active=False) == []
    assert "孙立" not in names(cast)


def test_who_may_see_people_sees_those_below(cast: Cast) -> None:
    admin = cast.anybody(Role.SYSTEM_ADMIN)
    sun_li = cast.sun_li.officer_id or 0

    assert "孙立" in names(cast, by=admin)
    assert names(cast, by=cast.wang_fang) == []
    assert queries.officer_page(sun_li, actor=cast.zheng_jie) is None
    row = queries.officer_page(sun_li, actor=admin)
    assert row is not None
    assert row.place.hall_path == cast.other_center.path


def test_a_page_of_the_list_is_two_statements(cast: Cast) -> None:
    manager = cast.zheng_jie

    with CaptureQueriesContext(connection) as asked:
        page = queries.officers(OfficerFilter(), actor=manager, page=99, size=2)

    assert len(asked) == 2
    assert (page.number, page.pages, page.total) == (2, 2, 4)
    assert len(page.rows) == 2


def test_the_cast_has_a_few_of_each_role(cast: Cast) -> None:
    for number in range(5):
        an_officer(f"窗口{number}", [Role.CLERK], hall=cast.center)

    found = queries.cast()

    assert found[Role.CLERK][0].name == "王芳"
    assert len(found[Role.CLERK]) == 3
    assert Role.GUIDE not in found


def test_names_and_colleagues(cast: Cast) -> None:
    ids = [cast.wang_fang.officer_id or 0, cast.li_qiang.officer_id or 0]

    assert sorted(queries.names_of(ids).values()) == ["李强", "王芳"]
    assert len(queries.officers_of_organ(cast.organ.pk)) == 3
    assert len(queries.officers_of_hall(cast.center.pk)) == 3
