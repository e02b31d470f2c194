import pytest

from yimen.rules.authority.actors import VISITOR, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.screens.shared import navigation

ENTRIES = (
    ("样子", "shared:look", Step.SEE_LOOK),
    ("日记", "shared:elder-switch", Step.SEE_JOURNAL),
)


@pytest.fixture(autouse=True)
def two_entries(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(navigation, "ENTRIES", ENTRIES)


def test_a_visitor_sees_no_bar() -> None:
    assert navigation.of(VISITOR, "/look/") == ()


def test_an_officer_sees_what_the_post_may_open() -> None:
    clerk = Actor(officer_id=1, roles=frozenset({Role.CLERK}))

    assert [one.label for one in navigation.of(clerk, "/")] == ["样子"]


def test_the_page_one_is_on_is_marked() -> None:
    auditor = Actor(officer_id=1, roles=frozenset({Role.AUDIT_ADMIN}))

    entries = navigation.of(auditor, "/look/window/")

    assert [one.is_current for one in entries] == [True, False]


def test_every_page_of_a_room_with_one_door_is_marked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    till = (("收费", "cashier:bill-list", Step.SEE_BILLS), *ENTRIES)
    monkeypatch.setattr(navigation, "ENTRIES", till)
    cashier = Actor(officer_id=1, roles=frozenset({Role.CASHIER}))

    for path in ("/cashier/", "/cashier/shifts/", "/cashier/bills/1/"):
        first = navigation.of(cashier, path)[0]
        assert (first.label, first.is_current) == ("收费", True), path
    assert not any(one.is_current for one in navigation.of(cashier, "/home/"))


def test_every_role_has_its_words() -> None:
    assert set(navigation.ROLES) == set(Role)


def test_an_officer_with_two_posts_reads_both() -> None:
    both = Actor(officer_id=1, roles=frozenset({Role.CLERK, Role.ISSUER}))

    assert navigation.role_words(both) == "综合窗口、发证"
