"""What every request carries: one instant, one actor, and how a refusal is said."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

from csp.constants import HEADER
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from yimen.records.people import queries
from yimen.rules.authority.actors import VISITOR
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import NotAllowed, may_somewhere
from yimen.rules.legal_clock.calendar import BeyondCalendar
from yimen.rules.refusals import Refused
from yimen.screens.shared import refused, signin
from yimen.screens.shared.access import Access, access_of
from yimen.screens.shared.request import OurRequest
from yimen.site import clock

Answer = Callable[[HttpRequest], HttpResponseBase]
_NO_DAY: Final = re.compile(r"^(year -?\d+ is out of range|ordinal must be >= 1)")


class Now:
    """Stamps `request.now` once; nothing deeper looks at a watch."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: OurRequest) -> HttpResponseBase:
        request.now = clock.now()
        return self.get_response(request)


class ContentPolicy(CSPMiddleware):
    """Names what a page may load: one policy for all, written out once."""

    def __init__(self, get_response: Answer) -> None:
        super().__init__(get_response)
        self.policy = build_policy()

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        """The answer with its policy."""
        del request
        response.headers.setdefault(HEADER, self.policy)
        return response


class CurrentActor:
    """Finds `request.actor` in one query; pages are closed unless marked.

    Neither Django's session nor `request.user` is touched. A page that asks again by
    itself sends the header `X-Poll`, so that it does not keep an idle sign-in alive.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.idle = timedelta(seconds=settings.SESSION_COOKIE_AGE)

    def __call__(self, request: OurRequest) -> HttpResponseBase:
        key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
        idle = timedelta(0) if "X-Poll" in request.headers else self.idle
        found = queries.signed_in(key, at=request.now, idle=idle) if key else None
        request.actor = found.actor if found else VISITOR
        request.must_change_password = bool(found and found.must_change_password)
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
        if allowed is not None and may_somewhere(request.actor, allowed):
            if request.must_change_password and allowed not in _BEFORE_CHANGE:
                return _go(request, reverse("shared:password-change"))
            return None
        if request.actor is VISITOR:
            return signin.at_the_door(request)
        return refused.page(request, NotAllowed(step=allowed))


_BEFORE_CHANGE = frozenset({Step.CHANGE_PASSWORD, Step.SIGN_OUT})


def _go(request: OurRequest, url: str) -> HttpResponseBase:
    """Send the whole page there, a fragment's page too."""
    return HttpResponseClientRedirect(url) if request.htmx else redirect(url)


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
        if _leaves_time(error):
            return refused.page(request, BeyondCalendar())
        return None


def _leaves_time(error: Exception) -> bool:
    """Whether a day far away led to one that Python's calendar doesn't have.

    Somebody wrote 9999-12-31 into a filter: each page counts on from it in its own way.
    """
    if isinstance(error, OverflowError):
        return "date value" in str(error)
    return isinstance(error, ValueError) and bool(_NO_DAY.search(str(error)))
