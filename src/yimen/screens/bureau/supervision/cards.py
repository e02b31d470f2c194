"""Cards: the live list, one card with all its evidence, and its next steps."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from yimen.records.cases import queries as cases
from yimen.records.journal import queries as journal
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.supervision import queries
from yimen.records.supervision.actions.cancel_card import cancel_card
from yimen.records.supervision.actions.doubt_card import doubt_card
from yimen.records.supervision.actions.explain_card import explain_card
from yimen.records.supervision.actions.keep_card import keep_card
from yimen.records.supervision.actions.notify_card import notify_card
from yimen.records.supervision.actions.recheck_card import recheck_card
from yimen.records.supervision.actions.uphold_card import uphold_card
from yimen.records.supervision.queries import (
    CardFilter,
    CardPage,
    CardRow,
    UrgingFilter,
)
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.documents.frame import TITLES, DocumentKind
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound, Refused
from yimen.rules.supervision import cards
from yimen.rules.supervision.cards import AFTER, CardState
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.settings import LIMITS
from yimen.rules.supervision.watching import Level
from yimen.screens.bureau.history import history
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.findings import day_of
from yimen.screens.bureau.supervision.urgings import drawn as urging_drawn
from yimen.screens.bureau.supervision.words import (
    FACTS,
    LEVELS,
    LIGHTS,
    STATES,
    TOGETHER,
    VALUES,
    opened,
    subject_words,
)
from yimen.screens.bureau.supervision_words import STEPS
from yimen.screens.shared.access import access
from yimen.screens.shared.days import spoken_day
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.request import OurRequest
from yimen.screens.shared.spreadsheet import Cell, Spreadsheet, download
from yimen.screens.shared.wording import say

_HEADS: Final = (
    "发现时间",
    "牌",
    "问题",
    "对象",
    "部门",
    "大厅",
    "责任人",
    "到哪一步",
    "依据",
)
LIVE: Final = "live"
_MANY: Final = 40
ACTS: Final[dict[Step, tuple[str, str, Callable[..., None]]]] = {
    Step.EXPLAIN_CARD: ("作说明", "explanation", explain_card),
    Step.UPHOLD_CARD: ("认定成立", "reason", uphold_card),
    Step.DOUBT_CARD: ("提出撤牌", "reason", doubt_card),
    Step.CANCEL_CARD: ("同意撤牌", "reason", cancel_card),
    Step.KEEP_CARD: ("不撤", "reason", keep_card),
    Step.RECHECK_CARD: ("写入复查结果", "found", recheck_card),
}
"""What a button says, the name of what is written, and the act."""


def wanted(request: OurRequest) -> CardFilter:
    """The filter that the address says; nonsense is left out."""
    asked = request.GET
    hall = asked.get("hall", "")
    place = network.node_of_code(hall) if hall else None
    numbers = {
        name: int(asked.get(name, "")) if asked.get(name, "").isdecimal() else 0
        for name in ("level", "organ", "officer")
    }
    rule, state = asked.get("rule", ""), asked.get("state", LIVE)
    return CardFilter(
        rule=rule if rule in RULES else "",
        level=numbers["level"],
        state=state if state in {*cards.TOGETHER, *CardState} else "",
        organ_id=numbers["organ"] or None,
        officer_id=numbers["officer"] or None,
        hall_path=place.path if place else "",
        subject=asked.get("subject", ""),
        first_on=day_of(asked.get("first", "")),
        last_on=day_of(asked.get("last", "")),
    )


@access(Step.SEE_CARDS)
@require_GET
def listed(request: OurRequest) -> HttpResponse:
    """The live cards, the loudest first; or those that are asked for."""
    page = queries.cards(wanted(request), actor=request.actor, page=number_of(request))
    shown = {
        "sections": sections(request.actor, request.path),
        "page": page,
        "rows": [drawn(row) for row in page.rows],
        "rules": [(rule.name, rule.label) for rule in RULES.values()],
        "states": _state_choices(),
        "levels": [(str(level.value), words) for level, words in LEVELS.items()],
        "halls": network.halls(request.actor.hall_path),
        "asked": request.GET,
        "state": request.GET.get("state", LIVE),
        "may_watch": may_somewhere(request.actor, Step.WATCH),
        "may_circular": may_somewhere(request.actor, Step.ISSUE_WATCH_CIRCULAR),
    }
    return render(request, "bureau/supervision/cards.html", shown)


def _state_choices() -> list[tuple[str, str]]:
    """Several states at once, then each of them."""
    each = [(state.value, words) for state, words in STATES.items()]
    return [*TOGETHER.items(), ("all", "全部"), *each]


def drawn(row: CardRow) -> dict[str, object]:
    """A card in a list, with its words."""
    return {
        "row": row,
        "light": LIGHTS[row.level],
        "level": LEVELS[row.level],
        "state": STATES[row.state],
        "subject": subject_words(row.subject_kind, row.subject, row.officer),
    }


@access(Step.SEE_CARDS)
@require_GET
def export(request: OurRequest, kind: str) -> HttpResponse:
    """The filtered list as a file."""
    whole = queries.cards(wanted(request), actor=request.actor, size=people.WHOLE)
    sheet = Spreadsheet("红黄牌", _HEADS, (_cells(row) for row in whole.rows))
    return download(sheet, kind)


def _cells(row: CardRow) -> tuple[Cell, ...]:
    about = subject_words(row.subject_kind, row.subject, row.officer)
    head = (row.raised_at, LEVELS[row.level], row.rule.label, about)
    return (
        *head,
        row.organ,
        row.hall,
        row.officer,
        STATES[row.state],
        row.rule.article,
    )


class Said(forms.Form):
    """What is said with a step."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(max_length=2000, required=False)
    is_mended = forms.BooleanField(required=False)


