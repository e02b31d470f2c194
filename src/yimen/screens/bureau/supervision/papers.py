"""Cards on paper: the notice of a yellow or red card, and circulars about several."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect

from yimen.records.supervision import queries
from yimen.records.supervision.actions.issue_card_paper import issue_card_paper
from yimen.records.supervision.actions.issue_watch_circular import (
    issue_watch_circular,
)
from yimen.records.supervision.queries import CardFilter, CardPage, CardRow
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.supervision.cards import UPHELD
from yimen.rules.supervision.watching import Level
from yimen.screens.bureau.supervision.cards import facts_said
from yimen.screens.bureau.supervision.urgings import asked
from yimen.screens.bureau.supervision.urgings_forms import CardPaperForm, CircularForm
from yimen.screens.bureau.supervision.words import LEVELS, subject_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest

_FEW_DAYS: Final = timedelta(days=3)
_MOST: Final = 100


@access(Step.ISSUE_CARD)
def card_paper(request: OurRequest, card_id: int) -> HttpResponse:
    """The notice of one card, in the card's own words; again only with a reason."""
    page = queries.card_page(card_id, request.actor)
    form = CardPaperForm(request.POST or None, initial=_known(request, page))
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _issue(request, page, form))
        if done:
            return redirect("paper:house-show", done.value)
    heading = f"印发{LEVELS[page.row.level]}通知书"
    return asked(request, form, heading, f"/bureau/cards/{card_id}/")


def _issue(request: OurRequest, page: CardPage, form: CardPaperForm) -> str:
    return issue_card_paper(
        card_id=page.row.card_id,
        content=form.content(is_red=page.row.level is Level.RED),
        reason=form.cleaned_data["reason"],
        by=request.actor,
        at=request.now,
    )


def _known(request: OurRequest, page: CardPage) -> dict[str, Any]:
    row, today = page.row, local_date(request.now)
    about = subject_words(row.subject_kind, row.subject, row.officer)
    said = "；".join(f"{name}：{words}" for name, words in facts_said(page, today.year))
    return {
        "responsible": "　".join(filter(None, (row.organ or row.hall, row.officer))),
        "breach": f"{about}：{row.rule.label}。{page.says}",
        "evidence": said,
        "basis": row.rule.article,
        "answer_by": row.explain_by_on or today + _FEW_DAYS,
    }


@access(Step.ISSUE_WATCH_CIRCULAR)
def circular(request: OurRequest) -> HttpResponse:
    """A circular about upheld cards, chosen from the list."""
    rows = list(_upheld(request))
    known = {
        "cards": request.GET.getlist("card"),
        "demand": "各单位对照检查，一周内自查整改。",
    }
    form = CircularForm(
        [(str(row.card_id), _in_a_line(row)) for row in rows],
        request.POST or None,
        initial=known,
    )
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _tell_all(request, form))
        if done:
            messages.success(request, "通报印发了，各单位在内部文书里看得到。")
            return redirect("paper:house-show", done.value)
    return asked(request, form, "印发监察通报", "/bureau/cards/")


def _tell_all(request: OurRequest, form: CircularForm) -> str:
    return issue_watch_circular(
        card_ids=[int(one) for one in form.cleaned_data["cards"]],
        summary=form.paragraphs,
        demand=form.cleaned_data["demand"],
        by=request.actor,
        at=request.now,
    )


def _upheld(request: OurRequest) -> Iterator[CardRow]:
    """The cards that stand, the newest first."""
    for state in sorted(UPHELD):
        wanted = CardFilter(state=state)
        rows = queries.cards(wanted, actor=request.actor, size=_MOST).rows
        yield from (row for row in rows if row.level > Level.REMINDER)


def _in_a_line(row: CardRow) -> str:
    unit = row.organ or row.hall
    about = subject_words(row.subject_kind, row.subject)
    return f"{LEVELS[row.level]} {row.rule.label}，{unit}，{about}"
