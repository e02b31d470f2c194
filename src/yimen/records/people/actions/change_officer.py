"""Change what is registered of an officer: unit, hall, posts, telephone."""

from datetime import datetime

from django.db import transaction

from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.facts import officer_facts, place_of, place_of_hall
from yimen.records.people.models import Officer
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.appointments import (
    OfficerFacts,
    check_posts,
    check_touchable,
)
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound


@transaction.atomic
def change_officer(
    *, officer_id: int, version: int, facts: OfficerFacts, by: Actor, at: datetime
) -> bool:
    """Whether anything changed. Who moves must be theirs to edit here and there."""
    row = Officer.objects.filter(pk=officer_id).first()
    if row is None:
        raise NotFound(officer=officer_id)
    authority.require(by, Step.EDIT_PEOPLE, place_of(row))
    there = place_of_hall(facts.hall_id, facts.organ_id)
    authority.require(by, Step.EDIT_PEOPLE, there)
    before = officer_facts(row)
    if facts == before:
        return False
    check_touchable(before.roles, by=by)
    check_posts(facts.roles, before.roles, by=by, officer_id=officer_id)
    swap(row, version, **_columns(facts, before))
    append(
        Line(
            kind="officer",
            subject=str(officer_id),
            step=Step.EDIT_PEOPLE,
            by=by,
            happened_at=at,
            payload={
                "act": "change",
                "before": before.impersonal(),
                "after": facts.impersonal(),
            },
            texts={"name": facts.name} if facts.name != before.name else {},
        )
    )
    return True


def _columns(facts: OfficerFacts, before: OfficerFacts) -> dict[str, object]:
    """The columns to write; who leaves a hall leaves its window too."""
    columns: dict[str, object] = {
        "name": facts.name.strip(),
        "initials": initials(facts.name),
        "staff_no": facts.staff_no.strip(),
        "roles": sorted(facts.roles),
        "organ_id": facts.organ_id,
        "hall_id": facts.hall_id,
        "phone": facts.phone.strip(),
    }
    if facts.hall_id != before.hall_id:
        columns["window_id"] = None
    return columns
