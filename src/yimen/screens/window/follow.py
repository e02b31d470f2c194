"""What the window does with a case later: papers, files, slips, results."""

from functools import partial
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yimen.records.cases.actions.attach import attach as attach_file
from yimen.records.cases.actions.supply import supply as supply_papers
from yimen.records.cases.actions.supply_owed import supply_owed as supply_owed_papers
from yimen.records.cases.actions.tolerate import tolerate
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue.tolerance import Promise
from yimen.rules.refusals import Refused
from yimen.screens.shared.access import access
from yimen.screens.shared.acting import Act, Said
from yimen.screens.shared.attempts import told, tried
from yimen.screens.shared.case_acts import common, hearing
from yimen.screens.shared.office_acts import passing
from yimen.screens.shared.request import OurRequest
from yimen.screens.window.sheet import papers_of


class Tolerate(forms.Form):
    """What the officer has looked at before a gap is tolerated."""

    conditions_met = forms.BooleanField(
        label="看过了，基本条件具备；申请人愿意书面承诺", required=False
    )


def _promise(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"promise": Promise(**said)}


ACTS: Final = (
    *common("window:case-show", "window/act.html"),
    Act(
        slug="tolerate",
        step=Step.TOLERATE,
        label="容缺受理",
        form=Tolerate,
        action=tolerate,
        arguments=_promise,
        back="window:case-show",
        template="window/act.html",
        done="已容缺受理，请打印承诺书、通知书请申请人签字。",
        note="每份材料的补交期限按办事指南的天数算，不晚于承诺办结日，印在承诺书上。",
    ),
    *hearing("window:case-show", "window/act.html"),
    *passing("window:case-show", "window/act.html", "window:case-list"),
)
BY_STEP: Final = {act.step: act for act in ACTS}


@access(Step.SUPPLY)
@require_POST
def supply(request: OurRequest, number: str) -> HttpResponse:
    """The missing papers; when all are there the case is accepted that day."""
    papers = papers_of(request.POST)
    try:
        moved = supply_papers(
            number=number, papers=papers, by=request.actor, at=request.now
        )
    except Refused as refusal:
        told(request, refusal)
        return redirect("window:case-show", number)
    if moved.issued:
        messages.success(request, "材料齐了，今天受理，时限从今天重新算。")
        return redirect("window:case-done", number)
    messages.success(request, "材料收下了，还没有齐。")
    return redirect("window:case-show", number)


@access(Step.SUPPLY_OWED)
@require_POST
def supply_owed(request: OurRequest, number: str) -> HttpResponse:
    """Promised papers; with the last one the case is like any other."""
    papers = papers_of(request.POST)
    act = partial(supply_owed_papers, number=number, papers=papers)
    tried(request, lambda: act(by=request.actor, at=request.now), "后补的材料收下了。")
    return redirect("window:case-show", number)


@access(Step.ATTACH)
@require_POST
def attach(request: OurRequest, number: str) -> HttpResponse:
    """A scan for one of the materials; its content is checked, not its name."""
    file = request.FILES.get("file")
    if file is None or not file.name:
        messages.error(request, "请先选一个文件。")
        return redirect("window:case-show", number)
    act = partial(_attach, request, number, file.name, file.read())
    tried(request, act, f"{file.name} 已存入。")
    return redirect("window:case-show", number)


def _attach(request: OurRequest, number: str, name: str, content: bytes) -> None:
    attach_file(
        number=number,
        name=name,
        content=content,
        material_code=request.POST.get("material", ""),
        by=request.actor,
        at=request.now,
    )
