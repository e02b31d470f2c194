"""From rows to what the rules speak of."""

from typing import Final

from django.db import connection

from yimen.records.people.models import AuthorizationLetter, Officer, Organ
from yimen.rules.authority.actors import Role
from yimen.rules.authority.appointments import OfficerFacts
from yimen.rules.authority.separation import Letter
from yimen.rules.authority.table import Place
from yimen.rules.network import EntryClass, OrganKind
from yimen.rules.organs import OrganFacts

_HALL: Final = "SELECT path FROM node WHERE id = %s"


def letter_of(row: AuthorizationLetter) -> Letter:
    """The letter as the rules read it."""
    return Letter(
        organ_id=row.organ_id,
        officer_id=row.officer_id,
        matter_codes=frozenset(row.matter_codes),
        valid_from=row.valid_from,
        last_valid_on=row.last_valid_on,
        revoked_on=row.revoked_on,
    )


def officer_facts(row: Officer) -> OfficerFacts:
    """What is registered of an officer."""
    return OfficerFacts(
        name=row.name,
        roles=frozenset(Role(role) for role in row.roles),
        organ_id=row.organ_id,
        hall_id=row.hall_id,
        staff_no=row.staff_no,
        phone=row.phone,
    )


def organ_facts(row: Organ) -> OrganFacts:
    """What is registered of an organ."""
    return OrganFacts(
        name=row.name,
        short_name=row.short_name,
        kind=OrganKind(row.kind),
        entry_class=EntryClass(row.entry_class),
        uscc=row.uscc,
        parent_id=row.parent_id,
        approval_office=row.approval_office,
        approval_office_in_hall=row.approval_office_in_hall,
        government=row.government,
        upper_organ=row.upper_organ,
        court=row.court,
        address=row.address,
        phone=row.phone,
        complaint_phone=row.complaint_phone,
    )


def place_of_hall(hall_id: int | None, organ_id: int | None = None) -> Place:
    """A hall, and an organ in it, as the place of an act."""
    path = ""
    if hall_id is not None:
        with connection.cursor() as cursor:
            cursor.execute(_HALL, [hall_id])
            path = (cursor.fetchone() or [""])[0]
    return Place(organ_id=organ_id, hall_id=hall_id, hall_path=path)


def place_of(row: Officer) -> Place:
    """Where an officer works, as the place of an act on that officer."""
    return place_of_hall(row.hall_id, row.organ_id)
