"""The supervisor's desk: what is lit where, who holds what, and what was known then."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET

from yimen.records.cases import queries as cases
from yimen.records.network import queries as network
from yimen.records.statistics.queries.datasets import (
    Stood,
    Then,
    overdue_then,
    standing,
    stood,
)
from yimen.records.supervision import queries
from yimen.records.supervision.queries import CardFilter, PlaceRow
from yimen.records.supervision.queries.stationing import stationed
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import CHINA, local_date, start_of_day
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.register import RULES
from yimen.screens.bureau.home import sections
from yimen.screens.bureau.supervision.cards import drawn
from yimen.screens.bureau.supervision.drawing import story_of
from yimen.screens.bureau.supervision.findings import day_of
from yimen.screens.bureau.supervision.urgings import urged
from yimen.screens.bureau.supervision.words import LEVELS, LIGHTS, ladder_words
from yimen.screens.shared.access import access
from yimen.screens.shared.rating_words import percent
from yimen.screens.shared.request import OurRequest

_A_WEEK: Final = timedelta(days=7)
_ONE_DAY: Final = timedelta(days=1)
_LIST: Final = 12
_AT_ONCE: Final = 5000
_CENTRE: Final = 1  # the tier
_FORM: Final = "%Y-%m-%dT%H:%M:%S"
AS_OF_SHOWN: Final = 200
LIGHT_WORDS: Final = {
    "red": "红牌",
    "yellow": "黄牌",
    "reminder": "提醒",
    "green": "正常",
    "paused": "暂停",
    "": "",  # nothing runs any more
}


@access(Step.WATCH)
@require_GET
def desk(request: OurRequest) -> HttpResponse:
    """The map from here down, its live cards, its officers."""
    place, path = asked_place(request)
    rows = queries.places(request.actor, path, request.now)
    live = CardFilter(state="live", hall_path=path)
    page = queries.cards(live, actor=request.actor, size=_LIST)
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "here": rows[0] if rows else None,
        "below": [(row, LIGHT_WORDS[row.light]) for row in rows[1:]],
        "crumbs": crumbs_of(request, path),
        "windows": queries.windows(request.actor, place, request.now) if place else (),
        "officers": queries.held(request.actor, path, request.now)[:_LIST],
        "rows": [drawn(row) for row in page.rows],
        "total": page.total,
        "stationed": _stationed(request, rows, path),
    }
    return render(request, "bureau/supervision/watch.html", shown)


def _stationed(request: OurRequest, rows: Sequence[PlaceRow], path: str) -> str:
    """事项进驻率, where there is a centre into which matters should move."""
    if not rows or rows[0].tier != _CENTRE:
        return ""
    return percent(stationed(request.actor, path))


def asked_place(request: OurRequest) -> tuple[str, str]:
    """The code and the path of the place that is asked for; the top without one."""
    code = request.GET.get("at", "")
    top = queries.top_path(request.actor)
    if not code:
        found = [one for one in network.all_nodes() if one.path == top]
        return (found[0].code if found else ""), top
    node = network.node_of_code(code)
    if node is None or not node.path.startswith(top):
        raise NotFound(place=code)
    return code, node.path


def crumbs_of(request: OurRequest, path: str) -> list[tuple[str, str]]:
    """The places above this one that the actor may see, from the top."""
    top = queries.top_path(request.actor)
    return [
        (one.code, one.name)
        for one in sorted(network.all_nodes(), key=lambda node: len(node.path))
        if path.startswith(one.path) and one.path.startswith(top) and one.path != path
    ]


@access(Step.WATCH)
@require_GET
def case(request: OurRequest, number: str) -> HttpResponse:
    """A case from its ticket to its rating, as one picture."""
    page = cases.case_page(number, request.actor, request.now)
    clock = page.clock
    dues = (("承诺到期", clock.due_on), ("法定到期", clock.statutory_due_on))
    story = story_of(queries.story(number), request.now, dues)
    of_case = CardFilter(subject=number)
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "number": number,
        "matter": page.matter_name,
        "story": story,
        **urged(request, number),
        "rows": [
            drawn(row) for row in queries.cards(of_case, actor=request.actor).rows
        ],
    }
    return render(request, "bureau/supervision/watch_case.html", shown)


@access(Step.WATCH)
@require_GET
def compare(request: OurRequest) -> HttpResponse:
    """The cards of a period beside those of as many days before it."""
    first, last = asked_period(request)
    rows = queries.compared(request.actor, first, last)
    days = (last - first).days + 1
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "first": first,
        "last": last,
        "before_first": first - days * _ONE_DAY,
        "before_last": first - _ONE_DAY,
        "rows": [
            (row, RULES[row.rule].label, LIGHTS[row.level], LEVELS[row.level])
            for row in rows
        ],
        "totals": (sum(row.now for row in rows), sum(row.before for row in rows)),
    }
    return render(request, "bureau/supervision/watch_compare.html", shown)


def asked_period(request: OurRequest) -> tuple[date, date]:
    """The days that the address says, in their order; the last week without any."""
    today = local_date(request.now)
    first = day_of(request.GET.get("first", "")) or today - _A_WEEK + _ONE_DAY
    last = day_of(request.GET.get("last", "")) or today
    return min(first, last), max(first, last)


@access(Step.SEE_FIGURES)
@require_GET
def as_of(request: OurRequest) -> HttpResponse:
    """Where every case stood at the end of a day, by what was known at an instant."""
    day, known = _then(request)
    shown = {
        "sections": sections(request.actor, "/bureau/watch/"),
        "day": day,
        "known": known.astimezone(CHINA),
        "knowns": _knowns(day, known, request.now),
        "may_open": may_somewhere(request.actor, Step.SEE_CASE),
    }
    counted = _counted(request, Then(_end_of(day), known))
    return render(request, "bureau/supervision/watch_as_of.html", shown | counted)


def _then(request: OurRequest) -> tuple[date, datetime]:
    """The day whose end is asked for, and the instant up to which was known."""
    day = day_of(request.GET.get("day", "")) or local_date(request.now) - _ONE_DAY
    return day, _instant(request.GET.get("known", "")) or _end_of(day)


def _knowns(day: date, known: datetime, now: datetime) -> list[tuple[str, str, bool]]:
    """By what was known then, and by what is known now: words, address, which it is."""
    then = _end_of(day)
    return [
        ("当时知道的", urlencode({"day": day.isoformat()}), known == then),
        (
            "现在知道的",
            urlencode(
                {"day": day.isoformat(), "known": f"{now.astimezone(CHINA):{_FORM}}"}
            ),
            known > then,
        ),
    ]


def stood_then(request: OurRequest) -> Iterator[tuple[Stood, str]]:
    """Where every case stood at the end of the day, by what was known; its light."""
    day, known = _then(request)
    then = Then(_end_of(day), known)
    rows = stood(then, by=request.actor)
    for first in range(0, len(rows), _AT_ONCE):
        some = rows[first : first + _AT_ONCE]
        still_open = [one.case for one in some if not one.is_closed]
        lights = cases.lights_then(still_open, then.at, then.known_at)
        yield from ((one, lights.get(one.case, "")) for one in some)


def _counted(request: OurRequest, then: Then) -> dict[str, object]:
    """How many were open, closed and overdue then, and which were overdue."""
    found = standing(then, by=request.actor)
    overdue = overdue_then(then, most=AS_OF_SHOWN, by=request.actor)
    lights = cases.lights_then([one.case for one in overdue], then.at, then.known_at)
    return {
        "received": found.received,
        "open": found.open,
        "closed": found.closed,
        "overdue": [(one, lights.get(one.case, "")) for one in overdue],
        "ladder": ladder_words(cases.ladder_then(min(then.at, then.known_at))),
        "overdue_count": found.open_overdue,
    }


def _end_of(day: date) -> datetime:
    return start_of_day(day + _ONE_DAY) - timedelta(microseconds=1)


def _instant(said: str) -> datetime | None:
    """A local instant that the form says; nonsense is none."""
    try:
        found = parse_datetime(said)
    except ValueError:
        return None
    return found.replace(tzinfo=CHINA) if found and not found.tzinfo else found
