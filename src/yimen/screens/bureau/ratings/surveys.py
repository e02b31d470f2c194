"""Questionnaires: written question by question, published, closed, counted."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from yimen.records.network import queries as network
from yimen.records.ratings import queries
from yimen.records.ratings.actions import edit_questionnaire as acts
from yimen.records.ratings.actions.edit_questionnaire import Heading
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.refusals import Refused
from yimen.rules.voice.questionnaires import (
    Question,
    QuestionKind,
    QuestionnaireState,
    QuestionResult,
)
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.hall_choices import HallField
from yimen.screens.shared.qr import qr
from yimen.screens.shared.rating_words import percent
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Spreadsheet, download
from yimen.screens.shared.survey_words import KINDS, SURVEY_STATES, option_words

_PATH: Final = "/bureau/questionnaires/"


class HeadingForm(forms.Form):
    """What stands above the questions."""

    title = forms.CharField(label="题目", max_length=80)
    intro = forms.CharField(
        label="开头的话",
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    hall = HallField()

    def at(self, path: str) -> "HeadingForm":
        """The halls to choose from."""
        HallField.offer(self, "hall", network.halls(path))
        return self


@access(Step.SEE_QUESTIONNAIRES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every questionnaire."""
    rows = queries.all_questionnaires(request.actor)
    shown = {
        "sections": sections(request.actor, _PATH),
        "rows": [(row, SURVEY_STATES[row.state]) for row in rows],
        "makes": may_somewhere(request.actor, Step.EDIT_QUESTIONNAIRE),
    }
    return render(request, "bureau/ratings/questionnaires.html", shown)


@access(Step.EDIT_QUESTIONNAIRE)
def add(request: OurRequest) -> HttpResponse:
    """A new draft."""
    form = HeadingForm(request.POST or None).at(request.actor.hall_path)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        heading, hall = Heading(said["title"], said["intro"]), said["hall"]
        done = attempt(
            form,
            lambda: acts.begin_questionnaire(
                heading=heading, hall_id=hall, by=request.actor, at=request.now
            ),
        )
        if done:
            return redirect("bureau:questionnaire", done.value)
    return framed_form(request, form, "新问卷", _PATH)


@access(Step.SEE_QUESTIONNAIRES)
@require_GET
def questionnaire(request: OurRequest, questionnaire_id: int) -> HttpResponse:
    """One questionnaire: its questions while it is written, then its answers."""
    row, results = queries.questionnaire_page(questionnaire_id, request.actor)
    shown = {
        "sections": sections(request.actor, _PATH),
        "row": row,
        "state": SURVEY_STATES[row.state],
        "results": [_result(one) for one in results],
        "kinds": KINDS,
        "edits": may_somewhere(request.actor, Step.EDIT_QUESTIONNAIRE),
        **_where(request, row),
    }
    return render(request, "bureau/ratings/questionnaire.html", shown)


def _result(one: QuestionResult) -> tuple[QuestionResult, str, list[tuple[str, ...]]]:
    counts = [(option_words(o), str(n), percent(part)) for o, n, part in one.counts]
    return one, KINDS[one.question.kind], list(counts)


def _where(request: OurRequest, row: queries.QuestionnaireRow) -> dict[str, object]:
    """The address by which it is answered, once it is published."""
    if row.state is QuestionnaireState.DRAFT:
        return {"address": "", "qr": ""}
    path = reverse("portal:questionnaire", args=[row.slug])
    address = request.build_absolute_uri(path)
    return {"address": address, "qr": qr(address, label="扫码填问卷")}


@access(Step.EDIT_QUESTIONNAIRE)
@require_POST
def change(request: OurRequest, questionnaire_id: int) -> HttpResponse:
    """A question more or less, published, closed: by which button was pressed."""
    row, _ = queries.questionnaire_page(questionnaire_id, request.actor)
    try:
        _change(request, row)
    except Refused as refusal:
        told(request, refusal)
    return redirect("bureau:questionnaire", questionnaire_id)


def _change(request: OurRequest, row: queries.QuestionnaireRow) -> None:
    said, by, at = request.POST, request.actor, request.now
    known, version = row.questionnaire_id, said.get("version", "")
    seen = int(version) if version.isdecimal() else 0
    match said.get("act", ""):
        case "publish":
            acts.publish_questionnaire(
                questionnaire_id=known, version=seen, by=by, at=at
            )
        case "close":
            acts.close_questionnaire(questionnaire_id=known, version=seen, by=by, at=at)
        case act:
            questions = _changed(list(row.questions), act, request)
            acts.set_questions(
                questionnaire_id=known, questions=questions, version=seen, by=by, at=at
            )


def _changed(
    questions: list[Question], act: str, request: OurRequest
) -> list[Question]:
    """The questions after one was added, or the one of this place removed."""
    said = request.POST
    if act.isdecimal() and int(act) < len(questions):
        return questions[: int(act)] + questions[int(act) + 1 :]
    kind = said.get("kind", "")
    options = [one.strip() for one in said.get("options", "").splitlines()]
    new = Question(
        QuestionKind(kind) if kind in set(QuestionKind) else QuestionKind.TEXT,
        said.get("text", "").strip()[:200],
        tuple(one for one in options if one)[:20],
        said.get("required") == "1",
    )
    return [*questions, new]


@access(Step.SEE_QUESTIONNAIRES)
@require_GET
def export(request: OurRequest, questionnaire_id: int, kind: str) -> HttpResponse:
    """What was answered, an option a line."""
    row, results = queries.questionnaire_page(questionnaire_id, request.actor)
    cells = (
        (one.question.text, option_words(option), n, percent(part))
        for one in results
        for option, n, part in one.counts
    )
    return download(
        Spreadsheet(row.title[:30], ("题", "选项", "人数", "占比"), cells), kind
    )
