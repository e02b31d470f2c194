"""What if: ask the past, watch the answer come, hold answers side by side."""

from collections.abc import Iterator
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from yimen.records.statistics.actions.answer_what_if import answer_what_if
from yimen.records.statistics.actions.ask_what_if import ask_what_if
from yimen.records.statistics.queries import what_ifs as queries
from yimen.records.statistics.queries.what_ifs import WhatIfRow
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.what_if.replaying import Kind
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.statistics.what_if_forms import PastForm, form_of, question_of
from yimen.screens.bureau.statistics.what_if_words import (
    ABOUT,
    FAULTS,
    KINDS,
    STATES,
    change_words,
    chart_of,
    sentence,
    shown_lines,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.charts import framed
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_PATH: Final = "/bureau/what-if/"
_MOST: Final = 4
WIDTH: Final = 760


@access(Step.SEE_WHAT_IF)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What was asked, the newest first, and what may be asked."""
    rows = queries.what_ifs(request.actor)
    shown = {
        "sections": sections(request.actor, request.path),
        "rows": [_shown(row) for row in rows],
        "kinds": [(kind.value, KINDS[kind], ABOUT[kind]) for kind in Kind],
        "asks": may_somewhere(request.actor, Step.ASK_WHAT_IF),
    }
    return render(request, "bureau/statistics/what_ifs.html", shown)


@access(Step.ASK_WHAT_IF)
@require_http_methods(["GET", "POST"])
def ask(request: OurRequest, kind: str) -> HttpResponse:
    """One kind of question; what is short is answered at once."""
    if kind not in set(Kind):
        raise Http404
    today, wanted = local_date(request.now), Kind(kind)
    posted = request.POST or None
    form = form_of(wanted, posted, request.actor, today, request.GET)
    if posted and form.is_valid() and (made := _asked(request, wanted, form)):
        return redirect("bureau:what-if", made)
    shown = {
        "sections": sections(request.actor, _PATH),
        "form": form,
        "heading": KINDS[wanted],
        "about": ABOUT[wanted],
    }
    return render(request, "bureau/statistics/what_if_ask.html", shown)


def _asked(request: OurRequest, kind: Kind, form: PastForm) -> int | None:
    question = question_of(kind, form)
    seed = local_date(request.now).toordinal()
    done = attempt(
        form,
        lambda: ask_what_if(
            question=question, seed=seed, by=request.actor, at=request.now
        ),
    )
    if done is None:
        return None
    if queries.is_short(question):
        answer_what_if(what_if_id=done.value, at=request.now)
    return done.value


@access(Step.SEE_WHAT_IF)
@never_cache
@require_GET
def show(request: OurRequest, what_if_id: int) -> HttpResponse:
    """One question: how far the answer is, or the answer."""
    row = queries.what_if(what_if_id, request.actor)
    if request.htmx and not row.is_over:
        return render(request, "bureau/statistics/_what_if_running.html", _shown(row))
    chart = chart_of(row)
    shown = {
        "sections": sections(request.actor, _PATH),
        "chart": framed(chart, width=WIDTH) if chart else None,
        "others": [one for one in queries.what_ifs(request.actor) if one != row],
    }
    answer = render(request, "bureau/statistics/what_if.html", shown | _shown(row))
    if request.htmx:
        answer["HX-Refresh"] = "true"
    return answer


def _shown(row: WhatIfRow) -> dict[str, object]:
    return {
        "row": row,
        "kind": KINDS[row.kind],
        "state": STATES[row.state],
        "change": change_words(row),
        "sentence": sentence(row),
        "lines": shown_lines(row.answer) if row.answer else (),
        "fault": FAULTS.get(row.fault, "换一个问法再试。"),
    }


@access(Step.SEE_WHAT_IF)
@require_GET
def compare(request: OurRequest) -> HttpResponse:
    """Several answers side by side."""
    ids = [int(one) for one in request.GET.getlist("id") if one.isdecimal()][:_MOST]
    rows = [row for row in queries.beside(ids, request.actor) if row.answer]
    shown = {
        "sections": sections(request.actor, _PATH),
        "rows": [_shown(row) for row in rows],
        "table": list(_table(rows)),
    }
    return render(request, "bureau/statistics/what_if_compare.html", shown)


def _table(rows: list[WhatIfRow]) -> Iterator[tuple[str, list[tuple[str, str]]]]:
    """Every figure that some answer tells, with what each says of it."""
    told = [
        {line.label: line for line in shown_lines(row.answer)}
        for row in rows
        if row.answer
    ]
    for label in dict.fromkeys(label for lines in told for label in lines):
        cells = [
            (lines[label].after, lines[label].after_range)
            if label in lines
            else ("—", "")
            for lines in told
        ]
        yield label, cells


@access(Step.SEE_WHAT_IF)
@require_GET
def export(request: OurRequest, what_if_id: int, kind: str) -> HttpResponse:
    """The answer as a file, with what was asked and the seed."""
    row = queries.what_if(what_if_id, request.actor)
    heads = ("指标", "单位", "当时记下的", "不变重放", "区间", "改了以后", "区间")
    name = f"推演{row.what_if_id}"
    return download(Spreadsheet(name, heads, _lines(row)), kind)


def _lines(row: WhatIfRow) -> Iterator[tuple[Cell, ...]]:
    for one in shown_lines(row.answer) if row.answer else ():
        yield (
            one.label,
            one.unit,
            one.was,
            one.before,
            one.before_range,
            one.after,
            one.after_range,
        )
    yield ()
    yield "问的是", row.title
    yield "改的是", change_words(row)
    yield "哪里", row.place or row.dataset
    yield "从", row.first_on
    yield "到", row.last_on
    yield "随机种子", row.seed
