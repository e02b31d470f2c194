"""The evaluation device of a window: five faces for a minute, else nothing."""

from collections.abc import Mapping
from contextlib import suppress
from typing import Final

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yimen.records.queue.queries import hall_of
from yimen.records.ratings import queries
from yimen.records.ratings.actions.detail_rating import detail_rating
from yimen.records.ratings.actions.rate_visit import rate_visit
from yimen.rules.refusals import Refused
from yimen.rules.voice.ratings import DEVICE_SECONDS, Level, Said
from yimen.screens.kiosk.frame import frame, refused
from yimen.screens.shared.access import public
from yimen.screens.shared.rating_words import LEVELS, tags_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.sources import browser_of

_SALT: Final = "yimen.rated"


@public
@never_cache
def device(request: OurRequest, code: str, number: int) -> HttpResponse:
    """The faces while the window asks; in between the device rests."""
    page = queries.device_page(code, number, request.now)
    left = int((page.closes_at - request.now).total_seconds()) + 1 if page else 2
    shown = {"page": page, "number": number, "levels": LEVELS, "left": left}
    return _shown(request, code, "kiosk/device.html", shown)


@public
@require_POST
def rate(request: OurRequest, code: str, number: int) -> HttpResponse:
    """One touch; whatever the face, it is taken."""
    level, ticket = request.POST.get("level", ""), request.POST.get("ticket", "")
    if level not in set(Level) or not ticket.isdecimal():
        return redirect("kiosk:device", code, number)
    browser = browser_of(request, is_shared=True)
    said = Said(level=Level(level))
    try:
        made = rate_visit(
            ticket_id=int(ticket), said=said, browser=browser, at=request.now
        )
    except Refused as refusal:
        return refused(request, code, refusal)
    signed = signing.dumps([made, level], salt=_SALT)
    return redirect("kiosk:device-rated", code, number, signed)


@public
@never_cache
def rated(request: OurRequest, code: str, number: int, signed: str) -> HttpResponse:
    """Thanks, and a word more for who wants; then the device rests again."""
    try:
        made, level = signing.loads(signed, salt=_SALT, max_age=2 * DEVICE_SECONDS)
    except signing.BadSignature:
        return redirect("kiosk:device", code, number)
    if request.method == "POST":
        said = [int(one) for one in request.POST.getlist("tags") if one.isdecimal()]
        with suppress(Refused):  # too late, or touched twice: the level stands
            detail_rating(rating_id=made, tags=frozenset(said), at=request.now)
        return redirect("kiosk:device", code, number)
    shown = {"number": number, "level": Level(level), "tags": tags_of(Level(level))}
    shown["word"] = LEVELS[Level(level)]
    return _shown(request, code, "kiosk/device_rated.html", shown)


def _shown(
    request: OurRequest, code: str, template: str, shown: Mapping[str, object]
) -> HttpResponse:
    whole = frame(request, hall_of(code=code)) | dict(shown)
    return render(request, template, whole)
