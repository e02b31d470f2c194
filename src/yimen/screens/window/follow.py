"""What the window does with a case later: papers, files, slips, results."""

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from yimen.records.cases.actions.attach import attach as attach_file
from yimen.records.cases.actions.deliver import deliver
from yimen.records.cases.actions.supply import supply as supply_papers
from yimen.records.cases.actions.withdraw import withdraw
from yimen.rules.refusals import Refused
from yimen.rules.steps import Step
from yimen.screens.shared import case_forms
from yimen.screens.shared.access import access
from yimen.screens.shared.acting import Act, recipient
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window.sheet import papers_of

_window = partial(Act, back="window:case-show", template="window/act.html")

ACTS: Final = (
    _window(
        slug="deliver",
        step=Step.DELIVER,
        label="交付结果",
        form=case_forms.Deliver,
        action=deliver,
        arguments=recipient,
        done="已交付，请打印送达回证请领取人签字。",
        note="核对领取人的证件，再交给本人或受托人。",
    ),
    _window(
        slug="withdraw",
        step=Step.WITHDRAW,
        label="申请人撤回",
        form=case_forms.Reason,
        action=withdraw,
        done="已按申请人的意思撤回。",
        css="quiet",
    ),
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
        words = say(refusal)
        messages.error(request, f"{words.text}{words.article}{words.next}")
        return redirect("window:case-show", number)
    if moved.issued:
        messages.success(request, "材料齐了，今天受理，时限从今天重新算。")
        return redirect("window:case-done", number)
    messages.success(request, "材料收下了，还没有齐。")
    return redirect("window:case-show", number)


@access(Step.ATTACH)
@require_POST
def attach(request: OurRequest, number: str) -> HttpResponse:
    """A scan for one of the materials; its content is checked, not its name."""
    file = request.FILES.get("file")
    if file is None or not file.name:
        messages.error(request, "请先选一个文件。")
        return redirect("window:case-show", number)
    try:
        _attach(request, number, file.name, file.read())
    except Refused as refusal:
        messages.error(request, f"{say(refusal).text}{say(refusal).next}")
    else:
        messages.success(request, f"{file.name} 已存入。")
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
