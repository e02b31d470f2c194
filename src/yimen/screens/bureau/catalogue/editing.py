"""Writing a matter: the form keeps what was typed and says what is still wrong."""

from dataclasses import replace
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.catalogue import actions, queries
from yimen.records.catalogue.queries import MatterPage
from yimen.records.people.queries import organ_choices
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may_somewhere, require
from yimen.rules.catalogue.matters import (
    DEFAULT_STEPS,
    Matter,
    MatterType,
    with_default_limit,
)
from yimen.rules.catalogue.publication import Weight, objections
from yimen.rules.refusals import Refused
from yimen.screens.bureau.catalogue.forms import (
    PARTS,
    MatterForms,
    initial_of,
    with_another,
)
from yimen.screens.bureau.catalogue.matters import WHERE
from yimen.screens.bureau.catalogue.words import field_words, objection_words
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.request import OurRequest

_ADD: Final = "add:"
_FINAL: Final = frozenset({"save", "publish"})


@access(Step.EDIT_MATTER)
def add(request: OurRequest) -> HttpResponse:
    """A new matter."""
    start = Matter(
        code="",
        name="",
        matter_type=MatterType.PUBLIC_SERVICE,
        steps=DEFAULT_STEPS,
    )
    initial = initial_of(start) | {"organ": str(request.actor.organ_id or "")}
    return _form(request, None, initial)


@access(Step.EDIT_MATTER)
def edit(request: OurRequest, code: str) -> HttpResponse:
    """The next version of a matter, or its draft."""
    page = queries.matter_page(code, by=request.actor)
    require(request.actor, Step.EDIT_MATTER, Place(organ_id=page.organ_id))
    initial = initial_of(page.shown)
    initial |= {"organ": str(page.shown.organ_id), "seen": page.version}
    return _form(request, page, initial)


def _forms(
    request: OurRequest, page: MatterPage | None, initial: dict[str, Any]
) -> MatterForms:
    act = request.POST.get("act", "")
    data: Any = request.POST or None
    if act.startswith(_ADD) and act.removeprefix(_ADD) in PARTS:
        data = with_another(request.POST, act.removeprefix(_ADD))
    made = MatterForms(organ_choices(), data=data, initial=initial, is_new=page is None)
    if data is not None and act not in _FINAL:
        made.forgive()
    return made


def _form(
    request: OurRequest, page: MatterPage | None, initial: dict[str, Any]
) -> HttpResponse:
    made = _forms(request, page, initial)
    act = request.POST.get("act", "")
    if act in _FINAL and made.is_valid():
        done = attempt(made.guide, lambda: _saved(request, page, made))
        if done:
            return _after(request, done.value, publishes=act == "publish")
    known = {
        "sections": sections(request.actor, WHERE),
        "page": page,
        "made": made,
        "found": _found(made) if made.guide.is_bound else None,
        "publishes": may_somewhere(request.actor, Step.PUBLISH_MATTER),
        "was_refused": act in _FINAL,
    }
    status = 422 if act in _FINAL else 200
    return render(request, "bureau/catalogue/catalogue_edit.html", known, status=status)


def _saved(request: OurRequest, page: MatterPage | None, made: MatterForms) -> str:
    """The code of the matter whose draft was kept."""
    said = made.guide.cleaned_data
    matter = _whole(made, page)
    sheet = actions.Sheet(
        matter=matter, source=page.source if page else {}, note=said["note"]
    )
    seen = said["seen"] if page else 0
    actions.save_draft(sheet, by=request.actor, at=request.now, seen=seen)
    return matter.code


def _whole(made: MatterForms, page: MatterPage | None) -> Matter:
    """What was typed, with what the form does not ask."""
    organ_id = int(made.guide.cleaned_data["organ"])
    matter = replace(made.matter(), organ_id=organ_id)
    if page is None:
        return matter
    return replace(matter, code=page.code, base_code=page.shown.base_code)


def _after(request: OurRequest, code: str, *, publishes: bool) -> HttpResponse:
    """Publish what was just kept, if that was asked; then the matter's page."""
    messages.success(request, "草稿存好了。")
    if publishes:
        _publish(request, code)
    return redirect("bureau:matter", code)


def _publish(request: OurRequest, code: str) -> None:
    try:
        published = actions.publish(code, by=request.actor, at=request.now)
    except Refused as refusal:
        told(request, refusal)
    else:
        messages.success(request, f"第 {published.number} 版发布了，今天起生效。")


def _found(made: MatterForms) -> dict[str, Any]:
    """What is wrong with what was typed so far."""
    if not made.is_valid():
        return {"unreadable": True}
    matter = with_default_limit(made.matter())
    found: dict[str, Any] = {"errors": [], "warnings": []}
    for one in objections(matter):
        key = "errors" if one.weight is Weight.ERROR else "warnings"
        found[key].append((field_words(one.field), objection_words(one)))
    return found


@access(Step.EDIT_MATTER)
@require_POST
def check(request: OurRequest) -> HttpResponse:
    """The checks alone, while somebody types."""
    made = MatterForms(organ_choices(), data=request.POST)
    made.forgive()
    known = {"found": _found(made)}
    return render(request, "bureau/catalogue/_catalogue_checks.html", known)


@access(Step.PUBLISH_MATTER)
@require_POST
def publish(request: OurRequest, code: str) -> HttpResponse:
    """Publish the draft from today on."""
    _publish(request, code)
    return redirect("bureau:matter", code)


@access(Step.EDIT_MATTER)
@require_POST
def discard(request: OurRequest, code: str) -> HttpResponse:
    """Throw the draft away."""
    seen = request.POST.get("seen", "")
    actions.discard_draft(
        code,
        by=request.actor,
        at=request.now,
        seen=int(seen) if seen.isdecimal() else None,
    )
    messages.success(request, "草稿扔掉了，已发布的没有变。")
    return redirect("bureau:matter", code)
