"""What every request carries: one instant, one actor, and how a refusal is said."""

from collections.abc import Callable

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from yimen.records.people import queries
from yimen.rules.actors import VISITOR
from yimen.rules.authority import NotAllowed, may_somewhere
from yimen.rules.refusals import Refused
from yimen.screens.shared import refused
from yimen.screens.shared.access import Access, access_of
from yimen.screens.shared.request import OurRequest
from yimen.site import clock

Answer = Callable[[HttpRequest], HttpResponseBase]


class Now:
    """Stamps `request.now` once; nothing deeper looks at a watch."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: OurRequest) -> HttpResponseBase:
        request.now = clock.now()
        return self.get_response(request)


class CurrentActor:
    """Finds `request.actor` in one query; pages are closed unless marked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: OurRequest) -> HttpResponseBase:
        key = request.COOKIES.get("sessionid", "")
        request.actor = (
            queries.actor_of_session(key, request.now) if key else None
        ) or VISITOR
        return self.get_response(request)

    def process_view(
        self,
        request: OurRequest,
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],  # noqa: ARG002 - Django's signature
        kwargs: dict[str, object],  # noqa: ARG002 - Django's signature
    ) -> HttpResponseBase | None:
        allowed = access_of(view)
        if allowed is Access.PUBLIC:
            return None
        if request.actor is VISITOR:
            return redirect_to_login(request.get_full_path())
        if allowed is None or not may_somewhere(request.actor, allowed):
            return refused.page(request, NotAllowed(step=allowed))
        return None


class SayRefusals:
    """Turns a `Refused` that reaches the top into its page."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: OurRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(
        self, request: OurRequest, error: Exception
    ) -> HttpResponse | None:
        if isinstance(error, Refused):
            return refused.page(request, error)
        return None
