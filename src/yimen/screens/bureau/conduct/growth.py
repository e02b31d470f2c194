"""Training with marks, honours with their second hand, and weights of matters."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.keep_honour import (
    Given,
    confirm_honour,
    record_honour,
)
from yimen.records.conduct.actions.keep_training import (
    Course,
    keep_training,
    mark_training,
)
from yimen.records.conduct.actions.set_weight import set_weight
from yimen.records.conduct.queries import HonourRow, TrainingRow, WeightRow
from yimen.records.people import queries as people
from yimen.records.people.queries import WHOLE, Slice
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.conduct.training import PLAIN, Seat
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.bureau.conduct.forms import Bar
from yimen.screens.bureau.conduct.growth_forms import (
    HonourForm,
    TrainingForm,
    WeightForm,
)
from yimen.screens.bureau.record_pages import (
    Register,
    Tile,
    exported,
    form_page,
    frame,
    listing,
    ways_open,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried, version_of
from yimen.screens.shared.conduct_words import (
    HONOUR_STATES,
    HONOUR_TAGS,
    HONOURS,
    TRAININGS,
    rate_words,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


def _training_tiles(row: TrainingRow) -> tuple[Tile, ...]:
    exam = f"{row.examined} 人考，{row.passed} 人及格" if row.pass_mark else "不考试"
    return (
        Tile(row.title, reverse("bureau:training", args=[row.training_id])),
        Tile(TRAININGS[row.kind], note=row.teacher),
        Tile(row.held_on),
        Tile(row.hours),
        Tile(row.there),
        Tile(exam),
        Tile(row.evidence),
    )


TRAINING_LIST: Final[Register[TrainingRow]] = Register(
    name="培训",
    lead="上岗、业务、礼仪、法规；有及格分的就是考试。",
    heads=("名称", "哪一种", "哪天", "学时", "到了几人", "考试", "凭据"),
    tiles=_training_tiles,
    export="bureau:training-export",
    empty=("没有培训", "点“登记培训”，再勾谁到了、写分数。"),
)


def _honour_tiles(row: HonourRow) -> tuple[Tile, ...]:
    return (
        Tile(row.officer, note=row.unit),
        Tile(HONOURS[row.kind]),
        Tile(row.title, note=row.given_by),
        Tile(row.given_on),
        Tile(row.evidence),
        Tile(row.points),
        Tile(HONOUR_STATES[row.state], tag=HONOUR_TAGS[row.state]),
    )


HONOUR_LIST: Final[Register[HonourRow]] = Register(
    name="荣誉和互助",
    lead="表彰、表扬、帮助其他岗位，都要有凭据，另一个人确认以后才加分。",
    heads=("谁", "哪一种", "因为什么", "哪天", "凭据", "分", "状态"),
    tiles=_honour_tiles,
    export="bureau:honour-export",
    empty=("没有荣誉", "点“登记荣誉”。"),
)


def _weight_tiles(row: WeightRow) -> tuple[Tile, ...]:
    return (
        Tile(row.matter_code),
        Tile(f"{row.weight:g}"),
        Tile(row.valid_from),
        Tile(row.source),
    )


WEIGHT_LIST: Final[Register[WeightRow]] = Register(
    name="难易系数",
    lead="没有列出的事项都是 1；办件按办结那天的系数算，改了也不动以前的。",
    heads=("事项编码", "系数", "从哪天起", "出处"),
    tiles=_weight_tiles,
    export="bureau:weight-export",
    empty=("还没有定过系数", "都按 1 算。"),
)


@access(Step.SEE_CONDUCT)
def trainings(request: OurRequest) -> HttpResponse:
    """The trainings, with coverage and pass rate of this year."""
    bar = Bar(TRAININGS, {}, request.GET)
    page = queries.trainings(bar.wanted(), actor=request.actor, page=number_of(request))
    today = local_date(request.now)
    said = queries.coverage(today.replace(month=1, day=1), today, request.actor)
    figures = {
        "今年培训覆盖率": rate_words(said.rate),
        "考试合格率": rate_words(said.pass_rate),
        "在岗": said.on_post,
    }
    ways = ways_open(request, ("登记培训", "bureau:training-add", Step.KEEP_TRAINING))
    return listing(request, TRAINING_LIST, page, bar=bar, ways=ways, figures=figures)


@access(Step.SEE_CONDUCT)
def training_export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered trainings as a file."""
    wanted = Bar(TRAININGS, {}, request.GET).wanted()
    rows = queries.trainings(wanted, actor=request.actor, size=WHOLE).rows
    return exported(TRAINING_LIST, rows, kind)


@access(Step.KEEP_TRAINING)
def training_add(request: OurRequest) -> HttpResponse:
    """A training is put down."""
    first = {"held_on": local_date(request.now), "node": request.actor.hall_id}
    form = TrainingForm(request.POST or None, initial=first).choose(request.actor)

    def act() -> int:
        said = dict(form.cleaned_data)
        course = Course(node_id=said.pop("node"), **said)
        return keep_training(course=course, by=request.actor, at=request.now)

    if form.is_valid() and (done := attempt(form, act)):
        messages.success(request, "记下了。现在勾谁到了、写分数。")
        return redirect("bureau:training", done.value)
    return form_page(request, form, "登记培训", reverse("bureau:training-list"))


