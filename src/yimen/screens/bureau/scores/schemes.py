"""Appraisal schemes: every version, what it changed, and publishing the next."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from yimen.records.performance import queries
from yimen.records.performance.actions.publish_scheme import publish_scheme
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.legal_clock.limits import months_later
from yimen.rules.performance.indicators import Scored
from yimen.rules.performance.sources import KEPT
from yimen.rules.statistics.citations import cited
from yimen.rules.statistics.quantities import QUANTITIES
from yimen.screens.bureau.record_pages import frame
from yimen.screens.bureau.scores.schemes_forms import SchemeForm
from yimen.screens.bureau.scores.schemes_words import ShownPreview, shown_previews
from yimen.screens.bureau.scores.words import FIELDS, KINDS, WHATS, rule, shown_number
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest


@access(Step.SEE_SCORES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every version, the newest first."""
    shown = {
        **frame(request),
        "rows": queries.schemes(),
        "publishes": may_somewhere(request.actor, Step.PUBLISH_SCHEME),
    }
    return render(request, "bureau/scores/schemes.html", shown)


@access(Step.SEE_SCORES)
@require_GET
def scheme(request: OurRequest, number: int) -> HttpResponse:
    """One version, its indicators and what it changed."""
    page = queries.scheme_page(number)
    shown = {
        **frame(request),
        "page": page,
        "lines": _lines(page),
        "changes": [
            (
                one.label,
                FIELDS.get(one.field, one.field),
                _said(one.field, one.before),
                _said(one.field, one.after),
            )
            for one in page.changes
        ],
    }
    return render(request, "bureau/scores/scheme.html", shown)


def _said(field: str, value: str) -> str:
    """A value of a change, with the kinds of objects in words."""
    if field != "own":
        return value
    for what, words in WHATS.items():
        value = value.replace(what.value, words)
    return value or "没有"


def _lines(page: queries.SchemePage) -> list[dict[str, str]]:
    return [
        {
            "number": str(one.number),
            "group": f"{one.perspective.value} · {one.group}",
            "label": one.label,
            "words": one.words,
            "kind": KINDS[one.kind],
            "rule": rule(one),
            "own": "；".join(
                f"{WHATS[own.what]} {rule(one.of(own.what))}" for own in one.own
            ),
            "weight": shown_number(one.weight),
            "source": cited(one.source),
        }
        for one in page.scheme.indicators
    ]


@access(Step.PUBLISH_SCHEME)
@require_http_methods(["GET", "POST"])
def new(request: OurRequest) -> HttpResponse:
    """The newest version, changed into the next: looked at first, then published."""
    form = _form(request)
    shown: list[ShownPreview] | None = None
    if form.is_valid() and form.wants_a_look:
        scheme = form.asked()["scheme"]
        look = attempt(form, lambda: queries.preview_scheme(scheme, request.actor))
        shown = shown_previews(look.value) if look else None
    elif form.is_valid():
        act = partial(publish_scheme, by=request.actor, at=request.now)
        if done := attempt(form, lambda: act(**form.asked())):
            messages.success(request, "新方案已发布，以前的月份不变。")
            return redirect("bureau:scheme", done.value)
    return render(
        request, "bureau/scores/scheme_new.html", _filled(request, form, shown)
    )


def _form(request: OurRequest) -> SchemeForm:
    latest = queries.latest()
    starts_on = months_later(local_date(request.now).replace(day=1), 1)
    return SchemeForm(
        latest.scheme,
        request.POST or None,
        version=latest.row.number,
        on=starts_on,
        what=_what(request),
    )


def _what(request: OurRequest) -> Scored | None:
    """The kind of object whose own targets are set; None: what holds for all."""
    said = request.GET.get("for", "")
    return Scored(said) if said in set(Scored) else None


def _filled(
    request: OurRequest, form: SchemeForm, previews: list[ShownPreview] | None
) -> dict[str, Any]:
    return {
        **frame(request),
        "form": form,
        "previews": previews,
        "kinds": [("", "所有对象"), *((one.value, w) for one, w in WHATS.items())],
        "kind": form.what.value if form.what else "",
        "quantities": [
            *((one.value, told.label, told.words) for one, told in QUANTITIES.items()),
            *((one.value, told.label, told.words) for one, told in KEPT.items()),
        ],
    }
