"""Pages for what went wrong: what it was and what to do, in plain words."""

import sys
from typing import Final

from django.core.exceptions import RequestDataTooBig
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from yimen.screens.shared import again

STOPPED: Final = 503
TOO_BIG: Final = 413
RETRY_SECONDS: Final = 60


def _page(
    request: HttpRequest, status: int, heading: str, text: str, what_next: str
) -> HttpResponse:
    words = {"heading": heading, "text": text, "next": what_next}
    return render(request, "shared/error.html", words, status=status)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: the request was not understood. 413: it was more than anybody types."""
    if isinstance(exception, RequestDataTooBig):
        return _page(
            request,
            TOO_BIG,
            _("交来的内容太大了"),
            _("文字加起来超过了系统收得下的大小，没有保存。"),
            _("返回上一页，分几次交；大的内容做成 PDF 当附件传。"),
        )
    return _page(
        request,
        400,
        _("这个请求看不懂"),
        _("网址或填写的内容有缺，系统没有办任何事。"),
        _("返回上一页重新填写；多次出现请告诉工作人员。"),
    )


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """403: not this visitor's to see."""
    return _page(
        request,
        403,
        _("这一页不对您开放"),
        _("您登录的岗位没有查看这一页的权限。"),
        _("换有权限的账号登录，或请本单位管理员开通。"),
    )


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:  # noqa: ARG001
    """404: nothing is here."""
    return _page(
        request,
        404,
        _("没有找到这一页"),
        _("网址可能打错了，或者这件事不归您查看。"),
        _("核对网址或编号，也可以从首页重新查找。"),
    )


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:  # noqa: ARG001
    """403: the form was open too long or came from elsewhere.

    What a page of ours sent can be sent again: a browser names where a form came from.
    """
    heading = _("这张表放得太久，没有提交成功")
    if again.is_ours(request):
        text = _("系统没有保存，您填的都还在：按“接着交”再交一次。")
        form = again.kept(request)
        return again.page(request, form, heading=heading, text=text, status=again.STALE)
    return _page(
        request,
        again.STALE,
        heading,
        _("为了安全，表单过一段时间会失效。系统没有保存。"),
        _("返回上一页，刷新后重新提交。"),
    )


def too_many(request: HttpRequest, *_args: object, **_kwargs: object) -> HttpResponse:
    """429: slower, please."""
    return _page(
        request,
        429,
        _("查询太频繁了"),
        _("为了保护大家的信息，短时间内只能查几次。"),
        _("过几分钟再试，或到窗口查询。"),
    )


def server_error(request: HttpRequest) -> HttpResponse:  # noqa: ARG001
    """500: our fault; a page that needs nothing but itself. 503: the database rests."""
    if isinstance(sys.exception(), OperationalError):
        page = render_to_string("shared/503.html")
        return HttpResponse(
            page, status=STOPPED, headers={"Retry-After": RETRY_SECONDS}
        )
    return HttpResponseServerError(render_to_string("shared/500.html"))