@access(Step.SEE_CONDUCT)
def training(request: OurRequest, training_id: int) -> HttpResponse:
    """One training: who was there, with how many marks."""
    row, seats = queries.training_page(training_id, request.actor)
    held = {one.seat.officer_id: one for one in seats}
    staff = people.officers_of_hall(row.hall_id)
    shown = {
        **frame(request),
        "row": row,
        "kind": TRAININGS[row.kind],
        "seats": seats,
        "staff": [(one, held.get(one.officer_id)) for one in staff],
        "marks": may_somewhere(request.actor, Step.KEEP_TRAINING),
    }
    return render(request, "bureau/conduct/training.html", shown)


@access(Step.KEEP_TRAINING)
@require_POST
def training_mark(request: OurRequest, training_id: int) -> HttpResponse:
    """Who was there is put down."""
    seats = [
        Seat(int(one), was_there=True, marks=_marks(request, one))
        for one in request.POST.getlist("there")
        if one.isdecimal()
    ]
    tried(
        request,
        lambda: mark_training(
            training_id=training_id, seats=seats, by=request.actor, at=request.now
        ),
        "记下了。",
    )
    return redirect("bureau:training", training_id)


def _marks(request: OurRequest, officer: str) -> int | None:
    said = request.POST.get(f"marks{officer}", "").strip()
    return int(said) if said.isdecimal() else None


@access(Step.SEE_CONDUCT)
def honours(request: OurRequest) -> HttpResponse:
    """The honours, with the points that count."""
    bar = Bar(HONOURS, HONOUR_STATES, request.GET)
    wanted = bar.wanted()
    page = queries.honours(wanted, actor=request.actor, page=number_of(request))
    return listing(
        request,
        HONOUR_LIST,
        page,
        bar=bar,
        ways=ways_open(request, ("登记荣誉", "bureau:honour-add", Step.RECORD_HONOUR)),
        figures={"已确认的分": queries.honour_points(wanted, request.actor)},
        acts="bureau/conduct/_honour_acts.html",
    )


@access(Step.SEE_CONDUCT)
def honour_export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered honours as a file."""
    wanted = Bar(HONOURS, HONOUR_STATES, request.GET).wanted()
    rows = queries.honours(wanted, actor=request.actor, size=WHOLE).rows
    return exported(HONOUR_LIST, rows, kind)


@access(Step.RECORD_HONOUR)
def honour_add(request: OurRequest) -> HttpResponse:
    """An honour is put down."""
    first = {"given_on": local_date(request.now)}
    form = HonourForm(request.POST or None, initial=first).choose(request.actor)

    def act() -> int:
        said = dict(form.cleaned_data)
        given = Given(officer_id=said.pop("officer"), **said)
        return record_honour(given=given, by=request.actor, at=request.now)

    if form.is_valid() and attempt(form, act):
        messages.success(request, "记下了，等另一个人确认。")
        return redirect("bureau:honour-list")
    return form_page(request, form, "登记荣誉", reverse("bureau:honour-list"))


@access(Step.CONFIRM_HONOUR)
@require_POST
def honour_confirm(request: OurRequest, honour_id: int) -> HttpResponse:
    """A second hand has seen the evidence."""
    tried(
        request,
        lambda: confirm_honour(
            honour_id=honour_id,
            confirms=bool(request.POST.get("confirms")),
            version=version_of(request),
            by=request.actor,
            at=request.now,
        ),
        "记下了。",
    )
    return redirect("bureau:honour-list")


@access(Step.SEE_CONDUCT)
def weights(request: OurRequest) -> HttpResponse:
    """Every weight with its history."""
    rows = queries.weight_rows()
    page = Slice(rows, 1, 1, len(rows))
    ways = ways_open(request, ("定一个系数", "bureau:weight-add", Step.SET_WEIGHT))
    return listing(request, WEIGHT_LIST, page, ways=ways)


@access(Step.SEE_CONDUCT)
def weight_export(request: OurRequest, kind: str) -> HttpResponse:  # noqa: ARG001 - all of it
    """The weights as a file."""
    return exported(WEIGHT_LIST, queries.weight_rows(), kind)


@access(Step.SET_WEIGHT)
def weight_add(request: OurRequest) -> HttpResponse:
    """A weight from a day on."""
    first = {"valid_from": local_date(request.now), "weight": 1}
    form = WeightForm(request.POST or None, initial=first)

    def act() -> None:
        said = form.cleaned_data
        set_weight(
            matter_code=said["matter_code"].strip(),
            hundredths=int(said["weight"] * PLAIN),
            valid_from=said["valid_from"],
            source=said["source"],
            by=request.actor,
            at=request.now,
        )

    if form.is_valid() and attempt(form, act):
        return redirect("bureau:weight-list")
    return form_page(request, form, "定难易系数", reverse("bureau:weight-list"))
