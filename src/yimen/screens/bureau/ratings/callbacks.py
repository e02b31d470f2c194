"""Call-backs: plans, the sheet to call by, what each call brought, the figures."""

from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from yimen.records.network import queries as network
from yimen.records.ratings import queries
from yimen.records.ratings.actions.note_call import note_call
from yimen.records.ratings.actions.open_call_sheet import open_call_sheet
from yimen.records.ratings.actions.plan_calls import CallWish, plan_calls
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.voice.callbacks import CallOutcome, CallResult
from yimen.rules.voice.ratings import Level
from yimen.rules.voice.sampling import Method
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.hall_choices import HallField
from yimen.screens.shared.rating_words import LEVELS, METHODS, OUTCOMES, percent
from yimen.screens.shared.request import OurRequest

_PATH: Final = "/bureau/call-backs/"
_DAY: Final = {"type": "date"}


class PlanForm(forms.Form):
    """Whom to call back, and how they are chosen."""

    title = forms.CharField(label="名称", max_length=80)
    hall = HallField(label="大厅及下面")
    first_on = forms.DateField(label="办结从", widget=forms.DateInput(attrs=_DAY))
    last_on = forms.DateField(label="到（含）", widget=forms.DateInput(attrs=_DAY))
    method = forms.TypedChoiceField(
        label="怎么选",
        coerce=Method,
        choices=[(m.value, w) for m, w in METHODS.items()],
    )
    size = forms.IntegerField(
        label="抽几件", help_text="随机抽取时填", min_value=1, required=False
    )
    chosen = forms.CharField(
        label="办件编号",
        help_text="指定办件时填，一行一个",
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def at(self, path: str) -> "PlanForm":
        """The halls to choose from."""
        HallField.offer(self, "hall", network.halls(path))
        return self

    def wish(self) -> CallWish:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return CallWish(
            title=said["title"],
            method=said["method"],
            hall_id=said["hall"],
            first_on=said["first_on"],
            last_on=said["last_on"],
            size=said["size"] or 0,
            chosen=said["chosen"].split(),
        )


@access(Step.SEE_CALL_BACKS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every plan with its figures."""
    shown = {
        "sections": sections(request.actor, _PATH),
        "rows": [_words(row) for row in queries.plans(request.actor)],
        "makes": may_somewhere(request.actor, Step.PLAN_CALL_BACKS),
    }
    return render(request, "bureau/ratings/call_plans.html", shown)


def _words(row: queries.PlanRow) -> dict[str, Any]:
    return {
        "row": row,
        "method": METHODS[row.method],
        "reach": percent(row.figures.reach),
        "satisfaction": percent(row.figures.satisfaction),
    }


@access(Step.PLAN_CALL_BACKS)
def add(request: OurRequest) -> HttpResponse:
    """A new plan is drawn at once."""
    today = local_date(request.now)
    first = {"first_on": today.replace(day=1), "last_on": today, "size": 10}
    form = PlanForm(request.POST or None, initial=first).at(request.actor.hall_path)
    if request.method == "POST" and form.is_valid():
        wish = form.wish()
        done = attempt(
            form, lambda: plan_calls(wish=wish, by=request.actor, at=request.now)
        )
        if done:
            messages.success(request, "抽好了，种子记在日志里。")
            return redirect("bureau:call-plan", done.value)
    return framed_form(request, form, "回访", _PATH)


@access(Step.SEE_CALL_BACKS)
@never_cache
@require_GET
def plan(request: OurRequest, plan_id: int) -> HttpResponse:
    """One plan: whom, what came of it, and how anybody draws it again."""
    page = queries.plan_page(plan_id, request.actor)
    shown = {
        "sections": sections(request.actor, _PATH),
        "words": _words(page.row),
        "row": page.row,
        "calls": [_call(one) for one in page.calls],
        "outcomes": OUTCOMES,
        "levels": LEVELS,
        "may_call": may_somewhere(request.actor, Step.CALL_BACK),
    }
    return render(request, "bureau/ratings/call_plan.html", shown)


def _call(row: queries.CallRow) -> tuple[queries.CallRow, object, object]:
    outcome = OUTCOMES[row.outcome] if row.outcome else ""
    return row, outcome, LEVELS[row.level] if row.level else ""


@access(Step.SEE_CALL_BACKS)
@require_GET
def candidates(request: OurRequest, plan_id: int) -> HttpResponse:
    """The frozen list, a case a line: what the draw is replayed with."""
    text = "".join(
        f"{one}\n" for one in queries.plan_candidates(plan_id, request.actor)
    )
    answer = HttpResponse(text, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="call-plan-{plan_id}.txt"'
    return answer


@access(Step.CALL_BACK)
@never_cache
@require_POST
def sheet(request: OurRequest, plan_id: int) -> HttpResponse:
    """The sheet with telephones, to be printed and called by."""
    page = queries.plan_page(plan_id, request.actor)
    lines = open_call_sheet(plan_id=plan_id, by=request.actor, at=request.now)
    shown = {
        "sections": sections(request.actor, _PATH),
        "row": page.row,
        "lines": lines,
        "levels": LEVELS.values(),
    }
    return render(request, "bureau/ratings/call_sheet.html", shown)


@access(Step.CALL_BACK)
@require_POST
def note(request: OurRequest, plan_id: int, call_id: int) -> HttpResponse:
    """What a call brought."""
    tried(
        request,
        lambda: note_call(
            call_id=call_id,
            result=_result(request),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "记下了。",
    )
    return redirect("bureau:call-plan", plan_id)


def _result(request: OurRequest) -> CallResult:
    said, level = request.POST.get("outcome", ""), request.POST.get("level", "")
    known = said in set(CallOutcome)
    outcome = CallOutcome(said) if known else CallOutcome.NO_ANSWER
    note = request.POST.get("note", "")[:1000]
    return CallResult(outcome, Level(level) if level in set(Level) else None, note)
