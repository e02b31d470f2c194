"""What every request carries, and what it costs."""

import pytest
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from makers.cast import Cast
from makers.persons import a_browser
from yimen.records.people.models import Officer, OfficerSession
from yimen.rules.authority.actors import VISITOR, Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.screens.bureau import urls
from yimen.screens.shared.access import access, public
from yimen.screens.shared.request import OurRequest
from yimen.site.middleware import CurrentActor, Now, SayRefusals


def through(browser: Client | None = None) -> OurRequest:
    """A request as the view behind our middleware sees it."""
    request = RequestFactory().get("/")
    if browser is not None:
        request.COOKIES["sessionid"] = browser.cookies["sessionid"].value
    request.htmx = False  # type: ignore[attr-defined]
    seen: list[HttpRequest] = []

    def last(request: HttpRequest) -> HttpResponse:
        seen.append(request)
        return HttpResponse()

    Now(CurrentActor(last))(request)  # type: ignore[arg-type]
    (found,) = seen
    assert isinstance(found, HttpRequest)
    return found  # type: ignore[return-value]


def test_an_officer_costs_one_statement(cast: Cast) -> None:
    browser = a_browser(cast.wang_fang)

    with CaptureQueriesContext(connection) as asked:
        request = through(browser)

    assert len(asked) == 1
    assert request.actor == cast.wang_fang
    assert not hasattr(request, "session")
    assert not hasattr(request, "user")


def test_a_whole_page_for_an_officer_costs_one_statement(cast: Cast) -> None:
    browser = a_browser(cast.wang_fang)

    with CaptureQueriesContext(connection) as asked:
        browser.get("/password/")

    assert len(asked) == 1


def test_a_session_of_django_is_one_of_ours(cast: Cast, client: Client) -> None:
    officer = Officer.objects.get(pk=cast.wang_fang.officer_id)

    client.force_login(officer, "django.contrib.auth.backends.ModelBackend")

    assert through(client).actor == cast.wang_fang
    assert OfficerSession.objects.get().officer_id == officer.pk


@pytest.mark.usefixtures("db")
def test_a_visitor_costs_none() -> None:
    with CaptureQueriesContext(connection) as asked:
        request = through()

    assert len(asked) == 0
    assert request.actor is VISITOR


def judged(view: object, actor: Actor, *, must_change: bool = False) -> int:
    """The status that the doorkeeper gives, 200 when it lets pass."""
    request = RequestFactory().get("/somewhere/")
    request.actor = actor  # type: ignore[attr-defined]
    request.must_change_password = must_change  # type: ignore[attr-defined]
    request.htmx = False  # type: ignore[attr-defined]
    keeper = CurrentActor(lambda _: HttpResponse())
    answer = keeper.process_view(request, view, (), {})  # type: ignore[arg-type]
    return answer.status_code if answer else 200


def unmarked(_: HttpRequest) -> HttpResponse:
    raise AssertionError("never reached")


def test_a_page_without_a_mark_is_closed_to_everybody(cast: Cast) -> None:
    assert judged(unmarked, cast.wang_fang) == 403
    assert judged(unmarked, VISITOR) == 302


def test_a_public_page_is_open(cast: Cast) -> None:
    page = public(lambda _: HttpResponse())

    assert judged(page, VISITOR) == 200
    assert judged(page, cast.wang_fang, must_change=True) == 200


def test_a_public_step_is_open_to_visitors() -> None:
    assert judged(access(Step.CHECK_IN)(HttpResponse), VISITOR) == 200


def test_a_step_is_open_to_its_roles(cast: Cast) -> None:
    page = access(Step.RECEIVE)(HttpResponse)

    assert judged(page, cast.wang_fang) == 200
    assert judged(page, cast.li_qiang) == 403
    assert judged(page, VISITOR) == 302
    assert judged(page, cast.wang_fang, must_change=True) == 302


def test_a_refusal_at_the_top_is_said_in_words(client: Client) -> None:
    request = RequestFactory().get("/")
    request.htmx = False  # type: ignore[attr-defined]
    said = SayRefusals(lambda _: HttpResponse())

    answer = said.process_exception(request, NotFound())  # type: ignore[arg-type]
    passed = said.process_exception(request, ValueError())  # type: ignore[arg-type]

    assert answer is not None
    assert answer.status_code == 404
    assert "没有找到" in answer.content.decode()
    assert passed is None
    assert client


@pytest.mark.parametrize("day", ["9999-12-31", "0001-01-01"])
def test_a_day_beyond_time_is_said_in_words(day: str, cast: Cast) -> None:
    """Whatever a filter calls its days: no list of the bureau falls over them."""
    browser = a_browser(cast.anybody(Role.BUREAU_MANAGER))
    asked = dict.fromkeys(("first", "last", "since", "until", "from", "to"), day)
    asked |= dict.fromkeys(("first_on", "last_on", "on", "day", "valid_on"), day)

    for pattern in urls.urlpatterns:
        if not (pattern.pattern.converters or pattern.name.endswith("-export")):
            answer = browser.get(reverse(f"bureau:{pattern.name}"), asked)
            assert answer.status_code < 500, (pattern.name, answer.status_code)
