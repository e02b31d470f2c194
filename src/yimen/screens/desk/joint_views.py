"""Joint approval at the desk: who is holding it, and what a unit was asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from yimen.records.approvals import queries
from yimen.records.approvals.actions.add_member import add_member
from yimen.records.approvals.actions.call_gathering import call_gathering
from yimen.records.approvals.actions.fill_form import fill_form
from yimen.records.approvals.actions.minute_gathering import minute_gathering
from yimen.records.approvals.actions.sign_attendance import sign_attendance
from yimen.records.approvals.queries import GatheringRow, JointPage, MemberRow
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.screens.desk import joint_acts, joint_adding, joint_forms, opened
from yimen.screens.shared import case_words, graph_drawing, joint_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.graph_drawing import Drawing, Node
from yimen.screens.shared.request import OurRequest

_UNPROCESSABLE: Final = 422
_BOTH: Final = ["GET", "POST"]


@access(Step.LIST_JOINT)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """What the unit was asked for, and the joint cases at work."""
    asked = queries.unit_inbox(request.actor, request.now)
    led = queries.led_by(request.actor, request.now)
    known = {
        "asked": [(row, joint_words.STATES[row.state]) for row in asked],
        "led": [(row, joint_words.RUNS[row.state]) for row in led],
        "kinds": joint_words.KINDS,
    }
    return render(request, "desk/joint_list.html", known)


@access(Step.SEE_JOINT)
@require_GET
def show(request: OurRequest, number: str) -> HttpResponse:
    """The graph with days used, the critical path, the expected end, what it saves."""
    known = _known(request, number)
    copied = queries.copied(number, request.actor, request.now)
    known["copied"] = copied
    known["materials"] = [
        (row, case_words.PAPER_STATES[row.state])
        for row in (copied.materials if copied else ())
    ]
    return render(request, "desk/joint.html", known)


@access(Step.SEE_JOINT)
@require_GET
def file(request: OurRequest, number: str, upload: int) -> HttpResponse:
    """A file of the one set of materials, as a unit was sent it."""
    return opened.in_place(
        queries.copied_file(number, upload, request.actor, request.now)
    )


@access(Step.SEE_JOINT)
@require_GET
def paper(request: OurRequest, number: str) -> HttpResponse:
    """The same on paper."""
    return render(request, "desk/joint_paper.html", _known(request, number))


def _known(request: OurRequest, number: str) -> dict[str, object]:
    page = queries.joint_page(number, request.actor, request.now)
    rows = [
        (
            row,
            joint_words.STATES[row.state],
            [joint_acts.BY_SLUG[slug] for slug in row.offers],
        )
        for row in page.members
    ]
    return {
        "page": page,
        "drawing": drawing(page),
        "rows": rows,
        "state": joint_words.RUNS[page.state],
        "outcome": joint_words.OUTCOMES.get(page.outcome, ""),
        "kinds": joint_words.KINDS,
        "held_by": [r for r in page.members if r.key in page.standing.blocking],
        "gatherings": [(g, joint_words.GATHERINGS[g.kind]) for g in page.gatherings],
        "critical": _critical(page),
    }


def _critical(page: JointPage) -> list[MemberRow]:
    """The members on the critical path, in its order."""
    if page.outlook is None:
        return []
    return [joint_acts.member_of(page, key) for key in page.outlook.critical]


def drawing(page: JointPage) -> Drawing:
    """The graph of this joint case as it stands."""
    nodes = [
        Node(
            key=row.key,
            name=row.name,
            unit=row.unit,
            days=f"用 {row.used_days} 天/限 {row.limit_days} 天",
            state=row.state,
            is_critical=row.is_critical,
            optional=row.optional,
            href=f"#member-{row.key}",
        )
        for row in page.members
    ]
    critical = page.outlook.critical if page.outlook else ()
    return graph_drawing.drawn(page.graph, nodes, critical)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ask:
    """A form on a joint case and the act behind it."""

    page: JointPage
    form: forms.Form
    heading: str
    act: Callable[[], object]
    done: str
    gathering: GatheringRow | None = None


def _answer(request: OurRequest, ask: _Ask) -> HttpResponse:
    """The form, or the joint case once the act was done."""
    sent = request.method == "POST"
    if sent and ask.form.is_valid() and attempt(ask.form, ask.act):
        messages.success(request, ask.done)
        return redirect("desk:joint-show", ask.page.number)
    status = _UNPROCESSABLE if sent else 200
    return render(request, "desk/joint_form.html", {"ask": ask}, status=status)


def _page(request: OurRequest, number: str) -> JointPage:
    return queries.joint_page(number, request.actor, request.now)


@access(Step.CHANGE_MEMBERS)
@require_http_methods(_BOTH)
def add(request: OurRequest, number: str) -> HttpResponse:
    """One more approval, while it runs."""
    page = _page(request, number)
    form = joint_adding.Add(request.POST or None, page=page)

    def act() -> None:
        add_member(
            number=number,
            approval=form.approval(),
            conditions=form.conditions(),
            reason=form.cleaned_data["reason"],
            by=request.actor,
            at=request.now,
        )

    ask = _Ask(page=page, form=form, heading="增加一个审批", act=act, done="已增加。")
    return _answer(request, ask)


@access(Step.CALL_GATHERING)
@require_http_methods(_BOTH)
def gather(request: OurRequest, number: str) -> HttpResponse:
    """Call the units to a survey or a meeting."""
    page, by, at = _page(request, number), request.actor, request.now
    form = joint_forms.Gather(request.POST or None, page=page)

    def act() -> None:
        call_gathering(number=number, calling=form.calling(), by=by, at=at)

    done = "通知已发，等各单位签到。"
    ask = _Ask(page=page, form=form, heading="联合踏勘、联席会议", act=act, done=done)
    return _answer(request, ask)


@access(Step.SIGN_ATTENDANCE)
@require_http_methods(_BOTH)
def attend(request: OurRequest, number: str, gathering: int) -> HttpResponse:
    """A unit signs that it came, or why it can't."""
    page, by, at = _page(request, number), request.actor, request.now
    form = joint_forms.Attend(request.POST or None)

    def act() -> None:
        said = form.presence()
        sign_attendance(number=number, gathering=gathering, presence=said, by=by, at=at)

    about = _gathering(page, gathering)
    done = "签到已记下。"
    ask = _Ask(
        page=page, form=form, heading="签到", act=act, done=done, gathering=about
    )
    return _answer(request, ask)


