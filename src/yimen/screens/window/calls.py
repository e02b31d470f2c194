"""The queue at the window: call, call again, put aside, send on, finish."""

from collections.abc import Callable
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.queue.actions.call_next import NobodyWaits, call_next
from yimen.records.queue.actions.finish import finish
from yimen.records.queue.actions.no_show import no_show
from yimen.records.queue.actions.park import park
from yimen.records.queue.actions.recall import recall
from yimen.records.queue.actions.serve import serve
from yimen.records.queue.actions.transfer import transfer
from yimen.records.queue.actions.unpark import unpark
from yimen.records.ratings.actions.ask_rating import ask_rating
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told
from yimen.screens.shared.request import OurRequest

View = Callable[[OurRequest], HttpResponse]


def _ticket(request: OurRequest) -> int:
    said = request.POST.get("ticket", "")
    return int(said) if said.isdecimal() else 0


def _call(request: OurRequest) -> str:
    called = call_next(by=request.actor, at=request.now)
    return "现在没有人等候。" if isinstance(called, NobodyWaits) else ""


def _transfer(request: OurRequest) -> str:
    line = request.POST.get("line", "")
    transfer(
        ticket_id=_ticket(request),
        line_id=int(line) if line.isdecimal() else None,
        by=request.actor,
        at=request.now,
    )
    return "已转过去，排队时间照算。"


def _plain(action: Callable[..., object], words: str) -> Callable[[OurRequest], str]:
    def run(request: OurRequest) -> str:
        action(ticket_id=_ticket(request), by=request.actor, at=request.now)
        return words

    return run


def _view(step: Step, run: Callable[[OurRequest], str]) -> View:
    @access(step)
    @require_POST
    def view(request: OurRequest) -> HttpResponse:
        try:
            words = run(request)
        except Refused as refusal:
            told(request, refusal)
        else:
            if words:
                messages.success(request, words)
        return redirect(reverse("window:counter-show"))

    return view


VIEWS: Final[dict[str, View]] = {
    "call": _view(Step.CALL, _call),
    "recall": _view(Step.RECALL, _plain(recall, "又叫了一遍。")),
    "serve": _view(Step.SERVE, _plain(serve, "")),
    "no-show": _view(
        Step.NO_SHOW, _plain(no_show, "记为过号，一会儿回来还可以再叫一次。")
    ),
    "park": _view(Step.PARK, _plain(park, "先放一放，回来不用重新排队。")),
    "unpark": _view(Step.UNPARK, _plain(unpark, "")),
    "transfer": _view(Step.TRANSFER, _transfer),
    "rating": _view(
        Step.ASK_RATING, _plain(ask_rating, "评价器亮了，请按一下就好，不用我们看。")
    ),
    "finish": _view(Step.FINISH, _plain(finish, "这位办完了。")),
}
