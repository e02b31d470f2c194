"""Days on which a hall goes out: planned, listed, called off."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.agency import queries
from yimen.records.agency.actions.cancel_outreach import cancel_outreach
from yimen.records.agency.actions.plan_outreach import plan_outreach
from yimen.records.agency.queries import OutreachRow
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.people.queries import OfficerFilter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.conduct.outreach import OutreachFacts, OutreachKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.comfort_words import OUTREACHES
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/outreach/"
_HEADS: Final = ("日期", "种类", "名称", "地点", "时间", "大厅", "值班", "收件")


class OutreachForm(forms.Form):
    """Where, when, and who goes."""

    kind = forms.TypedChoiceField(
        label="种类", coerce=OutreachKind, choices=list(OUTREACHES.items())
    )
    name = forms.CharField(label="名称", max_length=60, help_text="如“石桥赶集日”")
    place = forms.CharField(label="地点", max_length=120)
    node = forms.TypedChoiceField(label="哪个大厅办", coerce=int)
    held_on = forms.DateField(
        label="日期", widget=forms.DateInput(attrs={"type": "date"})
    )
    hours = forms.CharField(label="时间", required=False, help_text="如 9:00—11:30")
    roster = forms.TypedMultipleChoiceField(
        label="谁去", coerce=int, widget=forms.SelectMultiple(attrs={"size": 8})
    )

    def choose(self, actor: Actor) -> "OutreachForm":
        """The halls and the officers under the actor's hall."""
        node, roster = self.fields["node"], self.fields["roster"]
        assert isinstance(node, forms.TypedChoiceField)  # noqa: S101 - narrows
        assert isinstance(roster, forms.TypedMultipleChoiceField)  # noqa: S101
        halls = network.halls(actor.hall_path)
        node.choices = [(one.node_id, one.name) for one in halls]
        wanted = OfficerFilter(hall_path=actor.hall_path)
        found = people.officers(wanted, actor=actor, size=people.WHOLE).rows
        roster.choices = [
            (one.officer_id, f"{one.name}（{one.hall}）") for one in found
        ]
        return self

    def facts(self) -> OutreachFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return OutreachFacts(
            kind=said["kind"],
            name=said["name"],
            place=said["place"],
            held_on=said["held_on"],
            hours=said["hours"],
            roster=frozenset(said["roster"]),
        )


@access(Step.SEE_OUTREACH)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What comes, or everything."""
    is_all = request.GET.get("all") == "1"
    since = None if is_all else local_date(request.now)
    page = queries.outreaches(request.actor, since=since, page=number_of(request))
    shown = {
        "sections": sections(request.actor, _PATH),
        "page": page,
        "rows": [(one, OUTREACHES[one.kind]) for one in page.rows],
        "is_all": is_all,
        "today": local_date(request.now),
        "asked": request.GET,
        "plans": may_somewhere(request.actor, Step.PLAN_OUTREACH),
    }
    return render(request, "bureau/agency/outreach.html", shown)


@access(Step.SEE_OUTREACH)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """Every day out as a file."""
    whole = queries.outreaches(request.actor, size=100_000)
    sheet = Spreadsheet("外出服务", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: OutreachRow) -> tuple[Cell, ...]:
    return (
        row.held_on,
        OUTREACHES[row.kind],
        row.name,
        row.place,
        row.hours,
        row.hall,
        "、".join(row.roster),
        row.errands,
    )


@access(Step.PLAN_OUTREACH)
def add(request: OurRequest) -> HttpResponse:
    """One more day."""
    form = OutreachForm(request.POST or None).choose(request.actor)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _plan(request, form))
        if done:
            messages.success(request, "安排好了，门户网站上看得到。")
            return redirect("bureau:outreach-list")
    return framed_form(request, form, "安排外出服务", _PATH)


def _plan(request: OurRequest, form: OutreachForm) -> int:
    return plan_outreach(
        facts=form.facts(),
        node_id=form.cleaned_data["node"],
        by=request.actor,
        at=request.now,
    )


@access(Step.PLAN_OUTREACH)
@require_POST
def cancel(request: OurRequest, outreach_id: int) -> HttpResponse:
    """Called off."""
    cancel_outreach(
        outreach_id=outreach_id,
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "取消了。")
    return redirect("bureau:outreach-list")
