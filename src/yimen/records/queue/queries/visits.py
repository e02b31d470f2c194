"""A visit at a window, for the device that asks how it was."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from yimen.records.queue.models import Ticket, TicketInterval
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.queue.tickets import TicketState, label

_SERVED = (TicketState.SERVING, TicketState.FINISHED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """Who served whom and until when; it names no visitor."""

    ticket_id: int
    label: str
    line: str
    hall_id: int
    hall: str
    hall_path: str
    window_id: int
    window_number: int
    officer_id: int
    organ_id: int | None  # the officer's
    finished_at: datetime | None


def visit_at(code: str, window_number: int, at: datetime) -> Visit | None:
    """The visitor whom this window serves, or served last today."""
    rows = _rows().filter(
        node__code=code,
        node__valid_to=None,
        window__number=window_number,
        day=local_date(at),
        called_at__lte=at,
    )
    row = rows.order_by("-called_at", "-pk").first()
    return _visit(row) if row else None


def visit(ticket_id: int) -> Visit | None:
    """One visit that was served."""
    row = _rows().filter(pk=ticket_id).first()
    return _visit(row) if row else None


def _rows() -> QuerySet[Ticket]:
    served = Ticket.objects.filter(state__in=_SERVED, officer__isnull=False)
    return served.select_related("node", "window", "officer", "line")


def _visit(row: Any) -> Visit:
    ends = TicketInterval.objects.filter(ticket_id=row.pk, ended_by=Step.FINISH.value)
    last = ends.order_by("-ended_at").values_list("ended_at", flat=True).first()
    return Visit(
        ticket_id=row.pk,
        label=label(row.letter, row.number),
        line=row.line.name,
        hall_id=row.node_id,
        hall=row.node.name,
        hall_path=row.node.path,
        window_id=row.window_id,
        window_number=row.window.number,
        officer_id=row.officer_id,
        organ_id=row.officer.organ_id,
        finished_at=last,
    )
