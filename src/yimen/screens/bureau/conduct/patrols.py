"""Rounds: planned, walked on a phone with the checklist, and what they found."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.add_finding import Found, add_finding
from yimen.records.conduct.actions.plan_patrol import plan_patrol
from yimen.records.conduct.actions.walk_patrol import call_off_patrol, walk_patrol
from yimen.records.conduct.queries import PatrolRow, Wanted
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.patrols import Look, PatrolState
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.bureau.conduct.forms import (
    A_WEEK,
    Bar,
    FindingForm,
    PatrolForm,
    WalkForm,
    versioned,
)
from yimen.screens.bureau.conduct.patrol_findings import FINDING_LIST, finding_tiles
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    exported,
    form_page,
    listing,
    record,
    ways_open,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.conduct_words import (
    LOOKS,
    PATROL_STATES,
    PATROLS,
    item_word,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest

_PATROL_TAGS: Final = {PatrolState.PLANNED: "warm", PatrolState.DONE: "good"}


def _patrol_tiles(row: PatrolRow) -> tuple[Tile, ...]:
    return (
        Tile(PATROLS[row.kind], reverse("bureau:patrol", args=[row.patrol_id])),
        Tile(row.planned_on),
        Tile(row.hall),
        Tile(row.walker),
        Tile(PATROL_STATES[row.state], tag=_PATROL_TAGS.get(row.state, "plain")),
        Tile(f"好 {row.good}，有问题 {row.bad}" if row.walked_at else ""),
        Tile(row.findings),
    )


PATROL_LIST: Final[Register[PatrolRow]] = Register(
    name="巡查",
    lead="领导带班、值班长值班、副值班长坐岗、视频和检查单，发现的问题要跟到验收。",
    heads=("哪一种", "哪天", "大厅", "谁", "状态", "检查单", "发现几条"),
    tiles=_patrol_tiles,
    export="bureau:patrol-export",
    empty=("还没有巡查", "点“安排巡查”，选哪一种、哪天、谁去。"),
)


def _patrol_bar(request: OurRequest) -> Bar:
    return Bar(PATROLS, PATROL_STATES, request.GET)


@access(Step.SEE_CONDUCT)
def listed(request: OurRequest) -> HttpResponse:
    """The rounds, the newest first."""
    bar = _patrol_bar(request)
    page = queries.patrols(bar.wanted(), actor=request.actor, page=number_of(request))
    ways = ways_open(
        request,
        ("安排巡查", "bureau:patrol-add", Step.PLAN_PATROL),
        ("检查单和扣分", "bureau:conduct-settings", Step.SET_CONDUCT),
    )
    return listing(request, PATROL_LIST, page, bar=bar, ways=ways)


@access(Step.SEE_CONDUCT)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered rounds as a file."""
    wanted = _patrol_bar(request).wanted()
    rows = queries.patrols(wanted, actor=request.actor, size=WHOLE).rows
    return exported(PATROL_LIST, rows, kind)


@access(Step.PLAN_PATROL)
def add(request: OurRequest) -> HttpResponse:
    """A round to be walked."""
    actor = request.actor
    first = {
        "planned_on": local_date(request.now),
        "walker": actor.officer_id,
        "node": actor.hall_id,
    }
    form = PatrolForm(request.POST or None, initial=first).choose(actor)
    if form.is_valid() and (done := attempt(form, lambda: _plan(request, form))):
        return redirect("bureau:patrol", done.value)
    return form_page(request, form, "安排巡查", reverse("bureau:patrol-list"))


def _plan(request: OurRequest, form: PatrolForm) -> int:
    said = form.cleaned_data
    return plan_patrol(
        node_id=said["node"],
        kind=said["kind"],
        planned_on=said["planned_on"],
        walker_id=said["walker"],
        by=request.actor,
        at=request.now,
    )


