"""The agent's light pages: what to do, what there is, one errand, a new one."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from yimen.records.agency import queries
from yimen.records.agency.actions.save_draft import save_draft
from yimen.records.agency.actions.take_errand import take_errand
from yimen.records.agency.queries import Box, ErrandFilter, ErrandRow, TwinRow
from yimen.records.catalogue import queries as catalogue
from yimen.records.people import queries as people
from yimen.rules.agency.errands import Channel, ErrandState, Scope
from yimen.rules.agency.offline_intake import Intake
from yimen.rules.authority.actors import Actor, Role
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.cases.drafts import KEPT_FOR
from yimen.rules.catalogue.intake import PaperState
from yimen.rules.catalogue.matters import Matter
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.agent.forms import NewErrand, papers_of
from yimen.screens.shared import case_words
from yimen.screens.shared import errand_words as words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_UNPROCESSABLE: Final = 422
_MOST_HITS: Final = 12
_A_BOX: Final = 5
_KEY_SIGNS: Final = 22
_UNSAID: Final = {"csrfmiddlewaretoken", "keep"}
_HEADS: Final = (
    "代办号",
    "事项",
    "委托人",
    "状态",
    "代办受理时间",
    "上送期限",
    "上送时间",
    "部门收件时间",
    "办件编号",
    "收件方式",
    "办理方式",
    "站点",
    "送往",
    "代办员",
)
_VILLAGE: Final = (Box.TO_HAND_UP, Box.TO_SIGN, Box.TO_GIVE_BACK)
_HALL: Final = (Box.TO_SIGN, Box.TO_TAKE_UP, Box.TO_PASS_ON, Box.RESULTS)


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft that is gone on with."""

    draft_id: int
    said: QueryDict
    saved_at: datetime
    kept_until: datetime
    is_changed: bool  # the guide, since it was kept


def boxes_of(actor: Actor) -> tuple[Box, ...]:
    """What waits for an agent, a hall's clerk, or whoever looks on."""
    if actor.has(Role.AGENT):
        return _VILLAGE
    return _HALL if may_somewhere(actor, Step.TAKE_OVER) else (Box.OPEN,)


@access(Step.SEE_ERRANDS)
@require_GET
def home(request: OurRequest) -> HttpResponse:
    """What has to be done now, box by box."""
    boxes = [
        (box, words.BOXES[box], words.NOTHING.get(box, ""), _box(request, box))
        for box in boxes_of(request.actor)
    ]
    known = {
        "boxes": boxes,
        "takes": may_somewhere(request.actor, Step.TAKE_ERRAND),
        "sees_orders": may_somewhere(request.actor, Step.SEE_ORDERS),
        "drafts": queries.drafts_of(request.actor),
        "states": words.STATES,
    }
    return render(request, "agent/home.html", known)


def _box(request: OurRequest, box: Box) -> object:
    return queries.errand_rows(
        ErrandFilter(box), actor=request.actor, at=request.now, size=_A_BOX
    )


def _wanted(request: OurRequest) -> ErrandFilter:
    box, state = request.GET.get("box", ""), request.GET.get("state", "")
    channel, scope = request.GET.get("channel", ""), request.GET.get("scope", "-")
    outreach = request.GET.get("outreach", "")
    return ErrandFilter(
        box=Box(box) if box in set(Box) else None,
        text=request.GET.get("q", "").strip()[:60],
        state=state if state in set(ErrandState) else "",
        channel=channel if channel in set(Channel) else "",
        scope=Scope(scope) if scope in set(Scope) else None,
        outreach_id=int(outreach[:12]) if outreach.isdecimal() else None,
    )


