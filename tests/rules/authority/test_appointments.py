"""Which posts one person may hold, and who gives them."""

import pytest

from yimen.rules.authority.actors import SYSTEM, Actor, Role
from yimen.rules.authority.appointments import (
    ADMINISTRATORS,
    AdministratorsOnly,
    OfficerFacts,
    OwnPosts,
    PostsCollide,
    check_posts,
    check_touchable,
)

MANAGER = Actor(officer_id=1, roles=frozenset({Role.BUREAU_MANAGER}))
ADMIN = Actor(officer_id=2, roles=frozenset({Role.SYSTEM_ADMIN}))
NOTHING: frozenset[Role] = frozenset()


def test_business_posts_may_be_combined() -> None:
    posts = frozenset({Role.CLERK, Role.ISSUER, Role.CASHIER})

    check_posts(posts, NOTHING, by=MANAGER, officer_id=9)


@pytest.mark.parametrize("admin", sorted(ADMINISTRATORS))
@pytest.mark.parametrize("other", [Role.CLERK, *sorted(ADMINISTRATORS)])
def test_an_administrator_holds_no_other_post(admin: Role, other: Role) -> None:
    posts = frozenset({admin, other})

    if len(posts) == 1:
        check_posts(posts, NOTHING, by=ADMIN, officer_id=9)
    else:
        with pytest.raises(PostsCollide):
            check_posts(posts, NOTHING, by=ADMIN, officer_id=9)


@pytest.mark.parametrize("admin", sorted(ADMINISTRATORS))
def test_a_manager_neither_makes_nor_unmakes_administrators(admin: Role) -> None:
    with pytest.raises(AdministratorsOnly):
        check_posts(frozenset({admin}), NOTHING, by=MANAGER, officer_id=9)
    with pytest.raises(AdministratorsOnly):
        check_posts(NOTHING, frozenset({admin}), by=MANAGER, officer_id=9)
    with pytest.raises(AdministratorsOnly):
        check_touchable(frozenset({admin}), by=MANAGER)
    check_touchable(frozenset({admin}), by=ADMIN)
    check_posts(frozenset({admin}), NOTHING, by=SYSTEM, officer_id=9)


def test_nobody_changes_their_own_posts() -> None:
    held = frozenset({Role.BUREAU_MANAGER})

    check_posts(held, held, by=MANAGER, officer_id=1)
    with pytest.raises(OwnPosts):
        check_posts(held | {Role.CLERK}, held, by=MANAGER, officer_id=1)


def test_the_journal_keeps_no_name() -> None:
    facts = OfficerFacts(
        name="王芳", roles=frozenset({Role.CLERK}), organ_id=7, hall_id=4, phone="1"
    )

    assert facts.impersonal() == {"roles": ["clerk"], "organ": 7, "hall": 4}
