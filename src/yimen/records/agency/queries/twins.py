"""What a villager has open already for the same matter, wherever it was taken."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection

from yimen.records.agency.facts import SQL
from yimen.records.agency.queries.lists import seen_by
from yimen.records.cases.queries import walks
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.sight import sight_of
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import OPEN_STATES

_TWINS: Final = (SQL / "twins.sql").read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class TwinRow:
    """An errand or a case that may be the same thing."""

    is_errand: bool
    number: str
    since: datetime
    place: str
    is_seen: bool  # by whoever asks


def twins_of(
    client_id: int, matter_code: str, actor: Actor, *, without: str = ""
) -> tuple[TwinRow, ...]:
    """The client's other open errands and cases for this matter, newest first."""
    seen, values = seen_by(sight_of(actor, Step.SEE_ERRANDS))
    text = _TWINS.format(seen=seen, open=walks.one_of(OPEN_STATES))
    values |= {"client": client_id, "matter": matter_code, "without": without}
    with connection.cursor() as cursor:
        cursor.execute(text, values)
        return tuple(TwinRow(*row) for row in cursor.fetchall())
