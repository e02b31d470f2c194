"""What was typed and could not be handed in lies ready to be handed in again.

A sign-in ends after half an hour of nothing, and a new one makes the forms stale that
were open before it. Either way the form's fields come back with the page that says so
and one button sends them (look.md: nothing typed is lost). Nothing of it is stored
here: it travels sealed through the browser that it came from, for the officer who was
signed in there. Passwords do not, and a file cannot: it is named, to be chosen again.
"""

from dataclasses import dataclass
from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

SIGNED_OUT: Final = 401
STALE: Final = 403
_NOT_DONE: Final = 400

_SALT: Final = "yimen.again"
_COOKIE: Final = "last_here"
_SECONDS: Final = 12 * 3600
_TOKEN: Final = "csrfmiddlewaretoken"  # noqa: S105 - the field's name
_SECRET: Final = "/password/"  # noqa: S105 - the page of secrets


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was sent: where to, its fields, and the names of its files."""

    path: str
    fields: tuple[tuple[str, str], ...]
    files: tuple[tuple[str, str], ...] = ()


def kept(request: HttpRequest) -> Kept:
    """The form of this request."""
    fields = {} if request.path == _SECRET else dict(request.POST.lists())
    return Kept(
        request.get_full_path(),
        tuple(
            (name, value)
            for name, values in fields.items()
            if name not in {_TOKEN, "password"}
            for value in values
        ),
        tuple(
            (name, str(one.name))
            for name, many in request.FILES.lists()
            for one in many
            if one
        ),
    )


def sealed(form: Kept, request: HttpRequest) -> str:
    """The form as a field that nobody can alter, for whoever was signed in here."""
    told = [form.path, form.fields, form.files, _last_here(request)]
    return signing.dumps(told, salt=_SALT, compress=True)


def opened(text: str, officer_id: int | None) -> Kept | None:
    """This officer's form that was sealed; not somebody else's, or an old one."""
    try:
        path, fields, files, whose = signing.loads(text, salt=_SALT, max_age=_SECONDS)
    except signing.BadSignature:
        return None
    if whose != officer_id:
        return None
    return Kept(
        path,
        tuple((name, value) for name, value in fields),
        tuple((name, value) for name, value in files),
    )


def remember(answer: HttpResponse, officer_id: int | None) -> None:
    """This browser knows whose forms stand open in it, until it is closed."""
    answer.set_cookie(
        _COOKIE,
        signing.dumps(officer_id, salt=_SALT),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def _last_here(request: HttpRequest) -> int | None:
    given = request.COOKIES.get(_COOKIE, "")
    try:
        known: int | None = signing.loads(given, salt=_SALT)
    except signing.BadSignature:
        return None
    return known


def is_ours(request: HttpRequest) -> bool:
    """Whether a page of this house sent the form: a browser does not lie about it."""
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def page(
    request: HttpRequest, form: Kept, *, heading: str, text: str, status: int = 200
) -> HttpResponse:
    """The form once more, as one button."""
    is_in = status < _NOT_DONE
    shown = {"form": form, "heading": heading, "text": text, "is_in": is_in}
    return render(request, "shared/again.html", shown, status=status)
