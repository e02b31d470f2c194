"""What the public is asked: questionnaires, and the ballot of a meeting of review."""

import secrets
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from yimen.records.ratings import queries
from yimen.records.ratings.actions.answer_questionnaire import answer_questionnaire
from yimen.records.ratings.actions.hold_review_meeting import cast_ballot
from yimen.rules.refusals import Refused
from yimen.rules.voice.questionnaires import QuestionnaireState
from yimen.rules.voice.review_meetings import Verdict
from yimen.screens.shared.access import public
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.survey_words import VERDICTS, option_words
from yimen.screens.shared.wording import say

_LONGEST: Final = 64


@public
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What is asked now."""
    rows = queries.open_questionnaires()
    return render(request, "portal/questionnaires.html", {"rows": rows})


@public
@never_cache
def questionnaire(request: OurRequest, slug: str) -> HttpResponse:
    """The questions; then thanks. No name is asked for."""
    row = queries.questionnaire_of(slug)
    said, fault = request.POST, ""
    given = {n: said.getlist(f"q{n}") for n in range(len(row.questions))}
    if request.method == "POST":
        once = said.get("once", "")[:_LONGEST] or secrets.token_urlsafe(12)
        try:
            answer_questionnaire(slug=slug, said=given, once=once, at=request.now)
            return redirect("portal:questionnaire-thanks", slug)
        except Refused as refusal:
            fault = f"{say(refusal).text}{say(refusal).next}"
    shown = {"row": row, "fault": fault, "questions": _questions(row, given)}
    shown["is_open"] = row.state is QuestionnaireState.PUBLISHED
    shown["once"] = said.get("once") or secrets.token_urlsafe(12)
    status = 422 if fault else 200
    return render(request, "portal/questionnaire.html", shown, status=status)


def _questions(
    row: queries.QuestionnaireRow, given: dict[int, list[str]]
) -> list[dict[str, object]]:
    return [
        {
            "place": place,
            "question": one,
            "options": [(option, option_words(option)) for option in one.offered],
            "given": given[place],
        }
        for place, one in enumerate(row.questions)
    ]


@public
@require_GET
def thanks(request: OurRequest, slug: str) -> HttpResponse:
    """It was counted."""
    row = queries.questionnaire_of(slug)
    return render(request, "portal/questionnaire_thanks.html", {"row": row})


@public
@never_cache
def ballot(request: OurRequest) -> HttpResponse:
    """The voter's code opens the ballot; a ballot that was cast opens nothing."""
    said, fault, is_cast = request.POST, "", False
    code = said.get("code", "")[:20]
    page = queries.ballot_page(code) if code else None
    if code and page is None:
        fault = "unknown"
    elif page is not None and said.get("cast"):
        votes = [said.get(f"u{n}", "") for n in range(len(page.units))]
        whole = all(one in set(Verdict) for one in votes)
        if whole:
            chosen = dict(zip(page.units, map(Verdict, votes), strict=True))
            cast_ballot(code=code, ballot=chosen, at=request.now)
        is_cast, fault = whole, "" if whole else "incomplete"
    shown = {"page": page, "code": code, "fault": fault, "is_cast": is_cast}
    return render(request, "portal/ballot.html", shown | {"verdicts": VERDICTS})
