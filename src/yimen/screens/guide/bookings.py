"""Appointments at the hall's desk: who comes when, and booking for somebody."""

from datetime import date, datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.queue import queries
from yimen.records.queue.actions.book import Booking, book
from yimen.records.queue.actions.cancel_booking import cancel_booking
from yimen.records.queue.actions.check_in import check_in
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.guide.booking_forms import BookFor
from yimen.screens.guide.frame import frame
from yimen.screens.shared.access import access
from yimen.screens.shared.days import read_day
from yimen.screens.shared.queue_words import grouped
from yimen.screens.shared.request import OurRequest


def _day(request: OurRequest) -> date:
    return read_day(request.GET.get("day", "")) or local_date(request.now)


@access(Step.SEE_QUEUE)
@never_cache
@require_GET
def bookings(request: OurRequest) -> HttpResponse:
    """Everybody who booked for a day."""
    page = queries.hall_queue(request.actor, request.now)
    day = _day(request)
    found = queries.appointments_of_day(request.actor, day)
    shown = {
        "day": day,
        "rows": [(row, grouped(row.code)) for row in found],
        "lines": queries.bookable_lines(page.hall.code)[1],
        "is_today": day == local_date(request.now),
    }
    return render(request, "guide/bookings.html", frame(request, page) | shown)


@access(Step.SEE_QUEUE)
@never_cache
def book_for(request: OurRequest, line_id: int) -> HttpResponse:
    """A place for somebody who asks at the desk or on the telephone."""
    page = queries.hall_queue(request.actor, request.now)
    slots = queries.slots_page(page.hall.code, line_id, request.now)
    form = BookFor(slots, request.POST or None)
    if request.method == "POST" and form.is_valid():
        booking = Booking(
            line_id=line_id,
            starts_at=datetime.fromisoformat(form.cleaned_data["slot"]),
            name=form.cleaned_data["name"],
            phone=form.cleaned_data["phone"],
            matter_name=form.cleaned_data["matter"],
        )
        made = book(booking=booking, by=request.actor, at=request.now)
        return redirect(f"/guide/bookings/?day={local_date(made.starts_at)}")
    shown = frame(request, page) | {"slots": slots, "form": form}
    return render(request, "guide/book.html", shown)


@access(Step.SEE_QUEUE)
@require_POST
def arrived(request: OurRequest, code: str) -> HttpResponse:
    """Whoever booked stands at the desk: the number that goes first."""
    page = queries.hall_queue(request.actor, request.now)
    made = check_in(
        code=code, node_id=page.hall.node_id, by=request.actor, at=request.now
    )
    return redirect(f"/guide/?issued={made.token}")


@access(Step.SEE_QUEUE)
@require_POST
def give_back(request: OurRequest, code: str) -> HttpResponse:
    """The place is given back."""
    row = queries.appointment_of_code(code)
    cancel_booking(code=code, by=request.actor, at=request.now)
    return redirect(f"/guide/bookings/?day={row.day}")
