"""否定报备: every "no" that waits for a second look, and the look itself."""

from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.cases import queries
from yimen.records.cases.actions.review_declined import review_declined
from yimen.records.cases.actions.review_negative import review_negative
from yimen.records.cases.queries import NegativeFilter, NegativeRow
from yimen.records.network import queries as network
from yimen.records.papers.queries import live_paper
from yimen.records.people import queries as people
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.cases.negatives import Standing
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.bureau.home import sections
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import Versioned, attempt
from yimen.screens.shared.case_forms import text
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download

STANDINGS: Final = {
    Standing.FILED: "待复核",
    Standing.UPHELD: "维持",
    Standing.OVERTURNED: "纠正",
}
STEPS: Final = {
    Step.REJECT: "不予受理",
    Step.REFUSE: "不予许可",
    Step.ANSWER_QUESTION: "答复办不了",
}
GROUNDS: Final = {
    "not_needed": "不需要办",
    "not_ours": "不归本单位",
    "other": "其他",
    "": "—",
}
_DONE: Final = {
    True: "复核意见已写入，申请人能看到。",
    False: "复核意见已写入；纠正的，问题退回首问的同事重新答复。",
}
_HEADS: Final = (
    "办件",
    "事项",
    "申请人",
    "单位",
    "大厅",
    "说的什么",
    "谁说的",
    "什么时候",
    "复核",
    "谁复核",
    "复核意见",
)


class Bar(forms.Form):
    """Which filings to show."""

    standing = forms.ChoiceField(
        label="复核",
        required=False,
        choices=[("", "全部"), *((one.value, word) for one, word in STANDINGS.items())],
    )
    step = forms.ChoiceField(
        label="种类",
        required=False,
        choices=[("", "全部"), *((one.value, word) for one, word in STEPS.items())],
    )
    organ = forms.ChoiceField(label="单位", required=False)
    first_on = forms.DateField(
        label="从", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    last_on = forms.DateField(
        label="到", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        organs = [(str(one.organ_id), one.name) for one in people.organ_choices()]
        self.fields["organ"].choices = [("", "全部"), *organs]  # type: ignore[attr-defined]

    def wanted(self) -> NegativeFilter:
        """The filter; nonsense filters nothing."""
        said = self.cleaned_data if self.is_valid() else {}
        organ = said.get("organ", "")
        return NegativeFilter(
            standing=said.get("standing", ""),
            step=said.get("step", ""),
            organ_id=int(organ) if organ else None,
            first_on=said.get("first_on"),
            last_on=said.get("last_on"),
        )


class Review(Versioned):
    """The second look."""

    verdict = forms.TypedChoiceField(
        label="复核结果",
        coerce=Standing,
        choices=[
            (Standing.UPHELD.value, "维持：说得对"),
            (Standing.OVERTURNED.value, "纠正：应当办"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "请选一个结果。"},
    )
    comment = text("复核意见", "办件的，申请人在进度里看得到。", rows=2)


@access(Step.SEE_NEGATIVES)
def listed(request: OurRequest) -> HttpResponse:
    """What waits first, then the newest."""
    bar = Bar(request.GET)
    page = queries.negatives(bar.wanted(), actor=request.actor, at=request.now)
    today = local_date(request.now)
    shown = {
        "sections": sections(request.actor, request.path),
        "bar": bar,
        "page": page,
        "rows": [(row, STEPS[row.step], STANDINGS[row.standing]) for row in page.rows],
        "director": network.director_name(request.actor.hall_id or 0, today),
    }
    return render(request, "bureau/orders/negatives.html", shown)


@access(Step.SEE_NEGATIVES)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    wanted = Bar(request.GET).wanted()
    rows = queries.negatives(wanted, actor=request.actor, at=request.now).rows
    sheet = Spreadsheet("否定报备", _HEADS, (_cells(row) for row in rows))
    return download(sheet, kind)


def _cells(row: NegativeRow) -> tuple[Cell, ...]:
    return (
        row.case,
        row.matter_name,
        row.applicant,
        row.organ,
        row.hall,
        STEPS[row.step],
        row.replied_by,
        row.replied_at,
        STANDINGS[row.standing],
        row.reviewed_by,
        row.comment,
    )


@access(Step.SEE_NEGATIVES)
def negative(request: OurRequest, filing_id: int) -> HttpResponse:
    """One filing with its reason; who may review it finds the form."""
    row = queries.negative_page(filing_id, actor=request.actor, at=request.now)
    if row is None:
        raise NotFound(filing=filing_id)
    form = Review(request.POST or None, initial={"version": row.version})
    if request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _review(request, row, form))
        if done:
            messages.success(request, _DONE[bool(row.case)])
            return redirect("bureau:negative-list")
    return _page(request, row, form)


def _review(request: OurRequest, row: NegativeRow, form: Review) -> None:
    review = review_negative if row.case else review_declined
    review(
        filing_id=row.filing_id,
        verdict=form.cleaned_data["verdict"],
        comment=form.cleaned_data["comment"],
        version=form.opened_on,
        by=request.actor,
        at=request.now,
    )


def _page(request: OurRequest, row: NegativeRow, form: Review) -> HttpResponse:
    reviews = may_somewhere(request.actor, Step.REVIEW_NEGATIVE)
    shown = {
        "sections": sections(request.actor, "/bureau/negatives/"),
        "row": row,
        "step": STEPS[row.step],
        "ground": GROUNDS.get(row.ground, row.ground),
        "standing": STANDINGS[row.standing],
        "form": form,
        "reviews": reviews and row.standing is Standing.FILED,
        "paper": live_paper(
            DocumentKind.NEGATIVE_FILING, "negative", str(row.filing_id)
        ),
        "issues": may_somewhere(request.actor, Step.ISSUE_NEGATIVE),
    }
    return render(request, "bureau/orders/negative.html", shown)
