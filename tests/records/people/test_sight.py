"""Sight as SQL: it says what the value says, for every actor and place."""

import pytest
from django.db import connection

from makers.cast import Cast
from makers.persons import a_letter
from yimen.records.people.models import AuthorizationLetter, Officer
from yimen.records.people.queries import condition_of
from yimen.records.people.queries.sight import seen_by
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.sight import EVERYTHING, NOTHING, Sight, sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place

_ROWS = "SELECT * FROM (VALUES {rows}) AS t(organ, hall, holder) WHERE {condition}"


def seen(sight: Sight, places: list[Place]) -> list[Place]:
    condition, values = condition_of(sight, organ="organ", hall="hall", holder="holder")
    rows = ", ".join(f"({p.organ_id}, {p.hall_id}, {p.holder_id})" for p in places)
    with connection.cursor() as cursor:
        cursor.execute(_ROWS.format(rows=rows, condition=condition), values)
        found = set(cursor.fetchall())
    return [p for p in places if (p.organ_id, p.hall_id, p.holder_id) in found]


@pytest.mark.parametrize("role", list(Role))
def test_sql_and_value_agree(cast: Cast, role: Role) -> None:
    actor: Actor = cast.anybody(role)
    places = [
        Place(
            organ_id=organ.pk,
            hall_id=node.pk,
            hall_path=node.path,
            holder_id=holder,
        )
        for organ in (cast.organ, cast.other_organ)
        for node in (cast.center, cast.town_hall, cast.other_center)
        for holder in (actor.officer_id, cast.sun_li.officer_id)
    ]

    for step in (Step.LIST_CASES, Step.SEE_PEOPLE, Step.SEE_LETTERS):
        sight = sight_of(actor, step)
        assert seen(sight, places) == [p for p in places if sight.shows(p)]


def place_of(letter: AuthorizationLetter) -> Place:
    hall = letter.officer.hall
    return Place(
        organ_id=letter.organ_id,
        hall_id=hall.pk if hall else None,
        hall_path=hall.path if hall else "",
        holder_id=letter.officer_id,
    )


def test_djangos_condition_and_value_agree(cast: Cast) -> None:
    for officer in Officer.objects.all():
        for organ in (cast.organ, cast.other_organ):
            a_letter(officer, organ)
    letters = AuthorizationLetter.objects.select_related("officer__hall")

    for role in Role:
        actor = cast.anybody(role)
        for step in (Step.LIST_CASES, Step.SEE_PEOPLE, Step.SEE_LETTERS):
            sight = sight_of(actor, step)
            found = seen_by(sight, hall="officer__hall", holder="officer")
            assert set(letters.filter(found)) == {
                letter for letter in letters if sight.shows(place_of(letter))
            }


def test_everything_and_nothing_need_no_values() -> None:
    assert condition_of(EVERYTHING) == ("TRUE", {})
    assert condition_of(NOTHING) == ("(FALSE)", {})


def test_only_what_the_actor_has_stands_in_the_text() -> None:
    text, values = condition_of(Sight(organ_id=7), organ="c.organ_id")

    assert text == "(c.organ_id = %(sight_organ)s)"
    assert values == {"sight_organ": 7}
