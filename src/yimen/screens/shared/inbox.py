"""The officer's inbox: what the house tells its own people."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.messages import queries
from yimen.records.messages.actions.mark_read import mark_read
from yimen.records.messages.queries import MessageRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.screens.shared.access import access
from yimen.screens.shared.message_words import lines
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

_DOORS: Final = {
    "case": ("desk:case-show", Step.SEE_CASE, "看办件"),
    "card": ("bureau:card", Step.SEE_CARDS, "看这张牌"),
    "urging": ("bureau:urging", Step.SEE_URGINGS, "看这件督办"),
    "house_paper": ("paper:house-show", Step.SEE_HOUSE_PAPERS, "看文书"),
    "score": ("bureau:score", Step.SEE_OWN_SCORE, "看得分单"),
    "score_appeal": ("bureau:score-appeal", Step.SEE_OWN_SCORE, "看这件申诉"),
    "bonus": ("bureau:bonus", Step.SEE_SCORES, "看这项加分"),
    "award": ("bureau:award", Step.SEE_SCORES, "看这项荣誉"),
    "report": ("bureau:report", Step.SEE_REPORTS, "看这份报告"),
}
"""What a message may be about: its page, the step that opens it, the words."""


@dataclass(frozen=True, slots=True)
class Way:
    """A link beside a message."""

    words: str
    url: str


@access(Step.SEE_INBOX)
@never_cache
@require_GET
def inbox(request: OurRequest) -> HttpResponse:
    """What I am told, my organ and my hall; the newest first."""
    page = queries.inbox(request.actor, number_of(request))
    shown = {
        "page": page,
        "lines": [(one, _way(one.row, request.actor)) for one in lines(page.rows)],
        "unread": queries.unread(request.actor),
    }
    return render(request, "shared/inbox.html", shown)


def _way(row: MessageRow, actor: Actor) -> Way | None:
    """Where what the message is about can be seen, if this officer may see it."""
    found = _DOORS.get(row.subject.kind)
    if found is None:
        return None
    name, step, words = found
    if not may_somewhere(actor, step):
        return None
    return Way(words, reverse(name, args=[row.subject.subject_id]))


@access(Step.SEE_INBOX)
@never_cache
@require_GET
def unread(request: OurRequest) -> HttpResponse:
    """How many wait, for the bar."""
    shown = {"unread": queries.unread(request.actor), "most": queries.A_BAR}
    return render(request, "shared/_unread.html", shown)


@access(Step.READ_MESSAGE)
@require_POST
def read(request: OurRequest) -> HttpResponse:
    """Taken note of: the ones that were ticked, or all."""
    ids = [int(one) for one in request.POST.getlist("message") if one.isdecimal()]
    chosen = None if request.POST.get("all") else ids
    mark_read(by=request.actor, at=request.now, message_ids=chosen)
    return redirect("shared:inbox")
