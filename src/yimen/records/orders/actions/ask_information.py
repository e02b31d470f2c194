"""Take in a request for government information (政府信息公开条例 29).

The identity number is sealed with what was said; the journal is not told it.
"""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from yimen.ports import identifiers
from yimen.records.calendars import queries as calendars
from yimen.records.journal.append import append
from yimen.records.orders import facts, queries
from yimen.records.orders.actions._requests import line
from yimen.records.orders.actions._write import (
    Said,
    code_hash,
    fresh_code,
    one_by_one,
)
from yimen.records.orders.actions.register_order import Registered, last_sequence
from yimen.records.orders.models import InformationRequest
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import NATION, local_date
from yimen.rules.running_text import masked
from yimen.rules.voice.information_requests import (
    Asked,
    RequestState,
    begins_as,
    check_request,
    due_of,
)
from yimen.rules.voice.order_numbers import number_in, request_series

_ARTICLE = "政府信息公开条例第二十九条、第三十一条"
_LINE = 60


@transaction.atomic
def ask_information(*, asked: Asked, by: Actor, at: datetime) -> Registered:
    """The request with its number and code; the same form twice is one request."""
    place = Place(hall_id=by.hall_id, hall_path=by.hall_path, organ_id=by.organ_id)
    authority.require(by, Step.ASK_INFORMATION, place)
    check_request(asked)
    id_number = _number(asked, local_date(at))
    one_by_one(f"request {asked.submit_key}")
    rows = InformationRequest.objects.filter(submit_key=asked.submit_key)
    again = rows.first()
    if again is not None:
        return Registered(again.number, "")
    code = fresh_code()
    row = _row(replace(asked, id_number=id_number), code, at)
    due = due_of(facts.request_times(row), calendars.current_calendar(NATION))
    row.due_on = due.on if due else None
    columns = ("state", "arrival", "form", "organ_id", "topic", "due_on")
    said = Said(
        step=Step.ASK_INFORMATION,
        by=by,
        at=at,
        article=_ARTICLE,
        texts={"wanted": asked.wanted, "name": asked.name, "contact": asked.contact},
    )
    changes: dict[str, object] = {
        name: getattr(row, name) for name in (*columns, "counted_from")
    }
    head = append(line(row.number, "", row.state, changes, said))
    row.last_sequence, row.last_hash = head.sequence, head.hash
    InformationRequest.objects.bulk_create([row])
    return Registered(row.number, code)


def _number(asked: Asked, on: date) -> str:
    if not asked.id_number.strip():
        return ""
    kind = identifiers.likely_kind(asked.id_number.strip(), on=on)
    return identifiers.taken(
        kind, asked.id_number, on=on, is_confirmed=asked.is_confirmed
    )


def _row(asked: Asked, code: str, at: datetime) -> InformationRequest:
    series = request_series(local_date(at))
    one_by_one(f"request numbers {series}")
    number = number_in(series, last_sequence(InformationRequest, series) + 1)
    state = begins_as(asked.arrival)
    words = facts.Words(
        asked.wanted.strip(),
        asked.name.strip(),
        asked.contact.strip(),
        asked.id_number,
    )
    topic = masked(
        asked.wanted.strip()[:_LINE],
        offices=queries.office_telephones(),
        names=[words.name],
        numbers=[words.phone],
    )
    is_received = state is RequestState.RECEIVED
    return InformationRequest(
        number=number,
        submit_key=asked.submit_key,
        state=state.value,
        arrival=asked.arrival.value,
        form=asked.form.value,
        organ_id=asked.organ_id,
        topic=topic,
        said_sealed=facts.sealed_words(words),
        query_code_hash=code_hash(number, code),
        came_at=at,
        counted_from=local_date(at) if is_received else None,
    )
