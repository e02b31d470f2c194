"""Social supervisors, promises to the public, and who is stationed where."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.keep_service_promise import (
    end_service_promise,
    keep_service_promise,
)
from yimen.records.conduct.actions.keep_social import (
    Helper,
    add_social_supervisor,
    end_social_supervisor,
    note_social,
    reply_social,
)
from yimen.records.conduct.queries import StationedRow
from yimen.records.people.queries import Slice
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import StationMode
from yimen.screens.bureau.conduct.attendance_forms import halls_of
from yimen.screens.bureau.conduct.forms import Bar, choose
from yimen.screens.bureau.record_pages import (
    Register,
    Tile,
    exported,
    form_page,
    frame,
    listing,
)
from yimen.screens.bureau.words import ENTRY_CLASSES, STATION_MODES
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.case_forms import day_field, line, text
from yimen.screens.shared.conduct_words import (
    SOCIAL_KINDS,
    SOCIAL_STATES,
)
from yimen.screens.shared.hall_choices import HallField
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


class SocialForm(forms.Form):
    """Somebody from outside."""

    node = HallField()
    name = line("姓名", required=True)
    unit = line("单位或身份", required=True)
    phone = line("电话", "只存密文，列表里打码")
    valid_from = day_field("从哪天起")


class NoteForm(forms.Form):
    """What a social supervisor noted."""

    supervisor = forms.TypedChoiceField(label="谁提的", coerce=int)
    kind = forms.ChoiceField(label="哪一种", choices=list(SOCIAL_KINDS.items()))
    noted_on = day_field("哪天")
    said = text("说了什么", rows=2)


class PromiseForm(forms.Form):
    """A promise to the public."""

    node = HallField()
    said = text("承诺什么", rows=2)
    remedy = text("做不到怎么办", "违诺怎么处理、怎么赔礼。", rows=2)
    since = day_field("从哪天起")


@access(Step.SEE_CONDUCT)
def social(request: OurRequest) -> HttpResponse:
    """Who watches from outside, what they noted, what was replied."""
    bar = Bar(SOCIAL_KINDS, SOCIAL_STATES, request.GET)
    page = queries.social_notes(
        bar.wanted(), actor=request.actor, page=number_of(request)
    )
    shown = {
        **frame(request),
        "bar": bar,
        "page": page,
        "notes": [
            (one, SOCIAL_KINDS.get(one.kind, one.kind), SOCIAL_STATES[one.state])
            for one in page.rows
        ],
        "supervisors": queries.social_supervisors(request.actor),
        "keeps": may_somewhere(request.actor, Step.KEEP_SOCIAL),
    }
    return render(request, "bureau/conduct/social.html", shown)


@access(Step.KEEP_SOCIAL)
def social_add(request: OurRequest) -> HttpResponse:
    """Somebody from outside is taken into the register."""
    form = SocialForm(
        request.POST or None, initial={"valid_from": local_date(request.now)}
    )
    HallField.offer(form, "node", halls_of(request.actor))

    def act() -> int:
        said = dict(form.cleaned_data)
        helper = Helper(node_id=said.pop("node"), **said)
        return add_social_supervisor(helper=helper, by=request.actor, at=request.now)

    if form.is_valid() and attempt(form, act):
        return redirect("bureau:social-list")
    return form_page(request, form, "登记社会监督员", reverse("bureau:social-list"))


@access(Step.KEEP_SOCIAL)
@require_POST
def social_end(request: OurRequest, supervisor_id: int) -> HttpResponse:
    """Somebody's time is over from today on; what they noted stays."""
    tried(
        request,
        lambda: end_social_supervisor(
            supervisor_id=supervisor_id,
            last_on=local_date(request.now),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "聘期到今天为止，提过的意见都留着。",
    )
    return redirect("bureau:social-list")


@access(Step.KEEP_SOCIAL)
def social_note(request: OurRequest) -> HttpResponse:
    """What a social supervisor noted is put down."""
    form = NoteForm(request.POST or None, initial={"noted_on": local_date(request.now)})
    known = queries.social_supervisors(request.actor)
    live = [one for one in known if one.valid_to is None]
    choose(form, "supervisor", [(str(o.supervisor_id), o.name) for o in live])

    def act() -> int:
        said = dict(form.cleaned_data)
        supervisor = said.pop("supervisor")
        return note_social(
            supervisor_id=supervisor, **said, by=request.actor, at=request.now
        )

    if form.is_valid() and attempt(form, act):
        return redirect("bureau:social-list")
    return form_page(request, form, "记一条意见", reverse("bureau:social-list"))


@access(Step.KEEP_SOCIAL)
@require_POST
def social_reply(request: OurRequest, note_id: int) -> HttpResponse:
    """The hall replies."""
    tried(
        request,
        lambda: reply_social(
            note_id=note_id,
            reply=request.POST.get("said", ""),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "答复记下了。",
    )
    return redirect("bureau:social-list")


@access(Step.SEE_CONDUCT)
def promises(request: OurRequest) -> HttpResponse:
    """What is promised, and how often it was broken."""
    shown = {
        **frame(request),
        "rows": queries.service_promises(request.actor),
        "keeps": may_somewhere(request.actor, Step.KEEP_PROMISE),
    }
    return render(request, "bureau/conduct/service_promises.html", shown)


@access(Step.KEEP_PROMISE)
def promise_add(request: OurRequest) -> HttpResponse:
    """A promise is published."""
    first = {"since": local_date(request.now), "node": request.actor.hall_id}
    form = PromiseForm(request.POST or None, initial=first)
    HallField.offer(form, "node", halls_of(request.actor))

    def act() -> int:
        said = dict(form.cleaned_data)
        node_id = said.pop("node")
        return keep_service_promise(
            node_id=node_id, **said, by=request.actor, at=request.now
        )

    if form.is_valid() and attempt(form, act):
        return redirect("bureau:service-promise-list")
    back = reverse("bureau:service-promise-list")
    return form_page(request, form, "登记服务承诺", back)


@access(Step.KEEP_PROMISE)
@require_POST
def promise_end(request: OurRequest, promise_id: int) -> HttpResponse:
    """No longer promised from today on."""
    tried(
        request,
        lambda: end_service_promise(
            promise_id=promise_id,
            until=local_date(request.now),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "从今天起不再承诺。",
    )
    return redirect("bureau:service-promise-list")


def _station_tiles(row: StationedRow) -> tuple[Tile, ...]:
    return (
        Tile(row.organ),
        Tile(row.hall),
        Tile(ENTRY_CLASSES[row.entry]),
        Tile(STATION_MODES[row.mode]),
        Tile(row.office),
        Tile(row.since),
    )


STATIONED: Final[Register[StationedRow]] = Register(
    name="进驻登记",
    lead="应进全进、能进则进、按需而进；没有进驻的由大厅代理。在大厅的页面里改。",
    heads=("单位", "大厅", "哪一类", "进驻还是代理", "审批科进驻", "从哪天起"),
    tiles=_station_tiles,
    export="bureau:stationing-export",
    empty=("没有进驻单位", "在“服务网络”的大厅页面里登记。"),
)


@access(Step.SEE_CONDUCT)
def stationing(request: OurRequest) -> HttpResponse:
    """Which unit is in which hall, since when and how far."""
    rows = queries.stationed(request.actor)
    inside = sum(one.mode is StationMode.STATIONED for one in rows)
    figures = {"进驻": inside, "代理": len(rows) - inside}
    return listing(request, STATIONED, Slice(rows, 1, 1, len(rows)), figures=figures)


@access(Step.SEE_CONDUCT)
def stationing_export(request: OurRequest, kind: str) -> HttpResponse:
    """The same as a file."""
    return exported(STATIONED, queries.stationed(request.actor), kind)