@access(Step.SEE_CONDUCT)
def patrol(request: OurRequest, patrol_id: int) -> HttpResponse:
    """One round: its list, what it found, and what to do now."""
    row = queries.patrol_page(patrol_id, request.actor)
    found = queries.findings(Wanted(), actor=request.actor, patrol_id=patrol_id).rows
    shown = Record(
        heading=PATROLS[row.kind],
        state=PATROL_STATES[row.state],
        tag=_PATROL_TAGS.get(row.state, "plain"),
        back=("巡查", reverse("bureau:patrol-list")),
        facts=_facts(row, local_date(request.now)),
        acts=_patrol_acts(request, row),
        history=history("patrol", str(patrol_id)),
        table=(FINDING_LIST.heads, [finding_tiles(one) for one in found]),
        table_name="发现的问题",
    )
    return record(request, shown)


def _facts(row: PatrolRow, today: date) -> list[tuple[str, object]]:
    is_early = row.state is PatrolState.PLANNED and today < row.planned_on
    return [
        ("大厅", row.hall),
        ("哪天", row.planned_on),
        ("谁", row.walker),
        ("巡查时间", row.walked_at),
        ("情况", row.note),
        *([("检查单", "到那天再填")] if is_early else []),
        *((item_word(one), LOOKS[look]) for one, look in _seen(row.looks).items()),
    ]


def _seen(looks: Mapping[str, Look]) -> dict[str, Look]:
    return {item: look for item, look in looks.items() if look is not Look.NOT_SEEN}


def _patrol_acts(request: OurRequest, row: PatrolRow) -> list[Act]:
    if not row.may_walk or row.state is PatrolState.CANCELLED:
        return []
    acts: list[Act] = []
    is_due = row.planned_on <= local_date(request.now)
    if row.state is PatrolState.PLANNED and is_due:
        walk = WalkForm(initial={"version": row.version})
        url = reverse("bureau:patrol-walk", args=[row.patrol_id])
        acts.append(Act(heading="填检查单", url=url, button="巡查完了", form=walk))
    first = {"due_on": local_date(request.now) + A_WEEK}
    form = FindingForm(initial=first).choose(request.actor)
    url = reverse("bureau:patrol-find", args=[row.patrol_id])
    acts.append(Act(heading="记一条发现", url=url, button="记下", form=form))
    if row.state is PatrolState.PLANNED:
        url = reverse("bureau:patrol-call-off", args=[row.patrol_id])
        off = Act(
            heading="不去了",
            url=url,
            button="取消这次巡查",
            form=versioned(row.version),
            is_quiet=True,
        )
        acts.append(off)
    return acts


@access(Step.WALK_PATROL)
@require_POST
def walk(request: OurRequest, patrol_id: int) -> HttpResponse:
    """The checklist is filled."""
    form = WalkForm(request.POST)
    if form.is_valid():
        tried(
            request,
            lambda: walk_patrol(
                patrol_id=patrol_id,
                looks=form.looks(),
                said=form.cleaned_data["said"],
                version=form.opened_on,
                by=request.actor,
                at=request.now,
            ),
            "记下了。",
        )
    return redirect("bureau:patrol", patrol_id)


@access(Step.PLAN_PATROL)
@require_POST
def call_off(request: OurRequest, patrol_id: int) -> HttpResponse:
    """Nobody walks it."""
    tried(
        request,
        lambda: call_off_patrol(
            patrol_id=patrol_id,
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "取消了。",
    )
    return redirect("bureau:patrol", patrol_id)


@access(Step.WALK_PATROL)
def find(request: OurRequest, patrol_id: int) -> HttpResponse:
    """Something is put down, with a picture."""
    form = FindingForm(request.POST or None, request.FILES or None)
    form.choose(request.actor)
    if form.is_valid() and attempt(form, lambda: _find(request, patrol_id, form)):
        return redirect("bureau:patrol", patrol_id)
    back = reverse("bureau:patrol", args=[patrol_id])
    return form_page(request, form, "记一条发现", back, button="记下")


def _find(request: OurRequest, patrol_id: int, form: FindingForm) -> int:
    said = form.cleaned_data
    photo = said["photo"]
    found = Found(
        what=said["what"],
        guidance=said["guidance"],
        due_on=said["due_on"],
        officer_id=said["officer"] or None,
        item=said["item"],
        photo=photo.read() if photo else b"",
    )
    return add_finding(
        patrol_id=patrol_id, found=found, by=request.actor, at=request.now
    )
