"""How is my case? By its number and the code on the receipt (rulebook 12.3.5)."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from yimen.records.agency import queries as agency
from yimen.records.agency.actions.ask_errand import ask_errand
from yimen.records.approvals.queries import parts_line
from yimen.records.cases import queries
from yimen.records.cases.actions.ask_progress import ask_progress
from yimen.records.cases.actions.request_hearing import ask_hearing
from yimen.records.cases.actions.send_owed import send_owed
from yimen.records.cases.queries import ProgressPage
from yimen.records.messages.queries import messages_about
from yimen.records.orders.actions.follow_order import follow_order
from yimen.records.orders.actions.follow_request import follow_request
from yimen.records.ratings import queries as ratings
from yimen.rules.agency.errand_numbers import is_errand_number
from yimen.rules.cases.asking import TooManyQuestions
from yimen.rules.messages import RecipientKind, Subject
from yimen.rules.voice.order_numbers import is_number, is_request_number
from yimen.screens.portal import errand_words, ledger_words, progress_words
from yimen.screens.portal.fees import costs
from yimen.screens.portal.progress_forms import Question
from yimen.screens.shared.access import public
from yimen.screens.shared.attempts import tried
from yimen.screens.shared.holding import held, hold, let_go
from yimen.screens.shared.message_words import lines
from yimen.screens.shared.request import OurRequest


@public
@require_http_methods(["GET", "POST"])
def ask(request: OurRequest) -> HttpResponse:
    """The two questions; a wrong code and no such case get the same answer."""
    if request.method != "POST":
        form = Question(initial={"n": request.GET.get("n", "")})
        return _asked_again(request, form, "", 200)
    form = Question(request.POST)
    if not form.is_valid():
        return _asked_again(request, form, "", 422)
    try:
        number = _asked_for(request, form)
    except TooManyQuestions:
        return _asked_again(request, form, "too_many", 429)
    if not number:
        return _asked_again(request, form, "unknown", 404)
    return hold(redirect(_page_of(number)), number)


def _page_of(number: str) -> str:
    """The page of a case, an errand or an order, told by the number's length."""
    if is_request_number(number):
        return "portal:request-show"
    if is_number(number):
        return "portal:order-show"
    kind = "errand" if is_errand_number(number) else "case"
    return f"portal:progress-{kind}"


def _asked_for(request: OurRequest, form: Question) -> str:
    """The number, if number and code belong together."""
    asked = form.asked()
    if is_request_number(asked["number"]):
        found = follow_request(**asked, address=_address(request), at=request.now)
        return found.number if found else ""
    if is_number(asked["number"]):
        order = follow_order(**asked, address=_address(request), at=request.now)
        return order.number if order else ""
    if is_errand_number(asked["number"]):
        errand = ask_errand(**asked, address=_address(request), at=request.now)
        return errand.number if errand else ""
    page = ask_progress(**asked, address=_address(request), at=request.now)
    return page.number if page else ""


@public
@require_GET
def errand(request: OurRequest) -> HttpResponse:
    """The errand that this browser holds: both clocks, and where its papers are."""
    page = agency.held_errand(held(request))
    if page is None:
        return redirect("portal:progress-ask")
    number = page.case_number
    known = {
        "page": page,
        "thread": errand_words.thread(page),
        "headline": errand_words.headline(page),
        "way": errand_words.way(page),
        "case": queries.held_progress(number, request.now) if number else None,
    }
    return render(request, "portal/errand.html", known)


@public
@require_GET
def case(request: OurRequest) -> HttpResponse:
    """The case that this browser holds: where it stands and why that day."""
    page = queries.held_progress(held(request), request.now) if held(request) else None
    if page is None:
        return redirect("portal:progress-ask")
    about = Subject("case", page.number)
    known = {
        **_said(page),
        "page": page,
        "rate_token": ratings.invitation(page.number),
        "station": agency.station_intake(page.number),
        "up": agency.forwarding_of(page.number),
        "papers": queries.held_papers(page.number),
        "costs": costs(page.number, request.now),
        "told": lines(messages_about(about, whom=RecipientKind.APPLICANT)),
        "owed": [one for one in page.owed if one.is_owed and not one.is_late],
    }
    return render(request, "portal/progress.html", known)


def _said(page: ProgressPage) -> dict[str, object]:
    """The case in the words of its applicant."""
    return {
        "headline": progress_words.headline(page),
        "parts": progress_words.parts(parts_line(page.number)),
        "advice": progress_words.advice(page),
        "thread": progress_words.thread(page),
        "is_open": progress_words.is_open(page),
        "ledger": ledger_words.spoken(page.days),
    }


@public
@require_POST
def send(request: OurRequest) -> HttpResponse:
    """A promised paper, photographed; its content is checked, not its name."""
    file, number = request.FILES.get("file"), held(request)
    if not number:
        return redirect("portal:progress-ask")
    if file is None or not file.name:
        messages.error(request, _("请先拍照或者选一个文件。"))
        return redirect("portal:progress-case")
    act = partial(_send, request, number, file.name, file.read())
    tried(request, act, _("收到了，谢谢。"))
    return redirect("portal:progress-case")


def _send(request: OurRequest, number: str, name: str, content: bytes) -> None:
    send_owed(
        number=number,
        material_code=request.POST.get("material", ""),
        name=name,
        content=content,
        at=request.now,
    )


@public
@require_POST
def hearing(request: OurRequest) -> HttpResponse:
    """The applicant asks for the hearing they were told of."""
    number = held(request)
    if not number:
        return redirect("portal:progress-ask")
    tried(
        request,
        lambda: ask_hearing(number=number, at=request.now),
        _("收到了您的听证申请。"),
    )
    return redirect("portal:progress-case")


@public
@require_POST
def leave(request: OurRequest) -> HttpResponse:  # noqa: ARG001
    """Done looking: the next person at this screen sees nothing."""
    return let_go(redirect("portal:progress-ask"))


def _asked_again(
    request: OurRequest, form: Question, answer: str, status: int
) -> HttpResponse:
    known = {"form": form, "answer": answer}
    return render(request, "portal/progress_ask.html", known, status=status)


def _address(request: OurRequest) -> str:
    return str(request.META.get("REMOTE_ADDR", ""))
