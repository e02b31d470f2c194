"""The tick: units hear once of each light that an order of theirs comes to."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from yimen.records.cases.queries.ladders import lit_by
from yimen.records.messages.actions.tell import Notice, tell_all
from yimen.records.orders import facts
from yimen.records.orders.actions._handing import unit_notice
from yimen.records.orders.models import Order, OrderUnit
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.lights import Light, LightSettings
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.messages import MessageKind
from yimen.rules.voice.order_clock import light_of
from yimen.rules.voice.orders import OrderState

_AHEAD: Final = timedelta(days=30)  # no light comes on earlier than that
_HANDED: Final = (OrderState.ASSIGNED, OrderState.RETURNING)
_TOLD: Final = frozenset({Light.REMINDER, Light.YELLOW, Light.RED})


def remind_units(*, at: datetime) -> int:
    """How many units were reminded now; who has said their part is left alone."""
    soon = Order.objects.filter(
        state__in=[one.value for one in _HANDED],
        due_on__lte=local_date(at) + _AHEAD,
    ).defer("pairs")
    rows = soon.select_related("place__region").prefetch_related("units")
    ladder = lit_by().ladder
    notices = [notice for row in rows for notice in _notices(row, at, ladder)]
    return tell_all(notices, by=SYSTEM, at=at)


def _notices(row: Order, at: datetime, ladder: LightSettings) -> Iterator[Notice]:
    light = light_of(facts.times_of(row), at, facts.calendar_of(row), ladder)
    if light not in _TOLD or row.due_on is None:
        return
    known = {"due": day_words(row.due_on)}
    once = f"{light}:{row.due_on}"
    kind = MessageKind.ORDER_DUE if light is Light.REMINDER else MessageKind.ORDER_LATE
    for unit in row.units.all():
        if _owes(unit):
            yield unit_notice(row, facts.unit_of(unit), kind, once=once, facts=known)


def _owes(unit: OrderUnit) -> bool:
    return unit.ended_at is None and (unit.is_lead or unit.reported_at is None)
