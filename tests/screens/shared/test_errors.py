from collections.abc import Callable

import pytest
from django.core.exceptions import RequestDataTooBig
from django.core.handlers.exception import convert_exception_to_response
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from yimen.screens.shared import errors

PAGES = {
    400: lambda request: errors.bad_request(request, ValueError()),
    413: lambda request: errors.bad_request(request, RequestDataTooBig()),
    403: lambda request: errors.forbidden(request, ValueError()),
    404: lambda request: errors.not_found(request, ValueError()),
    429: errors.too_many,
    500: errors.server_error,
}


@pytest.mark.parametrize("status", PAGES)
def test_an_error_says_what_to_do(rf: RequestFactory, status: int) -> None:
    page: Callable[..., HttpResponse] = PAGES[status]

    answer = page(rf.get("/somewhere/"))

    assert answer.status_code == status
    assert "怎么办：" in answer.content.decode()


def test_a_form_without_its_token_gets_a_page_in_plain_words() -> None:
    answer = Client(enforce_csrf_checks=True).post("/elder/")

    assert answer.status_code == 403
    assert "这张表放得太久" in answer.content.decode()


def test_an_address_that_leads_nowhere_gets_our_page() -> None:
    answer = Client().get("/nowhere/")

    assert answer.status_code == 404
    assert "没有找到这一页" in answer.content.decode()


def test_the_page_for_our_own_fault_leans_on_nothing(rf: RequestFactory) -> None:
    page = errors.server_error(rf.get("/")).content.decode()

    assert "<script" not in page
    assert "不是您的错" in page


def test_a_database_that_rests_is_no_fault(rf: RequestFactory) -> None:
    def rests(_: HttpRequest) -> HttpResponse:
        raise OperationalError

    answer = convert_exception_to_response(rests)(rf.get("/"))

    assert answer.status_code == 503
    assert "系统正在维护" in answer.content.decode()
    assert answer["Retry-After"] == "60"
