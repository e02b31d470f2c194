"""Who is about to come, for a notice before they travel: appointments and tickets."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Q

from yimen.ports.vault import vault
from yimen.records.queue.models import Appointment, Ticket, WindowLine
from yimen.rules.messages import Contact

_SHORTEST: Final = 3  # signs of a matter's name that somebody typed


@dataclass(frozen=True, slots=True, kw_only=True)
class BookedVisit:
    """An appointment that still stands. Not to be shown."""

    appointment_id: int
    node_id: int
    hall_name: str
    line_id: int
    day: date
    starts_at: datetime
    ends_at: datetime
    matter_name: str
    contact: Contact


@dataclass(frozen=True, slots=True)
class WaitingVisit:
    """A ticket that waits to be called."""

    ticket_id: int
    node_id: int
    hall_name: str
    line_id: int
    wanted_window_id: int | None


def booked_visits(
    since: date, *, path: str = "", until: date | None = None
) -> tuple[BookedVisit, ...]:
    """Who has booked in these halls, from that day on."""
    found = Appointment.objects.select_related("node", "slot").filter(
        state="booked", day__gte=since, node__path__startswith=path
    )
    if until is not None:
        found = found.filter(day__lte=until)
    box = vault()
    return tuple(
        BookedVisit(
            appointment_id=row.pk,
            node_id=row.node_id,
            hall_name=row.node.name,
            line_id=row.line_id,
            day=row.day,
            starts_at=row.slot.starts_at,
            ends_at=row.slot.ends_at,
            matter_name=row.matter_name,
            contact=Contact(phone=box.unseal(bytes(row.phone_sealed))),
        )
        for row in found.order_by("pk")
    )


def booked_for(since: date, names: Iterable[str]) -> tuple[BookedVisit, ...]:
    """Who has booked for a matter of one of these names; people type it their way."""
    known = tuple(names)
    return tuple(
        visit
        for visit in booked_visits(since)
        if any(_means(visit.matter_name, name) for name in known)
    )


def _means(typed: str, name: str) -> bool:
    said = typed.strip()
    return len(said) >= _SHORTEST and (said in name or name in said)


def waiting_visits(day: date, *, path: str = "") -> tuple[WaitingVisit, ...]:
    """Who waits in these halls on this day."""
    found = Ticket.objects.select_related("node").filter(
        state="waiting", day=day, node__path__startswith=path
    )
    return tuple(
        WaitingVisit(
            row.pk, row.node_id, row.node.name, row.line_id, row.wanted_window_id
        )
        for row in found.order_by("pk")
    )


def lines_only_at(window_id: int) -> frozenset[int]:
    """The lines that no other open window serves."""
    mine = WindowLine.objects.filter(window_id=window_id)
    others = WindowLine.objects.filter(
        ~Q(window_id=window_id), window__is_open=True
    ).values("line_id")
    return frozenset(mine.exclude(line_id__in=others).values_list("line_id", flat=True))