@access(Step.SEE_CARDS)
@require_GET
def card(request: OurRequest, card_id: int) -> HttpResponse:
    """One card: the rule, the facts, how the days were counted, the journal."""
    return _shown(request, card_id)


def _shown(request: OurRequest, card_id: int, fault: str = "") -> HttpResponse:
    page = queries.card_page(card_id, request.actor)
    row = page.row
    may_case = bool(row.case) and may_somewhere(request.actor, Step.SEE_CASE)
    said = journal.texts("card", str(card_id))
    shown = {
        "sections": sections(request.actor, "/bureau/cards/"),
        "card": page,
        "one": drawn(row),
        "facts": list(facts_said(page, local_date(request.now).year)),
        "limits": [
            (LIMITS[name].label, f"{page.limits[name]} {LIMITS[name].unit}")
            for name in row.rule.limits
            if name in page.limits
        ],
        "history": list(_told(history("card", str(card_id)), said)),
        "case_history": history("case", row.case) if row.case else (),
        "ledger": _ledger(request, row) if may_case else None,
        "acts": _acts(request, page),
        "may_notify": _may(request, page, Step.NOTIFY_CARD),
        "may_read": may_somewhere(request.actor, Step.SEE_JOURNAL),
        "lines": [(line, STEPS.get(line.step, line.step)) for line in page.lines],
        **_papers(request, page),
        "may_open": may_case,
        "may_follow": may_case and may_somewhere(request.actor, Step.WATCH),
        "journal_of": ("case", row.case)
        if row.case
        else (row.subject_kind, row.subject),
        "opens": opened(row.subject_kind, row.subject),
        "fault": fault,
    }
    return render(request, "bureau/supervision/card.html", shown)


def _papers(request: OurRequest, page: CardPage) -> dict[str, object]:
    """What was written of the card on paper, and what may be written."""
    is_loud = page.row.level > Level.REMINDER
    said = cards.Card(state=page.row.state, level=page.row.level, is_notified=True)
    may_write = page.row.state is not CardState.RAISED and cards.has_paper(said)
    about = UrgingFilter(card_id=page.row.card_id)
    given = queries.urgings(about, actor=request.actor, at=request.now)
    return {
        "papers": [(one, TITLES[one.kind]) for one in page.papers],
        "is_out": any(
            one.kind is DocumentKind.WARNING_CARD and not one.is_void
            for one in page.papers
        ),
        "may_paper": may_write and may_somewhere(request.actor, Step.ISSUE_CARD),
        "may_circular": is_loud
        and page.row.state in cards.UPHELD
        and may_somewhere(request.actor, Step.ISSUE_WATCH_CIRCULAR),
        "urgings": [urging_drawn(row) for row in given.rows],
        "may_urge": page.row.state in cards.LIVE
        and may_somewhere(request.actor, Step.GIVE_URGING),
    }


