"""How a visitor wants to read: the language and the elder mode, kept in cookies."""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from yimen.screens.shared.access import public

ELDER: Final = "elder"
_A_YEAR: Final = 365 * 24 * 3600  # seconds


def is_elder(request: HttpRequest) -> bool:
    """Whether the visitor asked for large type and strong contrast."""
    return request.COOKIES.get(ELDER) == "1"


def _back(request: HttpRequest) -> HttpResponse:
    there = request.POST.get("next", "/")
    ours = url_has_allowed_host_and_scheme(there, allowed_hosts={request.get_host()})
    return HttpResponseRedirect(there if ours else "/")


def _keep(answer: HttpResponse, name: str, value: str) -> HttpResponse:
    answer.set_cookie(
        name, value, max_age=_A_YEAR, samesite="Lax", secure=settings.CSRF_COOKIE_SECURE
    )
    return answer


@public
@require_POST
def choose_language(request: HttpRequest) -> HttpResponse:
    """Remember one of our languages and go back."""
    wanted = request.POST.get("language", "")
    answer = _back(request)
    if wanted not in dict(settings.LANGUAGES):
        return answer
    return _keep(answer, settings.LANGUAGE_COOKIE_NAME, wanted)


@public
@require_POST
def switch_elder(request: HttpRequest) -> HttpResponse:
    """Remember whether large type is wanted and go back."""
    return _keep(_back(request), ELDER, "1" if request.POST.get(ELDER) == "1" else "0")
