"""What the frame of every page shows: the actor and where they may go."""

from django.conf import settings
from django.http import HttpRequest


def frame(request: HttpRequest) -> dict[str, object]:
    """The values that the base templates need."""
    return {"actor": getattr(request, "actor", None), "demo": settings.DEMO}
