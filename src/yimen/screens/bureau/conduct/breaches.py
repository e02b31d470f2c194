"""Talks and breaches: put down, confirmed by a second hand, decided by a third."""

from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from yimen.records.conduct import queries
from yimen.records.conduct.actions.decide_breach import confirm_breach, decide_appeal
from yimen.records.conduct.actions.hold_talk import hold_talk
from yimen.records.conduct.actions.record_breach import Said, record_breach
from yimen.records.conduct.queries import BreachRow, TalkRow
from yimen.records.people.queries import WHOLE
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.breaches import Category, Source
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.bureau.conduct.forms import (
    Answer,
    Bar,
    BreachForm,
    TalkForm,
    answered,
)
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
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.conduct_words import (
    BREACH_STATES,
    BREACH_TAGS,
    CATEGORIES,
    SOURCES,
    TALKS,
)
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


def _talk_tiles(row: TalkRow) -> tuple[Tile, ...]:
    noted = Tile("已确认", tag="good", note=row.answer)
    return (
        Tile(row.officer, note=row.unit),
        Tile(TALKS[row.kind]),
        Tile(row.held_on),
        Tile(row.held_by),
        Tile(row.said),
        noted if row.noted_at else Tile("本人还没确认", tag="warm"),
    )


TALK_LIST: Final[Register[TalkRow]] = Register(
    name="谈话",
    lead="提醒劝导和约谈告诫：记下来，本人确认，只计次，不扣分。",
    heads=("谁", "哪一种", "哪天", "谁谈的", "谈了什么", "确认"),
    tiles=_talk_tiles,
    export="bureau:talk-export",
    empty=("没有谈话记录", "点“记一次谈话”。"),
)


def _breach_tiles(row: BreachRow) -> tuple[Tile, ...]:
    return (
        Tile(row.officer, note=row.unit),
        Tile(row.what, reverse("bureau:breach", args=[row.breach_id])),
        Tile(CATEGORIES[row.category], note=SOURCES[row.source]),
        Tile(row.happened_on),
        Tile(row.points),
        Tile(BREACH_STATES[row.state], tag=BREACH_TAGS[row.state]),
    )


BREACH_LIST: Final[Register[BreachRow]] = Register(
    name="违纪",
    lead="一人登记，另一人确认才算；本人五个工作日内可以申诉，由第三人决定。",
    heads=("谁", "事实", "哪一类", "哪天", "分", "状态"),
    tiles=_breach_tiles,
    export="bureau:breach-export",
    empty=("没有违纪记录", "巡查、考勤、投诉里发现的，点“登记违纪”。"),
)


def _talk_bar(request: OurRequest) -> Bar:
    return Bar(TALKS, {}, request.GET)


@access(Step.SEE_CONDUCT)
def talks(request: OurRequest) -> HttpResponse:
    """The talks, with how many of each kind."""
    bar = _talk_bar(request)
    wanted = bar.wanted()
    page = queries.talks(wanted, actor=request.actor, page=number_of(request))
    counts = queries.talk_counts(wanted, request.actor)
    figures = {f"{TALKS[kind]}人次": count for kind, count in counts.items()}
    ways = ways_open(request, ("记一次谈话", "bureau:talk-add", Step.HOLD_TALK))
    return listing(request, TALK_LIST, page, bar=bar, ways=ways, figures=figures)


@access(Step.SEE_CONDUCT)
def talk_export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered talks as a file."""
    wanted = _talk_bar(request).wanted()
    rows = queries.talks(wanted, actor=request.actor, size=WHOLE).rows
    return exported(TALK_LIST, rows, kind)


@access(Step.HOLD_TALK)
def talk_add(request: OurRequest) -> HttpResponse:
    """A talk is put down."""
    first = {"held_on": local_date(request.now)}
    form = TalkForm(request.POST or None, initial=first).choose(request.actor)
    if form.is_valid() and attempt(form, lambda: _hold(request, form)):
        messages.success(request, "记下了，已通知本人确认。")
        return redirect("bureau:talk-list")
    return form_page(request, form, "记一次谈话", reverse("bureau:talk-list"))


def _hold(request: OurRequest, form: TalkForm) -> int:
    said = form.cleaned_data
    return hold_talk(
        officer_id=said["officer"],
        kind=said["kind"],
        held_on=said["held_on"],
        said=said["said"],
        by=request.actor,
        at=request.now,
    )


def _breach_bar(request: OurRequest) -> Bar:
    return Bar(CATEGORIES, BREACH_STATES, request.GET)


@access(Step.SEE_CONDUCT)
def listed(request: OurRequest) -> HttpResponse:
    """The breaches, with what counts of them."""
    bar = _breach_bar(request)
    wanted = bar.wanted()
    page = queries.breaches(wanted, actor=request.actor, page=number_of(request))
    total = queries.breach_totals(wanted, request.actor)
    figures = {
        "违纪违规人次": total.count,
        "扣分": total.points,
        "待确认": total.recorded,
        "申诉中": total.appealed,
        "撤销": total.cancelled,
    }
    ways = ways_open(request, ("登记违纪", "bureau:breach-add", Step.RECORD_BREACH))
    return listing(request, BREACH_LIST, page, bar=bar, ways=ways, figures=figures)


@access(Step.SEE_CONDUCT)
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered breaches as a file."""
    wanted = _breach_bar(request).wanted()
    rows = queries.breaches(wanted, actor=request.actor, size=WHOLE).rows
    return exported(BREACH_LIST, rows, kind)


