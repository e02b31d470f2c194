"""Who gave a case's number with its query code holds that case for a while.

A signed cookie says so, for this browser and for minutes: reloading the page, opening
a paper or the check asks nobody again and uses up none of the questions that one case
or one address may ask (rulebook 12.3.5). It names one case, and ends with the browser.
"""

from typing import Final

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

_COOKIE: Final = "holds"
_CODE: Final = "code"
_CODE_SALT: Final = "yimen.holding.code"
_SALT: Final = "yimen.holding"
_SECONDS: Final = 30 * 60
_RATED: Final = "rated"
_RATED_SALT: Final = "yimen.holding.rated"
_RATED_SECONDS: Final = 180 * 24 * 3600
_RATED_KEPT: Final = 10


def hold(answer: HttpResponse, number: str) -> HttpResponse:
    """The answer, which lets this browser see the case from now on."""
    answer.set_cookie(
        _COOKIE,
        signing.dumps(number, salt=_SALT),
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )
    return answer


def let_go(answer: HttpResponse) -> HttpResponse:
    """The answer, after which this browser holds no case."""
    answer.delete_cookie(_COOKIE, samesite="Lax")
    answer.delete_cookie(_CODE, samesite="Lax")
    return answer


def held(request: HttpRequest) -> str:
    """The number of the case that this browser holds, or nothing."""
    given = request.COOKIES.get(_COOKIE, "")
    try:
        return str(signing.loads(given, salt=_SALT, max_age=_SECONDS))
    except signing.BadSignature:
        return ""


def hold_code(answer: HttpResponse, code: str) -> HttpResponse:
    """The answer, which shows this browser the query code of what was just made."""
    answer.set_cookie(
        _CODE,
        signing.dumps(code, salt=_CODE_SALT),
        max_age=_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )
    return answer


def held_code(request: HttpRequest) -> str:
    """The query code of what this browser just made, or nothing."""
    given = request.COOKIES.get(_CODE, "")
    try:
        return str(signing.loads(given, salt=_CODE_SALT, max_age=_SECONDS))
    except signing.BadSignature:
        return ""


def keep_rated(request: HttpRequest, answer: HttpResponse, key: str) -> HttpResponse:
    """The answer, by which this browser knows the case that it rated again."""
    keys = [key, *(one for one in _rated(request) if one != key)][:_RATED_KEPT]
    answer.set_cookie(
        _RATED,
        signing.dumps(keys, salt=_RATED_SALT),
        max_age=_RATED_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=settings.CSRF_COOKIE_SECURE,
    )
    return answer


def has_rated(request: HttpRequest, key: str) -> bool:
    """Whether it was this browser that rated."""
    return key in _rated(request)


def _rated(request: HttpRequest) -> list[str]:
    given = request.COOKIES.get(_RATED, "")
    try:
        keys = signing.loads(given, salt=_RATED_SALT, max_age=_RATED_SECONDS)
    except signing.BadSignature:
        return []
    return [str(one) for one in keys]
