"""How an act on a request for information is written: its row and its line."""

from copy import copy
from datetime import date
from typing import Final

from yimen.records.calendars import queries as calendars
from yimen.records.journal.append import Line, append
from yimen.records.orders import facts, queries
from yimen.records.orders.actions._write import Said, line_of
from yimen.records.orders.models import InformationRequest
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import NATION
from yimen.rules.refusals import NotFound, Overtaken
from yimen.rules.voice import information_requests
from yimen.rules.voice.information_requests import RequestState, due_of

KIND: Final = "information_request"


def found(number: str, step: Step, by: Actor) -> InformationRequest:
    """The request, if it is there for the actor and the step theirs to take."""
    row = queries.visible_requests(by).filter(number=number).first()
    if row is None:
        raise NotFound(request=number)
    authority.require(by, step, Place(organ_id=row.organ_id))
    return row


def move(row: InformationRequest, said: Said) -> date | None:
    """The new due day; the line and exactly the columns it names are written."""
    after = information_requests.after(RequestState(row.state), said.step)
    new = copy(row)
    for name, value in {**said.changes, "state": after.value}.items():
        setattr(new, name, value)
    due = due_of(facts.request_times(new), calendars.current_calendar(NATION))
    changes = {
        **said.changes,
        "state": after.value,
        "due_on": due.on if due else None,
    }
    head = append(line(row.number, row.state, after.value, changes, said))
    rows = InformationRequest.objects.filter(pk=row.pk, version=row.version)
    moved = rows.update(
        version=row.version + 1,
        last_sequence=head.sequence,
        last_hash=head.hash,
        **changes,
    )
    if not moved:
        raise Overtaken(request=row.number)
    return due.on if due else None


def note(row: InformationRequest, said: Said) -> None:
    """Write a line that changes nothing but the chain's head."""
    head = append(line(row.number, row.state, row.state, {}, said))
    kept = {"last_sequence": head.sequence, "last_hash": head.hash}
    rows = InformationRequest.objects.filter(pk=row.pk, version=row.version)
    if not rows.update(version=row.version + 1, **kept):
        raise Overtaken(request=row.number)


def line(
    number: str, before: str, after: str, changes: dict[str, object], said: Said
) -> Line:
    """The line of the journal."""
    return line_of(KIND, number, (before, after), changes, said)
