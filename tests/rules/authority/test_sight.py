"""What an actor may see follows from what an actor may do."""

from yimen.rules.authority.actors import SYSTEM, VISITOR, Actor, Role
from yimen.rules.authority.sight import EVERYTHING, NOTHING, Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import PUBLIC, TABLE, Place, may

HALL = Place(organ_id=9, hall_id=4, hall_path="/1/4/")
PLACES = [
    Place(organ_id=organ, hall_id=hall, hall_path=path, holder_id=holder)
    for organ in (7, 9)
    for hall, path in ((1, "/1/"), (4, "/1/4/"), (17, "/1/4/17/"), (5, "/1/5/"))
    for holder in (1, 2)
]


def an_officer(*roles: Role) -> Actor:
    return Actor(
        officer_id=1,
        roles=frozenset(roles),
        organ_id=7,
        hall_id=4,
        hall_path="/1/4/",
    )


def test_a_visitor_sees_nothing() -> None:
    assert sight_of(VISITOR, Step.LIST_CASES) == NOTHING
    assert sight_of(VISITOR, Step.LIST_CASES).is_blind


def test_the_system_sees_everything() -> None:
    assert sight_of(SYSTEM, Step.LIST_CASES) == EVERYTHING


def test_a_clerk_sees_the_hall_and_an_examiner_the_organ() -> None:
    assert sight_of(an_officer(Role.CLERK), Step.LIST_CASES) == Sight(hall_id=4)
    assert sight_of(an_officer(Role.EXAMINER), Step.LIST_CASES) == Sight(organ_id=7)


def test_a_manager_sees_every_hall_below() -> None:
    sight = sight_of(an_officer(Role.BUREAU_MANAGER), Step.LIST_CASES)

    assert sight.shows(HALL)
    assert not sight.shows(Place(hall_path="/1/5/"))


def test_two_roles_see_what_both_see() -> None:
    sight = sight_of(an_officer(Role.CLERK, Role.EXAMINER), Step.LIST_CASES)

    assert sight == Sight(hall_id=4, organ_id=7)


def test_a_manager_without_a_hall_sees_nothing() -> None:
    nowhere = Actor(officer_id=1, roles=frozenset({Role.BUREAU_MANAGER}))

    assert sight_of(nowhere, Step.LIST_CASES).is_blind


def agree(role: Role, step: Step) -> bool:
    actor = an_officer(role)
    sight = sight_of(actor, step)
    if role not in TABLE[step]:
        return sight.is_blind
    return all(sight.shows(place) == may(actor, step, place) for place in PLACES)


def test_sight_and_authority_agree_in_every_place() -> None:
    pairs = [(role, step) for role in Role for step in sorted(set(Step) - PUBLIC)]

    assert [pair for pair in pairs if not agree(*pair)] == []
