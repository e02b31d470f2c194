"""Awards: proposed from closed cards by a published rule, signed, made public."""

from collections.abc import Iterator
from functools import partial
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from yimen.records.people.queries import WHOLE
from yimen.records.performance import queries
from yimen.records.performance.actions.propose_awards import (
    propose_awards,
    publish_award_rules,
    sign_award,
)
from yimen.records.performance.queries import AwardRow, AwardRulesPage
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.telling import day_words
from yimen.rules.performance.awards import AwardState
from yimen.screens.bureau.history import history
from yimen.screens.bureau.record_pages import (
    Act,
    Record,
    Register,
    Tile,
    Way,
    exported,
    form_page,
    listing,
    record,
)
from yimen.screens.bureau.scores.forms import (
    AwardRulesForm,
    DecideForm,
    ScoreBar,
    asked_period,
    asked_what,
)
from yimen.screens.bureau.scores.words import (
    SPANS,
    STATES_OF_AWARD,
    TAGS_OF_STATES,
    WHATS,
    shown_number,
)
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt, tried
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest


def _tiles(row: AwardRow) -> tuple[Tile, ...]:
    total = "" if row.total is None else round(float(row.total), 2)
    state = STATES_OF_AWARD[row.state]
    return (
        Tile(row.name, reverse("bureau:award", args=[row.award_id])),
        Tile(row.label),
        Tile(WHATS[row.what]),
        Tile(row.first_on, note=f"至 {day_words(row.last_on)}"),
        Tile(row.place),
        Tile(total, reverse("bureau:score", args=[row.score_id])),
        Tile(state, tag=TAGS_OF_STATES[row.state], note=row.reason),
    )


LIST: Final[Register[AwardRow]] = Register(
    name="评先",
    lead="名单按公布的办法从关账的得分里算出来，签字以后在门户公布；"
    "一个月考评为差，当年的荣誉撤回。",
    heads=("荣誉", "谁", "对象", "考评期", "名次", "得分", "状态"),
    tiles=_tiles,
    export="bureau:award-export",
    empty=("还没有评", "在得分榜里选一个已经关账的时段，点“评先”。"),
)


@access(Step.SEE_SCORES)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The awards of whom the actor oversees."""
    bar = ScoreBar(STATES_OF_AWARD, request.GET)
    page = queries.awards(bar.wanted(), request.actor, page=number_of(request))
    return listing(request, LIST, page, bar=bar)


@access(Step.SEE_SCORES)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered awards as a file."""
    wanted = ScoreBar(STATES_OF_AWARD, request.GET).wanted()
    rows = queries.awards(wanted, request.actor, size=WHOLE).rows
    return exported(LIST, rows, kind)


@access(Step.PROPOSE_AWARDS)
@require_POST
def propose(request: OurRequest) -> HttpResponse:
    """Who is honoured for a closed period follows from its cards."""
    what = asked_what(request)
    period, said = asked_period(request)
    act = partial(propose_awards, what=what, period=period)
    done = "名单算出来了，等签字；没有人够条件的荣誉空着。"
    if tried(request, lambda: act(by=request.actor, at=request.now), done):
        return redirect("bureau:award-list")
    board = reverse("bureau:score-board")
    return redirect(f"{board}?{urlencode({'what': what.value, **said})}")


@access(Step.SEE_SCORES)
@require_http_methods(["GET", "POST"])
def award(request: OurRequest, award_id: int) -> HttpResponse:
    """One award; the manager signs it here."""
    row = queries.award_page(award_id, request.actor)
    form = DecideForm(request.POST or None, initial={"version": row.version})
    if form.is_valid() and attempt(form, lambda: _sign(request, row, form)):
        messages.success(request, "签好了。")
        return redirect("bureau:award", award_id)
    return record(request, _record(request, row, form))


def _sign(request: OurRequest, row: AwardRow, form: DecideForm) -> None:
    sign_award(
        award_id=row.award_id,
        grants=form.agrees,
        reason=form.cleaned_data["said"],
        version=form.opened_on,
        by=request.actor,
        at=request.now,
    )