@access(Step.RECORD_BREACH)
def add(request: OurRequest) -> HttpResponse:
    """A breach is put down."""
    first: dict[str, object] = {"happened_on": local_date(request.now)}
    said = request.GET.get("promise", "")
    promise_id = int(said) if said.isdecimal() else None
    if promise_id is not None:
        first["category"] = Category.PROMISE
    form = BreachForm(request.POST or None, initial=first).choose(request.actor)
    back = reverse("bureau:breach-list")
    return _recorded(request, form, back, promise_id=promise_id)


@access(Step.RECORD_BREACH)
def of_finding(request: OurRequest, finding_id: int) -> HttpResponse:
    """A breach out of what a round found."""
    row = queries.patrol_finding(finding_id, request.actor)
    first = {
        "officer": row.officer_id,
        "category": Category.OTHER,
        "source": Source.PATROL,
        "happened_on": local_date(row.found_at),
        "what": row.what,
    }
    sent = request.POST if "what" in request.POST else None
    form = BreachForm(sent, initial=first).choose(request.actor)
    back = reverse("bureau:patrol-finding", args=[finding_id])
    return _recorded(request, form, back, finding_id=finding_id)


def _recorded(
    request: OurRequest,
    form: BreachForm,
    back: str,
    *,
    finding_id: int | None = None,
    promise_id: int | None = None,
) -> HttpResponse:
    def act() -> int:
        said = form.cleaned_data
        facts = Said(
            officer_id=said["officer"],
            category=said["category"],
            source=said["source"],
            happened_on=said["happened_on"],
            what=said["what"],
            finding_id=finding_id,
            promise_id=promise_id,
        )
        return record_breach(said=facts, by=request.actor, at=request.now)

    if form.is_valid() and (done := attempt(form, act)):
        messages.success(request, "登记了，等另一个人确认。")
        return redirect("bureau:breach", done.value)
    return form_page(request, form, "登记违纪", back, button="登记")


@access(Step.SEE_CONDUCT)
def breach(request: OurRequest, breach_id: int) -> HttpResponse:
    """One breach, every hand it passed, and what to do now."""
    row = queries.breach_page(breach_id, request.actor)
    shown = Record(
        heading=f"{row.officer}：{CATEGORIES[row.category]}",
        state=BREACH_STATES[row.state],
        tag=BREACH_TAGS[row.state],
        back=("违纪", reverse("bureau:breach-list")),
        facts=[*_facts(row), *_further(row)],
        acts=_acts(row),
        history=history("staff_breach", str(breach_id)),
    )
    return record(request, shown)


def _facts(row: BreachRow) -> list[tuple[str, object]]:
    return [
        ("谁", f"{row.officer}（{row.unit}）"),
        ("哪天", row.happened_on),
        ("事实", row.what),
        ("扣分", row.points),
        ("怎么发现的", SOURCES[row.source]),
        ("登记", row.recorded_by),
    ]


def _further(row: BreachRow) -> list[tuple[str, object]]:
    known = [
        ("确认", row.confirmed_by),
        ("确认意见", row.comment),
        ("申诉到哪天", row.appeal_due_on),
        ("申诉", row.appeal),
        ("申诉时间", row.appealed_at),
        ("决定", row.decision),
        ("谁决定的", row.decided_by),
    ]
    return [(label, value) for label, value in known if value]


def _acts(row: BreachRow) -> list[Act]:
    first = {"version": row.version}
    if row.may_confirm:
        url = reverse("bureau:breach-confirm", args=[row.breach_id])
        form = Answer("意见（不成立的要写理由）", must=False, initial=first)
        return [
            Act(heading="属实", url=f"{url}?yes=1", button="确认，告诉本人", form=form),
            Act(heading="不属实", url=url, button="不成立", form=form, is_quiet=True),
        ]
    if row.may_decide:
        url = reverse("bureau:breach-decide", args=[row.breach_id])
        form = Answer("理由，本人看得到", initial=first)
        return [
            Act(heading="申诉有理", url=f"{url}?yes=1", button="撤销", form=form),
            Act(heading="申诉没理", url=url, button="维持", form=form, is_quiet=True),
        ]
    return []


@access(Step.CONFIRM_BREACH)
@require_POST
def confirm(request: OurRequest, breach_id: int) -> HttpResponse:
    """A second hand looks at it."""
    answered(
        request,
        lambda is_yes, said, version: confirm_breach(
            breach_id=breach_id,
            confirms=is_yes,
            comment=said,
            version=version,
            by=request.actor,
            at=request.now,
        ),
        "记下了。",
    )
    return redirect("bureau:breach-list")


@access(Step.DECIDE_APPEAL)
@require_POST
def decide(request: OurRequest, breach_id: int) -> HttpResponse:
    """A third hand decides about the appeal."""
    answered(
        request,
        lambda is_yes, said, version: decide_appeal(
            breach_id=breach_id,
            cancels=is_yes,
            decision=said,
            version=version,
            by=request.actor,
            at=request.now,
        ),
        "记下了，已通知本人。",
    )
    return redirect("bureau:breach-list")