def _ledger(request: OurRequest, row: CardRow) -> object:
    """How the days of the case were counted, where the actor may see the case."""
    try:
        return cases.case_page(row.case, request.actor, request.now).clock.ledger
    except NotFound:
        return None


def _told(
    lines: tuple[Any, ...], said: Mapping[tuple[int, str], str]
) -> Iterator[tuple[Any, str]]:
    """The card's acts, the newest first, each with what was said."""
    for n, line in enumerate(lines):
        yield line, said.get((len(lines) - n, "reason"), "")


def _may(request: OurRequest, page: CardPage, step: Step) -> bool:
    return step in AFTER[page.row.state] and may_somewhere(request.actor, step)


def _acts(request: OurRequest, page: CardPage) -> list[tuple[str, str, bool]]:
    """The acts that may be offered: their step, the button's words, a second look."""
    mine = request.actor.officer_ids
    settles = {Step.CANCEL_CARD, Step.KEEP_CARD}
    return [
        (step.value, words, step is Step.RECHECK_CARD)
        for step, (words, _, _) in ACTS.items()
        if _may(request, page, step)
        and not (step in settles and page.doubted_by in mine)
    ]


def facts_said(page: CardPage, year: int) -> Iterator[tuple[str, str]]:
    """The facts of the card in words."""
    for name in page.row.rule.reads:
        yield FACTS.get(name, name), _fact(name, page.evidence.get(name), year)


def _fact(name: str, value: Any, year: int) -> str:
    """A fact in words: officers by name, days as people say them."""
    match value:
        case None | []:
            return "—"
        case bool():
            return "是" if value else "否"
        case list():
            return "、".join(str(one) for one in value[:_MANY])
        case str():
            return _word(name, value, year)
        case _:
            by = name.endswith("_by")
            return people.names_of({value}).get(value, "—") if by else str(value)


def _word(name: str, value: str, year: int) -> str:
    if name.endswith("_at"):
        here = timezone.localtime(datetime.fromisoformat(value))
        return f"{spoken_day(here.date(), year)} {here:%H:%M}"
    if name.endswith(("_on", "_from", "_to")):
        return spoken_day(date.fromisoformat(value), year)
    return str(VALUES.get(value, value))


@access(Step.NOTIFY_CARD)
@require_POST
def notify(request: OurRequest, card_id: int) -> HttpResponse:
    """Issue the card."""
    form = Said(request.POST)
    if not form.is_valid():
        return redirect("bureau:card", card_id)
    version = form.cleaned_data["version"]
    try:
        notify_card(card_id=card_id, version=version, by=request.actor, at=request.now)
    except NotFound:
        raise
    except Refused as refusal:
        return _shown(request, card_id, say(refusal).text)
    messages.success(request, "已发牌，责任单位在收件箱里看得到。")
    return redirect("bureau:card", card_id)


@access(Step.SEE_CARDS)
@require_POST
def act(request: OurRequest, card_id: int, step: str) -> HttpResponse:
    """Take a step with the card, with what is said about it."""
    form = Said(request.POST)
    known = {one.value: one for one in ACTS}
    if step not in known or not form.is_valid():
        return redirect("bureau:card", card_id)
    try:
        _take(request, card_id, known[step], form.cleaned_data)
    except NotFound:
        raise
    except Refused as refusal:
        return _shown(request, card_id, say(refusal).text)
    messages.success(request, "写入了。")
    return redirect("bureau:card", card_id)


def _take(request: OurRequest, card_id: int, step: Step, said: dict[str, Any]) -> None:
    _, name, verb = ACTS[step]
    words = {name: said["text"]}
    more = {"is_mended": said["is_mended"]} if step is Step.RECHECK_CARD else {}
    verb(
        card_id=card_id,
        version=said["version"],
        by=request.actor,
        at=request.now,
        **words,
        **more,
    )
