from collections.abc import Callable

import pytest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    StreamingHttpResponse,
)
from django.test import RequestFactory
from django.utils import translation

from yimen.rules.authority.steps import Step
from yimen.screens.shared.access import access, public
from yimen.screens.shared.language import Language, on_paper

View = Callable[[HttpRequest], HttpResponseBase]


def page(_request: HttpRequest) -> HttpResponseBase:
    return HttpResponse(f"<p>办件 {translation.gettext('今天')}</p>")


def asked(view: View, rf: RequestFactory, **headers: str) -> HttpResponseBase:
    """What the middleware makes of a view, as Django calls the two."""

    def answer(request: HttpRequest) -> HttpResponseBase:
        middleware.process_view(request, view, (), {})
        return view(request)

    middleware = Language(answer)
    return middleware(rf.get("/", headers=headers))


def test_an_official_paper_is_chinese_for_everybody(rf: RequestFactory) -> None:
    paper = public(on_paper(page))

    english = asked(paper, rf, accept_language="en-GB")
    traditional = asked(paper, rf, accept_language="zh-hant")

    assert english.getvalue().decode() == "<p>办件 今天</p>"
    assert traditional.getvalue().decode() == "<p>辦件 今天</p>"


def test_a_public_page_speaks_what_the_browser_asks_for(rf: RequestFactory) -> None:
    answer = asked(public(page), rf, accept_language="en-GB")

    assert answer.getvalue().decode() == "<p>办件 Today</p>"
    assert answer["Content-Language"] == "en"
    assert answer["Vary"] == "Accept-Language, Cookie"


def test_the_cookie_outweighs_the_browser(rf: RequestFactory) -> None:
    rf.cookies["django_language"] = "zh-hans"

    answer = asked(public(page), rf, accept_language="en-GB")

    assert answer.getvalue().decode() == "<p>办件 今天</p>"


@pytest.mark.parametrize("wish", ["zh-TW", "zh-HK", "zh-Hant"])
def test_traditional_characters_come_by_conversion(
    rf: RequestFactory, wish: str
) -> None:
    answer = asked(public(page), rf, accept_language=wish)

    assert answer.getvalue().decode() == "<p>辦件 今天</p>"
    assert answer["Content-Language"] == "zh-hant"


def test_the_length_follows_the_conversion(rf: RequestFactory) -> None:
    @public
    def view(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("<p>办</p>", headers={"Content-Length": "99"})

    answer = asked(view, rf, accept_language="zh-TW")

    assert answer["Content-Length"] == str(len(answer.getvalue()))


def test_a_file_and_a_stream_are_left_alone(rf: RequestFactory) -> None:
    @public
    def table(_request: HttpRequest) -> HttpResponse:
        return HttpResponse("办件", content_type="text/csv")

    @public
    def stream(_request: HttpRequest) -> StreamingHttpResponse:
        return StreamingHttpResponse([b"\xe5\x8a\x9e"])

    for view in (table, stream):
        answer = asked(view, rf, accept_language="zh-TW")
        assert "办" in answer.getvalue().decode()


def test_the_staff_reads_simplified_chinese_whatever_the_browser_says(
    rf: RequestFactory,
) -> None:
    @access(Step.SEE_HOME)
    def view(request: HttpRequest) -> HttpResponseBase:
        return page(request)

    answer = asked(view, rf, accept_language="en")

    assert answer.getvalue().decode() == "<p>办件 今天</p>"


def test_the_language_ends_with_the_request(rf: RequestFactory) -> None:
    before = translation.get_language()

    asked(public(page), rf, accept_language="en")

    assert translation.get_language() == before
