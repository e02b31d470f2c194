"""Rows of orders and requests as the values the rules know."""

import json
from dataclasses import dataclass
from datetime import datetime

from yimen.ports.vault import vault
from yimen.records.calendars import queries as calendars
from yimen.records.orders.models import InformationRequest, Order, OrderUnit
from yimen.rules.authority.table import Place
from yimen.rules.legal_clock.calendar import WorkCalendar, local_date
from yimen.rules.legal_clock.extensions import Extension
from yimen.rules.voice.information_requests import EXTENSION, RequestState, RequestTimes
from yimen.rules.voice.order_clock import OrderTimes
from yimen.rules.voice.order_kinds import KINDS, OrderKind
from yimen.rules.voice.order_units import Part, Unit
from yimen.rules.voice.orders import OrderState


@dataclass(frozen=True, slots=True)
class Words:
    """What somebody wrote, and who they are."""

    text: str
    name: str
    phone: str
    id_number: str = ""  # of requests; those of old and orders have none


def sealed_words(words: Words) -> bytes:
    """The words as the row keeps them."""
    said = [words.text, words.name, words.phone]
    said += [words.id_number] if words.id_number else []
    return vault().seal(json.dumps(said, ensure_ascii=False))


def words_of(sealed: bytes | memoryview) -> Words:
    """The words, opened. Whoever asks must be allowed to read them."""
    return Words(*json.loads(vault().unseal(bytes(sealed))))


def opened(sealed: bytes | memoryview) -> str:
    """A text as it was written; nothing where none was."""
    kept = bytes(sealed)
    return vault().unseal(kept) if kept else ""


def times_of(row: Order) -> OrderTimes:
    """What the clocks of an order follow from."""
    rule = KINDS[OrderKind(row.kind)].extension
    extension = None
    if row.extension_days is not None and row.extended_on is not None:
        extension = Extension(
            row.extension_days, row.extended_on, rule.rank, rule.article
        )
    return OrderTimes(
        kind=OrderKind(row.kind),
        state=OrderState(row.state),
        registered_on=local_date(row.registered_at),
        counted_from=row.counted_from,
        extension=extension,
    )


def unit_of(row: OrderUnit) -> Unit:
    """The unit of a row."""
    return Unit(organ_id=row.organ_id, hall_id=row.hall_id)


def name_of(row: OrderUnit) -> str:
    """The unit's name."""
    if row.organ is not None:
        return row.organ.name
    return row.hall.name if row.hall is not None else ""


def handed_at(row: Order, at: datetime) -> tuple[str, ...]:
    """The names of those to whom it was handed at this instant, the lead first."""
    units = [unit for unit in row.units.all() if unit.assigned_at == at]
    return tuple(
        name_of(unit)
        for unit in sorted(units, key=lambda one: (not one.is_lead, one.pk))
    )


def current_units(row: Order) -> tuple[OrderUnit, ...]:
    """Who handles the order now, the lead first; `units__hall` must be fetched."""
    now = [unit for unit in row.units.all() if unit.ended_at is None]
    return tuple(sorted(now, key=lambda unit: (not unit.is_lead, unit.pk)))


def parts_of(units: tuple[OrderUnit, ...]) -> tuple[Part, ...]:
    """The shares of these units."""
    return tuple(
        Part(unit_of(unit), unit.is_lead, unit.reported_at is not None)
        for unit in units
    )


def places_of(row: Order) -> tuple[Place, ...]:
    """Where acts on the order happen: over its place, and in each of its units."""
    desk = Place(hall_path=row.place.path, holder_id=row.registrar_id)
    units = [
        Place(
            organ_id=unit.organ_id,
            hall_id=unit.hall_id,
            hall_path=unit.hall.path if unit.hall else "",
        )
        for unit in current_units(row)
    ]
    said = Place(hall_id=row.registered_in_id)
    return (desk, *units, said)


def calendar_of(row: Order) -> WorkCalendar:
    """The working days of the order's region; `place__region` must be fetched."""
    return calendars.current_calendar(row.place.region.code)


def request_times(row: InformationRequest) -> RequestTimes:
    """What the clock of a request follows from."""
    extension = None
    if row.extension_days is not None and row.extended_on is not None:
        extension = Extension(
            row.extension_days, row.extended_on, EXTENSION.rank, EXTENSION.article
        )
    consulted = row.consultations.all() if row.pk else ()
    return RequestTimes(
        state=RequestState(row.state),
        came_on=local_date(row.came_at),
        counted_from=row.counted_from,
        correct_by=row.correct_by,
        consulted=tuple((one.asked_on, one.answered_on) for one in consulted),
        extension=extension,
    )