@access(Step.SEE_ERRANDS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """All errands that the actor may see, filtered."""
    known = {
        "page": queries.errand_rows(
            _wanted(request),
            actor=request.actor,
            at=request.now,
            page=number_of(request),
        ),
        "asked": request.GET,
        "boxes": words.BOXES.items(),
        "states": words.STATES,
        "channels": words.CHANNELS,
        "scopes": words.SCOPES,
    }
    return render(request, "agent/list.html", known)


@access(Step.SEE_ERRANDS)
@require_GET
def export(request: OurRequest) -> HttpResponse:
    """What the list shows, as a file: the station's ledger."""
    whole = queries.errand_rows(
        _wanted(request), actor=request.actor, at=request.now, size=100_000
    )
    sheet = Spreadsheet("代办台账", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, request.GET.get("kind", "csv"))


def _cells(row: ErrandRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.matter,
        row.client,
        words.STATES[row.state],
        row.taken_at,
        row.hand_up_due_on,
        row.handed_up_at,
        row.agency_received_at,
        row.case_number,
        row.outreach or words.CHANNELS[row.channel],
        words.SCOPES[row.scope],
        row.station,
        row.target,
        row.agent,
    )


@access(Step.SEE_ERRANDS)
@require_GET
def errand(request: OurRequest, number: str) -> HttpResponse:
    """One errand: both clocks, every paper, what may be done."""
    page = queries.errand_page(number, request.actor, request.now)
    known = {
        "page": page,
        **_at_hall(request, page.errand.case_number),
        "errand": page.errand,
        "state": words.STATES[page.errand.state],
        "outcome": words.OUTCOMES[page.errand.outcome] if page.errand.outcome else "",
        "channel": words.CHANNELS[page.errand.channel],
        "scope": words.SCOPES[page.errand.scope],
        "powers": [dict(words.POWER_CHOICES)[one.value] for one in page.powers],
        "papers": [(one, case_words.PAPER_STATES[one.state]) for one in page.papers],
        "history": [(one, words.STEPS.get(one.step, "")) for one in page.history],
        "may": {step.value: True for step in page.buttons},
        "sees_case": may_somewhere(request.actor, Step.SEE_CASE),
    }
    return render(request, "agent/errand.html", known)


def _at_hall(request: OurRequest, case: str) -> dict[str, object]:
    """What the agent tells the villager of the case; nothing before there is one."""
    if not case:
        return {}
    at_hall = queries.case_at_hall(case, request.now)
    return {"at_hall": at_hall, "case_state": case_words.STATES[at_hall.state]}


@access(Step.TAKE_ERRAND)
@require_GET
def find(request: OurRequest) -> HttpResponse:
    """Which matter it is about."""
    text = request.GET.get("q", "").strip()
    known = {
        "q": text,
        "hits": catalogue.search(text, limit=_MOST_HITS) if text else (),
    }
    return render(request, "agent/find.html", known)


@access(Step.TAKE_ERRAND)
def new(request: OurRequest, version: int) -> HttpResponse:
    """The villager, the papers, the entrustment: sent once, taken once."""
    matter = catalogue.matter_version(version)
    form = form_of(request, matter, request.POST or None)
    if request.method != "POST":
        return asked(request, matter, form)
    if "keep" in request.POST:
        return keep(request, matter, form)
    if not form.is_valid():
        return asked(request, matter, form, status=_UNPROCESSABLE)
    taken = attempt(form, lambda: _take(request, matter, form))
    if taken is None:
        return asked(request, matter, form, status=_UNPROCESSABLE)
    messages.success(request, "收下了。请打印委托书，双方签名，一份交给群众。")
    return redirect("agent:errand", taken.value)


def form_of(
    request: OurRequest,
    matter: Matter,
    data: QueryDict | None,
    typed: Mapping[str, object] | None = None,
) -> NewErrand:
    """The form of a matter: as it is sent, or to begin with what was typed before."""
    today = local_date(request.now)
    initial = {**NewErrand.start(today), **(typed or {})}
    form = NewErrand(data, initial=initial)
    return form.choose(
        queries.days_out(request.actor, [today]),
        queries.halls_elsewhere(matter, request.actor),
        matter.elements.cross_region_scope,
    )


def _take(request: OurRequest, matter: Matter, form: NewErrand) -> str:
    today = local_date(request.now)
    said = form.cleaned_data
    intake = Intake(
        submit_key=request.POST.get("submit_key", "")[:64] or _fresh_key(),
        number="",
        query_code="",
        matter_version_id=matter.version_id,
        identity=form.identity(today),
        entrustment=form.entrustment(today),
        papers=papers_of(request.POST, matter),
        happened_at=request.now,
        channel=form.channel(),
        outreach_id=form.outreach_id(),
        target_id=said.get("target"),
        scope=said.get("scope", Scope.LOCAL),
        signature=said["signature"],
        twin_reason=said["twin_reason"],
    )
    return take_errand(
        intake=intake,
        is_confirmed=said["is_confirmed"],
        by=request.actor,
        at=request.now,
    ).number


def asked(
    request: OurRequest,
    matter: Matter,
    form: NewErrand,
    *,
    status: int = 200,
    draft: Draft | None = None,
) -> HttpResponse:
    """The form with what was ticked: just now, or in a draft."""
    said = draft.said if draft else request.POST
    ticked = {p.code: p for p in papers_of(said, matter)}
    rows = [
        (material, ticked[material.code], material.is_shared)
        for material in matter.materials
    ]
    twins = _twins(request, matter, form)
    form.fields["twin_reason"].required = bool(twins)  # as the page asks for it
    known = {
        "matter": matter,
        "form": form,
        "rows": rows,
        "submit_key": said.get("submit_key") or _fresh_key(),
        "keep_phone": said.get("keep_phone", ""),
        "handed_in": PaperState.HANDED_IN.value,
        "twins": twins,
        "draft": draft,
        "kept_days": KEPT_FOR.days,
    }
    return render(request, "agent/new.html", known, status=status)


def keep(request: OurRequest, matter: Matter, form: NewErrand) -> HttpResponse:
    """Not finished: kept by the house as it stands, checked by nobody."""
    said = {name: request.POST.getlist(name) for name in request.POST}
    kept = attempt(
        form,
        lambda: save_draft(
            submit_key=request.POST.get("submit_key", "")[:64] or _fresh_key(),
            matter_version_id=matter.version_id,
            said={name: some for name, some in said.items() if name not in _UNSAID},
            phone=request.POST.get("keep_phone", ""),
            by=request.actor,
            at=request.now,
        ),
    )
    if kept is None:
        return asked(request, matter, form, status=_UNPROCESSABLE)
    messages.success(request, f"草稿存好了，{KEPT_FOR.days} 天内可以接着填。")
    return redirect("agent:home")


def _twins(request: OurRequest, matter: Matter, form: NewErrand) -> tuple[TwinRow, ...]:
    """What this villager has open for the same matter, once we know who it is."""
    if not form.is_bound or not form.cleaned_data.get("id_number"):
        return ()
    said = form.numbered(local_date(request.now))
    card = people.applicant_of_number(*said)
    if card is None:
        return ()
    return queries.twins_of(card.applicant_id, matter.code, request.actor)


def _fresh_key() -> str:
    return secrets.token_urlsafe(_KEY_SIGNS)[:_KEY_SIGNS]
