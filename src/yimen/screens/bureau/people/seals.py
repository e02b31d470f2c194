"""The seal register: who keeps each seal, every use, and taking one out of use."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from yimen.records.people import queries as people
from yimen.records.seals import queries
from yimen.records.seals.actions.make_seal import SealFacts, make_seal
from yimen.records.seals.actions.revoke_seal import revoke_seal
from yimen.records.seals.actions.use_by_hand import use_by_hand
from yimen.records.seals.queries import UseRow
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may, may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.bureau.framed_form import framed_form
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, told
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

_AT: Final = "/bureau/seals/"
_HEADS: Final = ("文书编号", "办件编号", "方式", "授权书", "用章时间", "用章人")
_KINDS: Final = {"electronic": "电子印章", "hand": "实物章"}
_THREE_YEARS: Final = timedelta(days=3 * 365)
_DAY: Final = {"type": "date"}


class SealForm(forms.Form):
    """Whose seal, who keeps it, from when to when."""

    organ = forms.ChoiceField(label="单位")
    keeper = forms.ChoiceField(label="保管人", help_text="首席代表或者单位指定的人")
    valid_from = forms.DateField(
        label="启用日期", widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d")
    )
    last_valid_on = forms.DateField(
        label="截止日期（含当天）",
        widget=forms.DateInput(attrs=_DAY, format="%Y-%m-%d"),
    )

    def __init__(
        self,
        organs: Iterable[tuple[int, str]],
        officers: Iterable[tuple[int, str]],
        *args: Any,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("organ", organs), ("keeper", officers)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)  # noqa: S101 - narrows
            field.choices = [(str(pk), word) for pk, word in choices]

    def facts(self) -> SealFacts:
        """The answers as the action takes them."""
        said = self.cleaned_data
        return SealFacts(
            organ_id=int(said["organ"]),
            keeper_id=int(said["keeper"]),
            valid_from=said["valid_from"],
            last_valid_on=said["last_valid_on"],
        )


@access(Step.SEE_SEALS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """Every seal and its keeper."""
    shown = {
        "sections": sections(request.actor, request.path),
        "rows": queries.seals(request.actor, request.now),
        "makes": may_somewhere(request.actor, Step.MAKE_SEAL),
    }
    return render(request, "bureau/people/seals.html", shown)


@access(Step.SEE_SEALS)
@require_GET
def seal(request: OurRequest, seal_id: int) -> HttpResponse:
    """One seal and all its uses."""
    page = queries.seal_page(seal_id, request.actor, request.now)
    place = Place(organ_id=page.seal.organ_id)
    shown = {
        "sections": sections(request.actor, _AT),
        "page": page,
        "kinds": _KINDS,
        "uses": page.seal.is_live and may(request.actor, Step.USE_SEAL, place),
        "revokes": page.seal.revoked_at is None
        and may(request.actor, Step.REVOKE_SEAL, place),
        "history": history("seal", str(seal_id)),
    }
    return render(request, "bureau/people/seal.html", shown)


@access(Step.SEE_SEALS)
@require_GET
def export(request: OurRequest, seal_id: int) -> HttpResponse:
    """The uses as a file."""
    page = queries.seal_page(seal_id, request.actor, request.now)
    sheet = Spreadsheet("用章登记", _HEADS, (_cells(row) for row in page.uses))
    return download(sheet, request.GET.get("kind", "csv"))


def _cells(row: UseRow) -> tuple[Cell, ...]:
    kind = _KINDS[row.kind]
    return (row.document, row.case, kind, row.letter, row.used_at, row.used_by)


@access(Step.MAKE_SEAL)
def make(request: OurRequest) -> HttpResponse:
    """A new seal."""
    today = local_date(request.now)
    first = {"valid_from": today, "last_valid_on": today + _THREE_YEARS}
    keepers = people.possible_deciders()
    organs = _organs(request.actor)
    form = SealForm(organs, keepers, request.POST or None, initial=first)
    if request.method == "POST" and form.is_valid():
        facts = form.facts()
        done = attempt(
            form, lambda: make_seal(seal=facts, by=request.actor, at=request.now)
        )
        if done:
            messages.success(request, "印章登记好了。")
            return redirect("bureau:seal", done.value)
    return framed_form(request, form, "登记行政审批专用章", _AT)


def _organs(actor: Actor) -> list[tuple[int, str]]:
    """The organs whose seal the actor may register."""
    return [
        (one.organ_id, one.name)
        for one in people.organ_choices()
        if may(actor, Step.MAKE_SEAL, Place(organ_id=one.organ_id))
    ]


@access(Step.REVOKE_SEAL)
@require_POST
def revoke(request: OurRequest, seal_id: int) -> HttpResponse:
    """Out of use from now on."""
    reason = request.POST.get("reason", "")[:200]
    try:
        revoke_seal(seal_id=seal_id, reason=reason, by=request.actor, at=request.now)
    except Refused as refusal:
        return _said(request, seal_id, refusal)
    messages.success(request, "停用了。以前盖的照样有效，从现在起不能再盖。")
    return redirect("bureau:seal", seal_id)


@access(Step.USE_SEAL)
@require_POST
def use(request: OurRequest, seal_id: int) -> HttpResponse:
    """The rubber seal is about to be used: written down first."""
    document = request.POST.get("document", "").strip()[:80]
    try:
        use_by_hand(document=document, by=request.actor, at=request.now)
    except Refused as refusal:
        return _said(request, seal_id, refusal)
    messages.success(request, f"{document} 用章登记好了，可以盖章。")
    return redirect("bureau:seal", seal_id)


def _said(request: OurRequest, seal_id: int, refusal: Refused) -> HttpResponse:
    if isinstance(refusal, NotFound):
        raise refusal
    told(request, refusal)
    return redirect("bureau:seal", seal_id)
