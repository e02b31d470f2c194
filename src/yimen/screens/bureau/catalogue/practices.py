"""Local practice: what a region's own law changes, by whom, since when."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from yimen.records.cases import queries
from yimen.records.cases.actions.set_practice import set_practice
from yimen.records.cases.queries import PracticePage
from yimen.records.network import queries as network
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.practice import NOTICE_DAYS, Practice
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.request import OurRequest

_TOWN = 5  # villages have no law of their own


class PracticeForm(Versioned):
    """What departs from the Act, each with its article."""

    notice_days = forms.IntegerField(
        label="几个工作日内告知或受理",
        help_text="法律给五个工作日。本地只能更短；当场告知写 0。",
        min_value=0,
        max_value=NOTICE_DAYS,
    )
    notice_article = forms.CharField(
        label="告知期限的依据", required=False, max_length=200
    )
    deems_withdrawn = forms.BooleanField(
        label="到期没有补正，视为撤回申请",
        help_text="只管从现在起发出的告知书；勾上以后，每天夜里自动办结过期的件。",
        required=False,
    )
    deems_withdrawn_article = forms.CharField(
        label="视为撤回的依据",
        help_text="写明法规名称和第几条，例如：青溪市政务服务条例第三十六条。",
        required=False,
        max_length=200,
    )

    def practice(self) -> Practice:
        """What was filled in."""
        said = self.cleaned_data
        return Practice(
            said["notice_days"],
            said["notice_article"].strip(),
            said["deems_withdrawn"],
            said["deems_withdrawn_article"].strip(),
        )


@access(Step.SEE_PRACTICE)
def listed(request: OurRequest) -> HttpResponse:
    """Where local law departs from the Act."""
    code = request.GET.get("region", "")
    if code:
        return redirect("bureau:practice", code)
    shown = {
        "sections": sections(request.actor, request.path),
        "rows": queries.own_practices(),
        "regions": [one for one in network.all_regions() if one.level <= _TOWN],
    }
    return render(request, "bureau/catalogue/practices.html", shown)


@access(Step.SEE_PRACTICE)
@require_http_methods(["GET", "POST"])
def practice(request: OurRequest, code: str) -> HttpResponse:
    """What holds in one region; who may set it finds the form filled in."""
    page = queries.practice_page(code)
    form = PracticeForm(request.POST or None, initial=_initial(page))
    if request.method == "POST" and form.is_valid() and _set(request, page, form):
        messages.success(request, "已经登记，从现在起生效。")
        return redirect("bureau:practice", code)
    shown = {
        "sections": sections(request.actor, "/bureau/practices/"),
        "page": page,
        "form": form,
        "edits": may_somewhere(request.actor, Step.SET_PRACTICE),
        "history": history("practice", code),
    }
    return render(request, "bureau/catalogue/practice.html", shown)


def _set(request: OurRequest, page: PracticePage, form: PracticeForm) -> bool:
    done = attempt(
        form,
        lambda: set_practice(
            region=page.region,
            practice=form.practice(),
            version=form.opened_on,
            by=request.actor,
            at=request.now,
        ),
    )
    return done is not None


def _initial(page: PracticePage) -> dict[str, Any]:
    shown = page.own.practice if page.own else page.in_force
    return {
        "notice_days": shown.notice_days,
        "notice_article": shown.notice_article,
        "deems_withdrawn": shown.deems_withdrawn,
        "deems_withdrawn_article": shown.deems_withdrawn_article,
        "version": page.own.version if page.own else 0,
    }
