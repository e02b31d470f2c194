"""What the frame of every kiosk page shows."""

from django.http import HttpRequest

from yimen.records.queue.queries import Hall
from yimen.screens.shared.preferences import ELDER
from yimen.screens.shared.request import OurRequest


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
