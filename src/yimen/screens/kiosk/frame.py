"""What the frame of every kiosk page shows."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from yimen.records.queue.queries import Hall, hall_of
from yimen.rules.refusals import Refused
from yimen.screens.shared.preferences import ELDER
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say


def is_large(request: HttpRequest) -> bool:
    """Large type is the rule at a kiosk; who wants it smaller says so."""
    return request.COOKIES.get(ELDER) != "0"


def frame(request: OurRequest, hall: Hall) -> dict[str, object]:
    """The hall, the time, and the size of the type."""
    return {
        "hall": hall,
        "place": hall.name,
        "now": request.now,
        "elder": is_large(request),
    }


def refused(request: OurRequest, code: str, refusal: Refused) -> HttpResponse:
    """The refusal in the terminal's own frame, with the way back."""
    words = say(refusal)
    shown = frame(request, hall_of(code=code)) | {"words": words}
    return render(request, "kiosk/refused.html", shown, status=words.status)
