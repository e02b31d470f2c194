"""How an act on conduct is written: columns if nobody was faster, and one line."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.db import connection
from django.db.models import Model

from yimen.records.journal.append import Line, append
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed, Place
from yimen.rules.refusals import NotFound, Overtaken

_NODE = "SELECT path FROM node WHERE id = %s AND valid_to IS NULL"


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """One act: what was done by whom and when, and what it rests on."""

    step: Step
    by: Actor
    at: datetime
    after: str = ""
    evidence: Mapping[str, object] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)


def note(kind: str, subject: object, done: Done, *, before: str = "") -> None:
    """One line of the journal; texts lie sealed beside it."""
    append(
        Line(
            kind=kind,
            subject=str(subject),
            step=done.step,
            by=done.by,
            happened_at=done.at,
            before=before,
            after=done.after,
            payload=done.evidence,
            texts={slot: one for slot, one in done.texts.items() if one.strip()},
        )
    )


def change(row: Model, version: int, kind: str, done: Done, **columns: object) -> None:
    """Write these columns if the row is still the one that was read, and one line."""
    table = type(row)._default_manager  # noqa: SLF001 - Django's public name
    rows = table.filter(pk=row.pk, version=version)
    if not rows.update(version=version + 1, **columns):
        raise Overtaken(subject=f"{kind}:{row.pk}")
    note(kind, row.pk, done, before=str(getattr(row, "state", "")))


def officer_of(by: Actor, step: Step) -> int:
    """Whose hand it is: what is said of people is said by somebody."""
    if by.officer_id is None:
        raise NotAllowed(step=step, actor=by.mark)
    return by.officer_id


def place_of_node(node_id: int) -> Place:
    """The place of acts in this hall; `NotFound` where there is none."""
    with connection.cursor() as cursor:
        cursor.execute(_NODE, [node_id])
        found = cursor.fetchone()
    if found is None:
        raise NotFound(hall=node_id)
    return Place(hall_id=node_id, hall_path=found[0])
