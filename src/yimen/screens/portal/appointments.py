"""Booking a place: which hall, which line, which minutes, who. One question a page."""

from datetime import datetime
from typing import Final

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.queue import queries
from yimen.records.queue.actions.book import Booking, book
from yimen.records.queue.actions.cancel_booking import cancel_booking
from yimen.records.queue.queries import AppointmentRow
from yimen.rules.authority.actors import VISITOR
from yimen.rules.queue.bookings import SlotGone
from yimen.rules.refusals import NotFound
from yimen.screens.portal.appointment_calendar import entry
from yimen.screens.portal.appointment_forms import Mine, Who
from yimen.screens.shared.access import public
from yimen.screens.shared.queue_words import grouped
from yimen.screens.shared.request import OurRequest

_SALT: Final = "appointment"
_STAMP: Final = "%Y%m%d%H%M"


@public
@require_GET
def halls(request: OurRequest) -> HttpResponse:
    """Which hall."""
    shown = {"halls": queries.bookable_halls()}
    return render(request, "portal/appointment_halls.html", shown)


@public
@require_GET
def lines(request: OurRequest, code: str) -> HttpResponse:
    """Which line of the hall."""
    hall, offered = queries.bookable_lines(code)
    shown = {"hall": hall, "lines": offered}
    return render(request, "portal/appointment_lines.html", shown)


@public
@never_cache
@require_GET
def slots(request: OurRequest, code: str, line_id: int) -> HttpResponse:
    """Which day and minutes."""
    page = queries.slots_page(code, line_id, request.now)
    days = [
        (day, [(slot, _stamp(slot.starts_at)) for slot in day.slots])
        for day in page.days
    ]
    return render(
        request, "portal/appointment_slots.html", {"page": page, "days": days}
    )


@public
@never_cache
def who(request: OurRequest, code: str, line_id: int, stamp: str) -> HttpResponse:
    """Who comes; then the place is theirs."""
    starts_at = _instant(stamp)
    form = Who(request.POST or None)
    if request.method == "POST" and form.is_valid():
        booking = Booking(
            line_id=line_id,
            starts_at=starts_at,
            name=form.cleaned_data["name"],
            phone=form.cleaned_data["phone"],
            matter_name=form.cleaned_data["matter"],
        )
        made = book(booking=booking, by=VISITOR, at=request.now)
        return redirect("portal:appointment-done", signing.dumps(made.code, salt=_SALT))
    page = queries.slots_page(code, line_id, request.now)
    shown = {"page": page, "form": form, "starts_at": starts_at}
    return render(request, "portal/appointment_who.html", shown)


@public
@never_cache
@require_GET
def done(request: OurRequest, signed: str) -> HttpResponse:
    """The place, with its code in large digits and what to bring along."""
    return _shown(request, _signed(signed), signed=signed)


@public
@never_cache
@require_GET
def calendar(request: OurRequest, signed: str) -> HttpResponse:
    """The appointment as an entry for the visitor's own calendar."""
    text = entry(_signed(signed), request.now)
    answer = HttpResponse(text, content_type="text/calendar; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="appointment.ics"'
    return answer


@public
@never_cache
def mine(request: OurRequest) -> HttpResponse:
    """The appointment again, by its code and telephone."""
    form = Mine(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        return _shown(request, queries.appointment(said["code"], said["phone"]), form)
    return render(request, "portal/appointment_mine.html", {"form": form})


@public
@require_POST
def cancel(request: OurRequest) -> HttpResponse:
    """The place is given back."""
    form = Mine(request.POST)
    if not form.is_valid():
        return render(
            request, "portal/appointment_mine.html", {"form": form}, status=422
        )
    said = form.cleaned_data
    cancel_booking(code=said["code"], phone=said["phone"], by=VISITOR, at=request.now)
    return _shown(request, queries.appointment(said["code"], said["phone"]), form)


def _shown(
    request: OurRequest, row: AppointmentRow, form: Mine | None = None, signed: str = ""
) -> HttpResponse:
    shown = {
        "row": row,
        "code": grouped(row.code),
        "phone": form.cleaned_data["phone"] if form else "",
        "signed": signed,
        "is_to_come": row.state == "booked" and request.now < row.starts_at,
    }
    return render(request, "portal/appointment.html", shown)


def _signed(signed: str) -> AppointmentRow:
    try:
        code = signing.loads(signed, salt=_SALT)
    except signing.BadSignature:
        raise NotFound from None
    return queries.appointment_of_code(code)


def _stamp(starts_at: datetime) -> str:
    return f"{timezone.localtime(starts_at):{_STAMP}}"


def _instant(stamp: str) -> datetime:
    try:
        plain = datetime.strptime(stamp, _STAMP)  # noqa: DTZ007 - made aware below
    except ValueError:
        raise SlotGone(starts_at=stamp) from None
    return timezone.make_aware(plain)
