"""A notice has changed the working days: move what is due of all that is open."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction

from yimen.records.calendars import queries as calendars
from yimen.records.orders import facts
from yimen.records.orders.actions import _requests
from yimen.records.orders.actions._write import Said, move
from yimen.records.orders.models import InformationRequest, Order
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import NATION
from yimen.rules.refusals import Overtaken
from yimen.rules.voice import information_requests
from yimen.rules.voice.order_clock import due_of

_AT_ONCE = 500


def follow_calendar_orders(*, at: datetime) -> int:
    """How many orders and requests are due on another day now."""
    open_ones = Order.objects.exclude(due_on=None).select_related("place__region")
    moved = sum(_follow(row, at) for row in open_ones.iterator(_AT_ONCE))
    requests = InformationRequest.objects.exclude(due_on=None)
    waiting = requests.prefetch_related("consultations")
    return moved + sum(_follow_request(row, at) for row in waiting.iterator(_AT_ONCE))


def _follow(row: Order, at: datetime) -> bool:
    due = due_of(facts.times_of(row), facts.calendar_of(row))
    if due is None or due.on == row.due_on:
        return False
    return _moved(lambda: move(row, _said(at)))


def _follow_request(row: InformationRequest, at: datetime) -> bool:
    calendar = calendars.current_calendar(NATION)
    due = information_requests.due_of(facts.request_times(row), calendar)
    if due is None or due.on == row.due_on:
        return False
    return _moved(lambda: _requests.move(row, _said(at)))


def _said(at: datetime) -> Said:
    return Said(step=Step.MOVE_DUE, by=SYSTEM, at=at)


def _moved(act: Callable[[], object]) -> bool:
    """Whether it was moved; who was faster has counted it anew already."""
    try:
        with transaction.atomic():
            act()
    except Overtaken:
        return False
    return True
