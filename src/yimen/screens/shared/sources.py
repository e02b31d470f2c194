"""From which device something was said, as a digest that ends with the day."""

from django.utils.timezone import localtime

from yimen.records.ratings.queries import source_of
from yimen.rules.voice.rating_integrity import Browser
from yimen.screens.shared.request import OurRequest


def browser_of(request: OurRequest, *, is_shared: bool = False) -> Browser:
    """The device and, if an officer is signed in there, who.

    A device that stands in the hall is everybody's and tells nobody apart.
    """
    if is_shared:
        return Browser(staff_id=request.actor.officer_id)
    address = str(request.META.get("REMOTE_ADDR", ""))
    agent = str(request.META.get("HTTP_USER_AGENT", ""))
    day = f"{localtime(request.now):%Y-%m-%d}"
    return Browser(
        source=source_of(f"{address} {agent}", day), staff_id=request.actor.officer_id
    )
