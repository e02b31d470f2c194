"""Which terminal was touched: a signed name that the device keeps.

It only tells the terminals of one hall apart (`yimen.rules.queue.touches`). A device
that throws the name away is counted together with all others of its address that do.
"""

import secrets
from functools import wraps
from typing import Final, Protocol

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from yimen.records.queue.actions.touch import touch
from yimen.rules.queue.touches import TooManyTouches
from yimen.screens.kiosk.frame import refused
from yimen.screens.shared.request import OurRequest

_COOKIE: Final = "terminal"
_SALT: Final = "yimen.terminal"
_A_YEAR: Final = 365 * 24 * 3600  # seconds


class View(Protocol):
    """A page of the terminal of one hall."""

    def __call__(self, request: OurRequest, code: str) -> HttpResponse: ...


def named(request: HttpRequest, answer: HttpResponse) -> HttpResponse:
    """The answer; a device without a name gets one."""
    if not terminal(request):
        answer.set_cookie(
            _COOKIE,
            signing.dumps(secrets.token_urlsafe(9), salt=_SALT),
            max_age=_A_YEAR,
            httponly=True,
            samesite="Lax",
            secure=settings.CSRF_COOKIE_SECURE,
        )
    return answer


def terminal(request: HttpRequest) -> str:
    """The name that we gave this device, or nothing."""
    try:
        return str(signing.loads(request.COOKIES.get(_COOKIE, ""), salt=_SALT))
    except signing.BadSignature:
        return ""


def counted(view: View) -> View:
    """A page on which every touch that is sent counts before anything else is done."""

    @wraps(view)
    def touched(request: OurRequest, code: str) -> HttpResponse:
        if request.method == "POST":
            address = str(request.META.get("REMOTE_ADDR", ""))
            try:
                touch(terminal=terminal(request), address=address, at=request.now)
            except TooManyTouches as refusal:
                return refused(request, code, refusal)
        return view(request, code)

    return touched