def _record(request: OurRequest, row: AwardRow, form: DecideForm) -> Record:
    signs = row.state is AwardState.PROPOSED and may_somewhere(
        request.actor, Step.SIGN_AWARD
    )
    act = Act(
        heading="签字",
        url=request.path,
        button="签字",
        form=form,
        note="同意以后在门户“政务荣誉”公布。",
    )
    facts: list[tuple[str, object]] = [
        ("荣誉", row.name),
        ("考评期", f"{day_words(row.first_on)} 至 {day_words(row.last_on)}"),
        ("名次", row.place),
        ("得分", "" if row.total is None else round(float(row.total), 2)),
        ("按哪一版办法", f"第 {row.rules} 版"),
        ("谁签的", row.settled_by),
        ("说明", row.reason),
    ]
    return Record(
        heading=f"{row.name}：{row.label}",
        back=("评先", reverse("bureau:award-list")),
        state=STATES_OF_AWARD[row.state],
        tag=TAGS_OF_STATES[row.state],
        facts=[(label, value) for label, value in facts if value != ""],
        acts=(act,) if signs else (),
        history=history("award", str(row.award_id)),
        papers=[
            ("得分单", reverse("bureau:score", args=[row.score_id])),
            ("评比办法", reverse("bureau:award-rules-version", args=[row.rules])),
        ],
    )


@access(Step.SEE_SCORES)
@require_http_methods(["GET", "POST"])
def rules(request: OurRequest) -> HttpResponse:
    """The awards in force; the manager publishes the next version here."""
    page = queries.award_rules()
    if not may_somewhere(request.actor, Step.PUBLISH_AWARD_RULES):
        return record(request, _rules_record(page))
    form = AwardRulesForm(page.rules, page.number, request.POST or None)
    if form.is_valid() and attempt(form, lambda: _publish(request, form)):
        messages.success(request, "新办法已公布，以前评的不变。")
        return redirect("bureau:award-rules")
    lead = f"现在是第 {page.number} 版。{page.note}"
    back, ways = reverse("bureau:award-list"), [Way(*one) for one in _versions(page)]
    return form_page(
        request, form, "评比办法", back, lead=lead, button="公布下一版", ways=ways
    )


@access(Step.SEE_SCORES)
@require_GET
def rules_version(request: OurRequest, number: int) -> HttpResponse:
    """The awards as a version published them."""
    return record(request, _rules_record(queries.award_rules(number)))


def _versions(page: AwardRulesPage) -> Iterator[tuple[str, str]]:
    """The versions before and after this one, and where they are."""
    for number in (page.number - 1, page.number + 1):
        if 0 < number <= page.latest:
            yield (
                f"第 {number} 版",
                reverse("bureau:award-rules-version", args=[number]),
            )


def _publish(request: OurRequest, form: AwardRulesForm) -> int:
    return publish_award_rules(
        rules=form.asked(),
        note=form.cleaned_data["note"],
        based_on=form.opened_on,
        by=request.actor,
        at=request.now,
    )


def _published(page: AwardRulesPage) -> list[tuple[str, object]]:
    if not page.published_by:
        return [("公布", "系统自带，还没有人改过")]
    return [
        ("公布", page.published_at),
        ("谁公布的", page.published_by),
        ("说明", page.note or "—"),
    ]


def _rules_record(page: AwardRulesPage) -> Record:
    heads = ("荣誉", "对象", "多久评一次", "名额", "最低得分", "有过错的不评")
    rows = [
        (
            Tile(one.name),
            Tile(WHATS[one.what]),
            Tile(f"每{SPANS[one.span.value]}"),
            Tile(one.places),
            Tile(shown_number(one.least)),
            Tile("是" if one.is_faultless else "否"),
        )
        for one in page.rules
    ]
    return Record(
        heading=f"评比办法 第 {page.number} 版",
        back=("评先", reverse("bureau:award-list")),
        state="在用" if page.number == page.latest else "已换新版",
        tag="good" if page.number == page.latest else "plain",
        facts=_published(page),
        history=history("award_rules", str(page.number)),
        papers=list(_versions(page)),
        table=(heads, rows),
        table_name="各项荣誉",
    )