@access(Step.MINUTE_GATHERING)
@require_http_methods(_BOTH)
def minute(request: OurRequest, number: str, gathering: int) -> HttpResponse:
    """The minutes; who stayed away without a good reason agrees."""
    page, by, at = _page(request, number), request.actor, request.now
    form = joint_forms.Minutes(request.POST or None)

    def act() -> None:
        text = form.cleaned_data["text"]
        minute_gathering(number=number, gathering=gathering, text=text, by=by, at=at)

    about = _gathering(page, gathering)
    done = "纪要已写好，请打印签字。"
    ask = _Ask(
        page=page, form=form, heading="写纪要", act=act, done=done, gathering=about
    )
    return _answer(request, ask)


@access(Step.FILL_FORM)
@require_http_methods(_BOTH)
def form(request: OurRequest, number: str) -> HttpResponse:
    """The one form that all parts read."""
    page, by, at = _page(request, number), request.actor, request.now
    asked = _one_form(request, page)

    def act() -> None:
        fill_form(number=number, answers=asked.cleaned_data, by=by, at=at)

    done = "表已填好，各部门都用这一份。"
    ask = _Ask(page=page, form=asked, heading="一张表", act=act, done=done)
    return _answer(request, ask)


def _one_form(request: OurRequest, page: JointPage) -> joint_forms.OneForm:
    pairs = zip(page.graph.form, page.form, strict=True)
    said = {question.key: text for question, (_, text) in pairs}
    return joint_forms.OneForm(
        request.POST or None, questions=page.graph.form, initial=said
    )


def _gathering(page: JointPage, gathering: int) -> GatheringRow:
    found = next((g for g in page.gatherings if g.gathering_id == gathering), None)
    if found is None:
        raise NotFound(gathering=gathering)
    return found
