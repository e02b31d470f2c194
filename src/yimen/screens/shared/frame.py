"""What the frame of every page shows: the actor and where they may go."""

from django.conf import settings
from django.contrib.messages import get_messages
from django.http import HttpRequest

from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared import navigation
from yimen.screens.shared.preferences import is_elder


def frame(request: HttpRequest) -> dict[str, object]:
    """The values that the base templates need."""
    actor = getattr(request, "actor", VISITOR)
    return {
        "request": request,
        "actor": actor,
        "demo": settings.DEMO,
        "elder": is_elder(request),
        "path": request.get_full_path(),
        "messages": get_messages(request),
        "nav": navigation.of(actor, request.path),
        "role": navigation.role_words(actor),
        "sits": may_somewhere(actor, Step.TAKE_SEAT),
    }
