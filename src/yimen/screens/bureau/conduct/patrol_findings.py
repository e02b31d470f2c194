"""What rounds found: listed, put right, accepted by another hand, with pictures."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.rectify_finding import (
    accept_finding,
    rectify_finding,
)
from yimen.records.conduct.queries import FindingRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.conduct.patrols import FindingState
from yimen.screens.bureau.conduct.forms import Bar, Rectify, versioned
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    exported,
    listing,
    record,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import tried, version_of
from yimen.screens.shared.conduct_words import (
    FINDING_STATES,
    PATROLS,
    item_word,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

_FINDING_TAGS: Final = {
    FindingState.OPEN: "bad",
    FindingState.RECTIFIED: "warm",
    FindingState.ACCEPTED: "good",
}


def finding_tiles(row: FindingRow) -> tuple[Tile, ...]:
    """A finding in a list."""
    return (
        Tile(row.what, reverse("bureau:patrol-finding", args=[row.finding_id])),
        Tile(row.hall, note=PATROLS[row.patrol]),
        Tile(row.officer),
        Tile(row.due_on),
        Tile(FINDING_STATES[row.state], tag=_FINDING_TAGS[row.state]),
    )


FINDING_LIST: Final[Register[FindingRow]] = Register(
    name="巡查发现",
    lead="指导、整改、验收三步走；谁整改的，谁不能验收。",
    heads=("发现了什么", "哪里", "直接责任人", "哪天前改好", "状态"),
    tiles=finding_tiles,
    export="bureau:patrol-findings-export",
    empty=("没有发现问题", "巡查时点“记一条发现”。"),
)


def _finding_bar(request: OurRequest) -> Bar:
    items = {item: item_word(item) for item in queries.conduct_settings().items}
    return Bar(items, FINDING_STATES, request.GET)


@access(Step.SEE_CONDUCT)
def findings(request: OurRequest) -> HttpResponse:
    """Everything that was found, what is open first."""
    bar = _finding_bar(request)
    page = queries.findings(bar.wanted(), actor=request.actor, page=number_of(request))
    return listing(request, FINDING_LIST, page, bar=bar)


@access(Step.SEE_CONDUCT)
def findings_export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered findings as a file."""
    wanted = _finding_bar(request).wanted()
    rows = queries.findings(wanted, actor=request.actor, size=WHOLE).rows
    return exported(FINDING_LIST, rows, kind)


@access(Step.SEE_CONDUCT)
def finding(request: OurRequest, finding_id: int) -> HttpResponse:
    """One finding, with its picture and what to do now."""
    row = queries.patrol_finding(finding_id, request.actor)
    shown = Record(
        heading=row.what[:30],
        state=FINDING_STATES[row.state],
        tag=_FINDING_TAGS[row.state],
        back=("巡查发现", reverse("bureau:patrol-findings")),
        facts=_facts(row),
        acts=_finding_acts(request, row),
        history=history("patrol_finding", str(finding_id)),
        pictures=[reverse("bureau:patrol-photo", args=[finding_id])] * bool(row.photo),
    )
    return record(request, shown)


def _facts(row: FindingRow) -> list[tuple[str, object]]:
    return [
        ("发现了什么", row.what),
        ("哪里", f"{row.hall}，{PATROLS[row.patrol]}"),
        ("直接责任人", row.officer),
        ("怎么改", row.guidance),
        ("哪天前改好", row.due_on),
        ("检查单", item_word(row.item)),
        ("整改", row.rectified),
        ("谁整改的", row.rectified_by),
        ("谁验收的", row.accepted_by),
    ]


def _finding_acts(request: OurRequest, row: FindingRow) -> list[Act]:
    acts: list[Act] = []
    first = {"version": row.version}
    if row.may_rectify:
        url = reverse("bureau:patrol-rectify", args=[row.finding_id])
        acts.append(
            Act(heading="整改", url=url, button="改好了", form=Rectify(initial=first))
        )
    if row.may_accept:
        url = reverse("bureau:patrol-accept", args=[row.finding_id])
        form = versioned(row.version)
        acts += [
            Act(heading="验收", url=f"{url}?accepts=1", button="通过", form=form),
            Act(heading="没改好", url=url, button="退回再改", form=form, is_quiet=True),
        ]
    if row.officer_id and may_somewhere(request.actor, Step.RECORD_BREACH):
        url = reverse("bureau:breach-of-finding", args=[row.finding_id])
        note = "要另一个人确认，本人可以申诉。"
        acts.append(
            Act(
                heading="够得上违纪",
                url=url,
                button="登记违纪",
                note=note,
                is_quiet=True,
            )
        )
    return acts


@access(Step.RECTIFY_FINDING)
@require_POST
def rectify(request: OurRequest, finding_id: int) -> HttpResponse:
    """Put right."""
    form = Rectify(request.POST)
    said = form.cleaned_data["said"] if form.is_valid() else ""
    tried(
        request,
        lambda: rectify_finding(
            finding_id=finding_id,
            said=said,
            version=form.opened_on,
            by=request.actor,
            at=request.now,
        ),
        "记下了，等另一位同志验收。",
    )
    return redirect("bureau:patrol-finding", finding_id)


@access(Step.ACCEPT_FINDING)
@require_POST
def accept(request: OurRequest, finding_id: int) -> HttpResponse:
    """Looked at again by another hand."""
    tried(
        request,
        lambda: accept_finding(
            finding_id=finding_id,
            accepts=bool(request.GET.get("accepts")),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "记下了。",
    )
    return redirect("bureau:patrol-finding", finding_id)


@access(Step.SEE_CONDUCT)
def photo(request: OurRequest, finding_id: int) -> HttpResponse:
    """The picture of a finding."""
    content, media_type = queries.finding_photo(finding_id, request.actor)
    return HttpResponse(content, content_type=media_type)
