"""A slip on a printed paper: voided with a reason, issued anew, traced."""

from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.cases import queries
from yimen.records.cases.actions.correct_slip import correct_slip
from yimen.records.cases.queries import CasePage
from yimen.records.people.actions.register_applicant import register_applicant
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applicants import Identity
from yimen.rules.cases.applications import DeliveryWay
from yimen.rules.catalogue.intake import Paper
from yimen.rules.documents.slips import Slip
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.screens.shared import case_forms
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.wording import say
from yimen.screens.window.forms import Identify
from yimen.screens.window.sheet import papers_of

_UNPROCESSABLE = 422


class WrittenWrong(Identify):
    """What should have been written; what is left empty stays as it is."""

    reason = case_forms.text("哪里写错了", "会记在作废的文书上。", rows=2)
    delivery_way = forms.ChoiceField(
        label="结果怎么拿",
        required=False,
        choices=[
            ("", "不改"),
            (DeliveryWay.COLLECT.value, "自取"),
            (DeliveryWay.POST.value, "邮寄"),
        ],
    )
    delivery_address = case_forms.line("邮寄地址")
    field_order = ("reason", "id_kind", "id_number", "name", "phone")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["id_number"].required = False
        self.fields["id_number"].label = "申请人的证件号码应该是"
        self.fields["id_number"].help_text = "申请人没有认错就空着。"

    def identity_if_any(self, on: date) -> Identity | None:
        """The right applicant, if another one was meant."""
        return self.identity(on) if self.cleaned_data["id_number"].strip() else None


def _changed_papers(request: OurRequest, page: CasePage) -> tuple[Paper, ...] | None:
    before = {row.material.code: (row.originals, row.copies) for row in page.materials}
    changed = tuple(
        paper
        for paper in papers_of(request.POST)
        if before.get(paper.code) != (paper.originals, paper.copies)
    )
    return changed or None


def _slip(request: OurRequest, page: CasePage, form: WrittenWrong) -> Slip:
    identity = form.identity_if_any(local_date(request.now))
    said = form.cleaned_data
    way, address = said["delivery_way"], said["delivery_address"].strip()
    return Slip(
        applicant_id=_registered(request, identity, form) if identity else None,
        papers=_changed_papers(request, page),
        delivery_way=DeliveryWay(way) if way else None,
        delivery_address=address or None,
    )


def _registered(request: OurRequest, identity: Identity, form: WrittenWrong) -> int:
    return register_applicant(
        identity=identity,
        by=request.actor,
        at=request.now,
        is_confirmed=form.cleaned_data["is_confirmed"],
    )


@access(Step.CORRECT_SLIP)
def correct(request: OurRequest, document: str) -> HttpResponse:
    """The form of the slip, and the new paper."""
    paper = queries.document_page(document, request.actor)
    number = paper.sheet.case_number
    page = queries.case_page(number, request.actor, request.now)
    form = WrittenWrong(request.POST or None)
    known = {"page": page, "paper": paper, "form": form}
    if request.method != "POST" or not form.is_valid():
        status = _UNPROCESSABLE if form.is_bound else 200
        return render(request, "window/slip.html", known, status=status)
    try:
        _correct(request, page, document, form)
    except NotFound:
        raise
    except Refused as refusal:
        form.add_error(None, f"{say(refusal).text}{say(refusal).next}")
        return render(request, "window/slip.html", known, status=say(refusal).status)
    return redirect("window:case-done", number)


def _correct(
    request: OurRequest, page: CasePage, document: str, form: WrittenWrong
) -> None:
    correct_slip(
        document=document,
        slip=_slip(request, page, form),
        reason=form.cleaned_data["reason"],
        version=page.version,
        by=request.actor,
        at=request.now,
    )
    messages.success(request, "原来的作废了，新的已经编好号，请打印并收回旧的。")
