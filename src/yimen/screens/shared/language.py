"""In which language a page is: the visitor's choice on public pages, else Chinese.

The choice is a cookie, then what the browser asks for. Staff pages are in simplified
Chinese whatever the browser says: their words are those of the law.
"""

from collections.abc import Callable
from functools import wraps
from typing import Final, ParamSpec, TypeVar

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import translation
from django.utils.cache import patch_vary_headers

from yimen.screens.shared import hant
from yimen.screens.shared.access import Access, access_of

P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)

_TRADITIONAL: Final = "zh-hant"


def on_paper(view: Callable[P, R]) -> Callable[P, R]:
    """A public page that is an official paper: its Chinese is the text, whole."""

    @wraps(view)
    def in_chinese(*args: P.args, **kwargs: P.kwargs) -> R:
        with translation.override(settings.LANGUAGE_CODE):
            return view(*args, **kwargs)

    return in_chinese


class Language:
    """Speaks the visitor's language on public pages; converts to traditional ones."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        with translation.override(translation.get_language_from_request(request)):
            answer = self.get_response(request)
            spoken = translation.get_language() or settings.LANGUAGE_CODE
        answer.headers.setdefault("Content-Language", spoken)
        patch_vary_headers(answer, ("Accept-Language", "Cookie"))
        return _traditional(answer) if spoken == _TRADITIONAL else answer

    def process_view(
        self,
        request: HttpRequest,  # noqa: ARG002 - Django's signature
        view: Callable[..., HttpResponseBase],
        args: tuple[object, ...],  # noqa: ARG002 - Django's signature
        kwargs: dict[str, object],  # noqa: ARG002 - Django's signature
    ) -> None:
        if access_of(view) is not Access.PUBLIC:
            translation.activate(settings.LANGUAGE_CODE)


def _traditional(answer: HttpResponseBase) -> HttpResponseBase:
    if not isinstance(answer, HttpResponse):
        return answer
    if answer.headers.get("Content-Type", "").startswith("text/html"):
        answer.content = hant.page(answer.content.decode(answer.charset)).encode()
        if "Content-Length" in answer.headers:
            answer.headers["Content-Length"] = str(len(answer.content))
    return answer
