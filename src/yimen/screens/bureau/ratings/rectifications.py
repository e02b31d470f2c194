"""Tickets of bad ratings: what is due, one with its way, every step on it."""

from collections.abc import Callable
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.people import queries as people
from yimen.records.ratings import queries
from yimen.records.ratings.actions.contact_rater import Contact, contact_rater
from yimen.records.ratings.actions.rectify import rectify
from yimen.records.ratings.actions.report_back import report_back
from yimen.records.ratings.actions.see_rater import see_rater
from yimen.records.ratings.queries import TicketPage, TicketRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Refused
from yimen.rules.voice.rectification import RectificationState, light_of
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import told, tried, version_of
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.rating_words import LEVELS, STATES
from yimen.screens.shared.readers import noted, noted_file
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/rectifications/"
_OWED: Final = {
    RectificationState.OPEN: Step.CONTACT_RATER,
    RectificationState.CONTACTED: Step.RECTIFY,
    RectificationState.RECTIFIED: Step.REPORT_BACK,
}
_HEADS: Final = (
    "编号",
    "评价日期",
    "评价",
    "标签",
    "意见",
    "事项",
    "大厅",
    "部门",
    "状态",
    "到期",
    "再次评价",
)


@access(Step.SEE_RECTIFICATIONS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What is owed first stands first."""
    state = _state(request)
    page = queries.tickets(
        request.actor, request.now, state=state, page=number_of(request)
    )
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "rows": [(one, LEVELS[one.level], STATES[one.state]) for one in page.rows],
        "states": STATES,
        "asked": request.GET,
        "chosen": state,
    }
    return render(request, "bureau/ratings/rectifications.html", shown)


def _state(request: OurRequest) -> str:
    asked = request.GET.get("state", "open")
    return asked if asked == "open" or asked in set(RectificationState) else ""


@access(Step.SEE_RECTIFICATIONS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The list as a file, without anybody who rated."""
    whole = queries.tickets(
        request.actor, request.now, state=_state(request), size=people.WHOLE
    )
    noted_file(request, "rectification", len(whole.rows))
    sheet = Spreadsheet("差评整改", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: TicketRow) -> tuple[Cell, ...]:
    second = str(LEVELS[row.second_level]) if row.second_level else ""
    said = (str(LEVELS[row.level]), "；".join(row.tags), row.text, row.matter)
    where = (row.hall, row.organ, STATES[row.state], row.due_on, second)
    return (row.ticket_id, row.opened_on, *said, *where)


@access(Step.SEE_RECTIFICATIONS)
@never_cache
@require_GET
def ticket(request: OurRequest, ticket_id: int) -> HttpResponse:
    """One ticket, and the next step for who may take it."""
    return _ticket(request, ticket_id)


def _ticket(request: OurRequest, ticket_id: int, **more: object) -> HttpResponse:
    page = queries.ticket_page(ticket_id, request.actor, request.now)
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "row": page.row,
        "level": LEVELS[page.row.level],
        "state": STATES[page.row.state],
        "second": LEVELS.get(page.row.second_level) if page.row.second_level else "",
        "due_light": light_of(page.row.state, page.row.due_on, local_date(request.now)),
        **_offers(page, request.actor),
        **noted(request, "rectification", str(ticket_id)),
        **more,
    }
    return render(request, "bureau/ratings/rectification.html", shown)


def _offers(page: TicketPage, actor: Actor) -> dict[str, object]:
    row = page.row
    place = Place(organ_id=row.organ_id, hall_id=row.hall_id, hall_path=row.hall_path)
    owed = _OWED.get(row.state)
    is_open = owed is not None
    return {
        "offered": owed.value if owed and may(actor, owed, place) else "",
        "may_look": row.is_named and is_open and may(actor, Step.SEE_RATER, place),
        "may_contest": is_open and may(actor, Step.CONTEST_RATING, place),
    }


@access(Step.SEE_RATER)
@never_cache
@require_POST
def rater(request: OurRequest, ticket_id: int) -> HttpResponse:
    """Whom to call, once, for a reason; the journal keeps who looked."""
    reason = request.POST.get("reason", "")[:200]
    try:
        found = see_rater(
            ticket_id=ticket_id, reason=reason, by=request.actor, at=request.now
        )
    except Refused as refusal:
        told(request, refusal)
        return redirect("bureau:rectification", ticket_id)
    return _ticket(request, ticket_id, rater=found)


def _do(
    request: OurRequest, ticket_id: int, act: Callable[[int], None], words: str
) -> HttpResponse:
    tried(request, lambda: act(version_of(request)), words)
    return redirect("bureau:rectification", ticket_id)


@access(Step.CONTACT_RATER)
@require_POST
def contact(request: OurRequest, ticket_id: int) -> HttpResponse:
    """The call was made, or there was nobody to call."""
    said = Contact(
        is_reached=request.POST.get("reached") == "1",
        is_complex=request.POST.get("complex") == "1",
        note=request.POST.get("note", "")[:1000],
    )

    def act(version: int) -> None:
        contact_rater(
            ticket_id=ticket_id,
            contact=said,
            version=version,
            by=request.actor,
            at=request.now,
        )

    return _do(request, ticket_id, act, "记下了，开始整改。")


@access(Step.RECTIFY)
@require_POST
def put_right(request: OurRequest, ticket_id: int) -> HttpResponse:
    """What was done about it."""
    said, by, at = request.POST.get("measures", "")[:2000], request.actor, request.now

    def act(version: int) -> None:
        rectify(ticket_id=ticket_id, measures=said, version=version, by=by, at=at)

    return _do(request, ticket_id, act, "整改情况交上来了，等大厅回告。")


@access(Step.REPORT_BACK)
@require_POST
def report(request: OurRequest, ticket_id: int) -> HttpResponse:
    """What the rater is told."""
    said, by, at = request.POST.get("answer", "")[:2000], request.actor, request.now

    def act(version: int) -> None:
        report_back(ticket_id=ticket_id, answer=said, version=version, by=by, at=at)

    return _do(request, ticket_id, act, "回告了，评价人可以再评一次。")
