"""Authorisation letters: the list, one letter, giving and taking back."""

from datetime import timedelta
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from yimen.records.papers.queries import live_paper
from yimen.records.people import queries
from yimen.records.people.actions.grant_letter import grant_letter
from yimen.records.people.actions.renew_letter import renew_letter
from yimen.records.people.actions.revoke_letter import revoke_letter
from yimen.records.people.queries import LetterFilter, LetterRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may, may_somewhere
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.people.letters_forms import LetterForm, RenewalForm
from yimen.screens.bureau.words import LETTER_STATES, LETTER_TAGS
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, version_of
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_HEADS: Final = (
    "编号",
    "授权单位",
    "被授权人",
    "事项",
    "起始",
    "截止（含）",
    "签发人",
    "状态",
)
_A_YEAR: Final = timedelta(days=364)


def wanted(request: OurRequest) -> LetterFilter:
    """The filter that the address says."""
    organ, officer = request.GET.get("organ", ""), request.GET.get("officer", "")
    return LetterFilter(
        text=request.GET.get("q", "").strip(),
        state=request.GET.get("state", ""),
        organ_id=int(organ) if organ.isdecimal() else None,
        officer_id=int(officer) if officer.isdecimal() else None,
    )


@access(Step.SEE_LETTERS)
def listed(request: OurRequest) -> HttpResponse:
    """Who may decide what: searched, by pages."""
    today = local_date(request.now)
    shown = {
        "sections": sections(request.actor, request.path),
        "page": queries.letters(
            wanted(request), actor=request.actor, on=today, page=number_of(request)
        ),
        "organs": queries.organ_choices(),
        "states": LETTER_STATES,
        "tags": LETTER_TAGS,
        "grants": may_somewhere(request.actor, Step.GRANT_LETTER),
        "asked": request.GET,
    }
    return render(request, "bureau/people/letters.html", shown)


@access(Step.SEE_LETTERS)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.letters(
        wanted(request),
        actor=request.actor,
        on=local_date(request.now),
        size=queries.WHOLE,
    )
    sheet = Spreadsheet("授权书", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: LetterRow) -> tuple[Cell, ...]:
    return (
        row.number,
        row.organ,
        row.officer,
        "、".join(row.matter_codes) or "全部",
        row.valid_from,
        row.last_valid_on,
        row.signed_by,
        LETTER_STATES[row.state],
    )


@access(Step.SEE_LETTERS)
def letter(request: OurRequest, letter_id: int) -> HttpResponse:
    """One letter and what became of it."""
    row = _letter(request, letter_id)
    place = Place(organ_id=row.organ_id)
    shown = {
        "sections": sections(request.actor, "/bureau/letters/"),
        "letter": row,
        "states": LETTER_STATES,
        "tags": LETTER_TAGS,
        "renews": row.revoked_on is None
        and may(request.actor, Step.RENEW_LETTER, place),
        "revokes": row.revoked_on is None
        and may(request.actor, Step.REVOKE_LETTER, place),
        "paper": live_paper(DocumentKind.WINDOW_AUTHORITY, "letter", str(letter_id)),
        "issues": row.revoked_on is None
        and may(request.actor, Step.ISSUE_AUTHORITY, place),
        "history": history("letter", str(letter_id)),
    }
    return render(request, "bureau/people/letter.html", shown)


@access(Step.GRANT_LETTER)
def grant(request: OurRequest) -> HttpResponse:
    """A new letter, for a year unless it says otherwise."""
    choices = _choices(request.actor)
    form = LetterForm(*choices, request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: grant_letter(
                letter=form.letter(), by=request.actor, at=request.now
            ),
        )
        if done:
            messages.success(request, "授权书已经发给，当天起生效。")
            return redirect("bureau:letter", done.value)
    return framed_form(request, form, "发给授权书", "/bureau/letters/")


def _start(request: OurRequest) -> dict[str, object]:
    today = local_date(request.now)
    return {
        "valid_from": today,
        "last_valid_on": today + _A_YEAR,
        "signed_by": request.actor.name,
        "organ": str(request.actor.organ_id or ""),
        "officer": request.GET.get("officer", ""),
    }


def _choices(
    actor: Actor,
) -> tuple[list[queries.OrganChoice], list[tuple[int, str]]]:
    """The organs the actor may speak for, and everybody who could decide there."""
    organs = [
        one
        for one in queries.organ_choices()
        if may(actor, Step.GRANT_LETTER, Place(organ_id=one.organ_id))
    ]
    return organs, queries.possible_deciders()


@access(Step.RENEW_LETTER)
def renew(request: OurRequest, letter_id: int) -> HttpResponse:
    """The next letter, from the day this one ends."""
    row = _letter(request, letter_id)
    started = max(row.last_valid_on, local_date(request.now))
    initial = {"last_valid_on": started + _A_YEAR, "signed_by": request.actor.name}
    form = RenewalForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _renew(request, letter_id, form))
        if done:
            messages.success(request, "授权书已续期，中间不断档。")
            return redirect("bureau:letter", done.value)
    return framed_form(request, form, "续期授权书", "/bureau/letters/")


def _letter(request: OurRequest, letter_id: int) -> LetterRow:
    row = queries.letter_page(
        letter_id, actor=request.actor, on=local_date(request.now)
    )
    if row is None:
        raise NotFound(letter=letter_id)
    return row


def _renew(request: OurRequest, letter_id: int, form: RenewalForm) -> int:
    return renew_letter(
        letter_id=letter_id, renewal=form.renewal(), by=request.actor, at=request.now
    )


@access(Step.REVOKE_LETTER)
@require_POST
def revoke(request: OurRequest, letter_id: int) -> HttpResponse:
    """Not valid from today on."""
    revoke_letter(
        letter_id=letter_id,
        version=version_of(request),
        reason=request.POST.get("reason", ""),
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "授权书已经收回，从今天起不能再凭它签决定。")
    return redirect("bureau:letter", letter_id)
