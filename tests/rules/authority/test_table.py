"""By default nobody may; the table says who, where, and no more."""

import pytest

from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import (
    NOWHERE,
    PUBLIC,
    TABLE,
    NotAllowed,
    Place,
    Relation,
    may,
    may_somewhere,
    require,
)

HERE = Place(organ_id=7, hall_id=4, hall_path="/1/4/", holder_id=1)
ELSEWHERE = Place(organ_id=8, hall_id=5, hall_path="/2/5/", holder_id=2)


def an_officer(*roles: Role) -> Actor:
    return Actor(
        officer_id=1,
        roles=frozenset(roles),
        organ_id=7,
        hall_id=4,
        hall_path="/1/4/",
    )


def test_a_visitor_may_only_take_public_steps() -> None:
    assert {step for step in Step if may(VISITOR, step, HERE)} == PUBLIC
    assert {step for step in Step if may_somewhere(VISITOR, step)} == PUBLIC


def test_an_officer_without_a_role_is_a_visitor() -> None:
    assert {step for step in Step if may(an_officer(), step, HERE)} == PUBLIC


def test_only_roles_of_the_row_may_take_the_step() -> None:
    here = {(r, s) for r in Role for s in Step if may(an_officer(r), s, HERE)}
    elsewhere = {(r, s) for r in Role for s in Step if may(an_officer(r), s, ELSEWHERE)}
    rows = {(r, s): how for s, row in TABLE.items() for r, how in row.items()}
    open_to_all = {(role, step) for role in Role for step in PUBLIC}
    anywhere = {pair for pair, how in rows.items() if how is Relation.ANY}

    assert here == rows.keys() | open_to_all
    assert elsewhere - open_to_all == anywhere - open_to_all


def test_the_system_may_take_every_step() -> None:
    assert not [step for step in Step if not may(SYSTEM, step, NOWHERE)]


def test_below_reaches_the_hall_itself_and_halls_under_it() -> None:
    manager = an_officer(Role.BUREAU_MANAGER)

    assert may(manager, Step.SEE_PEOPLE, Place(hall_path="/1/4/"))
    assert may(manager, Step.SEE_PEOPLE, Place(hall_path="/1/4/17/"))
    assert not may(manager, Step.SEE_PEOPLE, Place(hall_path="/1/"))
    assert not may(manager, Step.SEE_PEOPLE, Place(hall_path="/1/44/"))


def test_nobody_without_a_hall_stands_above_a_hall() -> None:
    nowhere = Actor(officer_id=1, roles=frozenset({Role.BUREAU_MANAGER}))

    assert not may(nowhere, Step.SEE_PEOPLE, HERE)
    assert not may(nowhere, Step.SEE_PEOPLE, NOWHERE)


def test_an_own_thing_is_for_its_holder(monkeypatch: pytest.MonkeyPatch) -> None:
    table = {**TABLE, Step.TAKE: {Role.EXAMINER: Relation.OWN}}
    monkeypatch.setattr("yimen.rules.authority.table.TABLE", table)

    assert may(an_officer(Role.EXAMINER), Step.TAKE, HERE)
    assert not may(an_officer(Role.EXAMINER), Step.TAKE, ELSEWHERE)
    assert not may(Actor(roles=frozenset({Role.EXAMINER})), Step.TAKE, NOWHERE)


def test_a_refused_step_says_who_and_what() -> None:
    with pytest.raises(NotAllowed) as refusal:
        require(an_officer(Role.GUIDE), Step.GRANT, HERE)

    assert refusal.value.facts == {"step": Step.GRANT, "actor": "officer:1"}


def test_the_three_administrators_share_no_power() -> None:
    """等保 8.1.5: system, security and audit administration lie in three hands."""
    powers = {
        role: {
            step
            for step, row in TABLE.items()
            if role in row and not set(Role) <= set(row)
        }
        for role in (Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN)
    }
    shared = {Step.SEE_PEOPLE, Step.SEE_BUREAU, Step.SEE_LETTERS}

    system, security, audit = powers.values()
    assert system & security <= shared
    assert system & audit <= shared
    assert security & audit <= shared
    assert not system & {Step.GRANT, Step.ACCEPT, Step.UNMASK}
