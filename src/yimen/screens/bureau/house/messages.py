"""The outbox of the halls: what was told, what did not arrive, and once more."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from yimen.records.messages import queries
from yimen.records.messages.actions.resend import resend
from yimen.records.messages.queries import OutboxFilter
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.messages import Channel, MessageKind, MessageState
from yimen.screens.bureau.home import sections
from yimen.screens.shared import message_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.days import read_day
from yimen.screens.shared.message_words import MessageLine
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "时间",
    "告诉谁",
    "号码",
    "方式",
    "内容",
    "关于",
    "状态",
    "原因",
    "发出时间",
    "次数",
)


def wanted(request: OurRequest) -> OutboxFilter:
    """The filter that the address says."""
    asked = request.GET
    return OutboxFilter(
        state=_one_of(MessageState, asked.get("state", "")),
        channel=_one_of(Channel, asked.get("channel", "")),
        kind=_one_of(MessageKind, asked.get("kind", "")),
        subject=asked.get("q", "").strip(),
        since=read_day(asked.get("since", "")),
        until=read_day(asked.get("until", "")),
    )


def _one_of(kinds: type[MessageState | Channel | MessageKind], said: str) -> str:
    return said if said in set(kinds) else ""


@access(Step.SEE_MESSAGES)
@never_cache
def listed(request: OurRequest) -> HttpResponse:
    """What was told, and what became of it."""
    page = queries.outbox(wanted(request), actor=request.actor, page=number_of(request))
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "lines": words.lines(page.rows),
        "counts": queries.outbox_counts(request.actor),
        "states": words.STATES,
        "channels": words.CHANNELS,
        "kinds": words.KINDS,
        "resends": may_somewhere(request.actor, Step.RESEND_MESSAGE),
        "opens": may_somewhere(request.actor, Step.SEE_CASE),
        "asked": request.GET,
    }
    return render(request, "bureau/house/messages.html", shown)


@access(Step.SEE_MESSAGES)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file; numbers stay masked."""
    whole = queries.outbox(wanted(request), actor=request.actor, size=_WHOLE)
    rows = map(_cells, words.lines(whole.rows))
    return download(Spreadsheet("消息", _HEADS, rows), kind)


_WHOLE: Final = 20_000


def _cells(line: MessageLine) -> tuple[Cell, ...]:
    row = line.row
    return (
        row.told_at,
        row.recipient,
        row.address,
        line.channel,
        line.text,
        row.subject.subject_id,
        line.state,
        line.fault,
        row.sent_at,
        row.attempts,
    )


@access(Step.RESEND_MESSAGE)
@require_POST
def again(request: OurRequest, message_id: int) -> HttpResponse:
    """Once more, to the contact that is registered now."""
    resend(message_id=message_id, by=request.actor, at=request.now)
    messages.success(request, "已经排队再发。")
    return redirect("bureau:message-list")
