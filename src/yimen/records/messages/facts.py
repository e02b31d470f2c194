"""From rows to what the rules speak of."""

import json

from django.db.models import Q

from yimen.ports.vault import vault
from yimen.records.messages.models import Message
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.table import Place
from yimen.rules.messages import RecipientKind


def facts_of(row: Message) -> dict[str, str]:
    """What the message was told with."""
    said: dict[str, str] = json.loads(vault().unseal(bytes(row.facts_sealed)))
    return said


def place_of(row: Message) -> Place:
    """The hall whose message it is."""
    return Place(hall_id=row.hall_id, hall_path=row.hall.path if row.hall else "")


def for_actor(actor: Actor) -> Q:
    """The messages that are for this officer: by name, by organ, by hall."""
    found = Q(pk__in=())
    for kind, own_id in (
        (RecipientKind.OFFICER, actor.officer_id),
        (RecipientKind.ORGAN, actor.organ_id),
        (RecipientKind.NODE, actor.hall_id),
    ):
        if own_id is not None:
            found |= Q(recipient_kind=kind.value, recipient_id=own_id)
    return found
