"""The public catalogue: the first page, the ways in, the guide, and its paper."""

from collections.abc import Callable
from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from yimen.records.agency.queries import public_outreaches
from yimen.records.catalogue import queries
from yimen.records.catalogue.queries import GuideFilter, Way
from yimen.records.messages.queries import outages
from yimen.records.network.queries import held_grades, network
from yimen.records.statistics.queries.ranges import handling_range
from yimen.rules.catalogue.captions import LINES
from yimen.rules.catalogue.matters import BusinessLine
from yimen.rules.catalogue.themes import LIFE_EVENTS
from yimen.rules.grades import Grade
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.portal.answers import answers
from yimen.screens.shared.access import public
from yimen.screens.shared.language import on_paper
from yimen.screens.shared.limits import spoken_limit
from yimen.screens.shared.paging import number_of
from yimen.screens.shared.qr import qr
from yimen.screens.shared.request import OurRequest

FOUND: Final = 30
SUGGESTED: Final = 8
_OFTEN: Final = 8


@public
@require_GET
def home(request: OurRequest) -> HttpResponse:
    """The search field, six ways in, and what is asked for most."""
    often = queries.guides(GuideFilter(), size=_OFTEN)
    known = {"often": often.rows, "outages": outages(request.now)}
    return render(request, "portal/home.html", known)


@public
@require_GET
def guides(request: OurRequest) -> HttpResponse:
    """The guides that meet the words, or those of a theme, an organ, an event."""
    asked = request.GET.get("q", "").strip()
    if asked:
        hits = queries.search(asked, limit=FOUND)
        rows = queries.guides_of(hit.matter_id for hit in hits)
        known = {"asked": asked, "rows": rows, "total": len(rows)}
        return render(request, "portal/guides.html", known)
    wanted = GuideFilter(
        theme=request.GET.get("theme", ""),
        organ=request.GET.get("organ", ""),
        event=request.GET.get("event", ""),
        line=request.GET.get("line", ""),
    )
    page = queries.guides(wanted, page=number_of(request))
    known = {"rows": page.rows, "page": page, "total": page.total}
    return render(request, "portal/guides.html", known | {"title": _title(request)})


def _title(request: OurRequest) -> str:
    line = request.GET.get("line", "")
    if line in set(BusinessLine):
        return _(LINES[BusinessLine(line)])
    if request.GET.get("organ"):
        names = {way.key: way.name for way in queries.ways_by_organ()}
        return names.get(request.GET["organ"], "")
    asked = request.GET.get("theme") or request.GET.get("event")
    return _(asked) if asked else _("全部事项")


@public
@require_GET
def suggest(request: OurRequest) -> HttpResponse:
    """The likeliest guides for what was typed so far: the picker's list."""
    hits = queries.search(request.GET.get("q", ""), limit=SUGGESTED)
    options = [
        {
            "value": hit.code,
            "name": hit.name,
            "tag": spoken_limit(hit.promised_limit),
            "detail": hit.organ,
            "url": reverse("portal:guide-show", args=[hit.code]),
        }
        for hit in hits
    ]
    return render(request, "shared/_options.html", {"options": options})


Ways = Callable[[], tuple[Way, ...]]


def _themes() -> tuple[Way, ...]:
    """Themes of persons and of bodies under one name each."""
    counts: dict[str, int] = {}
    for element in ("person_themes", "legal_themes"):
        for way in queries.ways_by(element):
            counts[way.name] = max(way.count, counts.get(way.name, 0))
    ordered = sorted(counts, key=lambda name: (name == "其他", -counts[name], name))
    return tuple(Way(name, name, counts[name]) for name in ordered)


def _lines() -> tuple[Way, ...]:
    return tuple(
        Way(way.key, LINES[BusinessLine(way.key)], way.count)
        for way in queries.ways_by_line()
    )


def _events() -> tuple[Way, ...]:
    return queries.ways_by("life_events", LIFE_EVENTS)


def _ways(request: OurRequest, title: str, parameter: str, ways: Ways) -> HttpResponse:
    known = {"title": title, "parameter": parameter, "ways": ways()}
    return render(request, "portal/ways.html", known)


@public
@require_GET
def themes(request: OurRequest) -> HttpResponse:
    """The ways in by theme."""
    return _ways(request, _("按主题找"), "theme", _themes)


@public
@require_GET
def events(request: OurRequest) -> HttpResponse:
    """The ways in by what happens in a life."""
    return _ways(request, _("按人生的事找"), "event", _events)


@public
@require_GET
def organs(request: OurRequest) -> HttpResponse:
    """The ways in by department."""
    return _ways(request, _("按部门找"), "organ", queries.ways_by_organ)


@public
@require_GET
def lines(request: OurRequest) -> HttpResponse:
    """The ways in by the eight business lines of a hall."""
    return _ways(request, _("按业务找"), "line", _lines)


@public
@require_GET
def halls(request: OurRequest) -> HttpResponse:
    """Where the halls are, tier by tier, and where they come to you."""
    days_out = public_outreaches(local_date(request.now))
    known = {
        "branches": network().branches,
        "days_out": days_out,
        "held": _held(local_date(request.now)),
    }
    return render(request, "portal/halls.html", known)


def _held(on: date) -> list[tuple[int, str]]:
    """What each place is a model for: its id, and the words."""
    words = {
        Grade.CITY_MODEL: _("市级示范中心"),
        Grade.DISTRICT_MODEL: _("区级示范中心"),
        Grade.MODEL_SITE: _("示范点"),
    }
    held = held_grades(on).items()
    return [(node_id, words[grade]) for node_id, grades in held for grade in grades]


def _shown(request: OurRequest, code: str) -> dict[str, object]:
    guide = queries.guide_page(code, hall=request.GET.get("hall", ""))
    here = reverse("portal:guide-show", args=[code])
    address = request.build_absolute_uri(here)
    return {
        "page": answers(guide, request.now),
        "guide": guide,
        "matter": guide.matter,
        "usual": handling_range(code),
        "plain": guide.matter.elements,
        "address": address,
        "qr": qr(address, label=_("扫码看这份指南的最新版")),
    }


@public
@require_GET
def guide(request: OurRequest, code: str) -> HttpResponse:
    """One guide: can I, what do I bring, where, how long, what does it cost."""
    return render(request, "portal/guide.html", _shown(request, code))


@public
@on_paper
@require_GET
def paper(request: OurRequest, code: str) -> HttpResponse:
    """The guide on paper (办事指南), with its flow chart."""
    return render(request, "portal/guide_paper.html", _shown(request, code))


@public
@on_paper
@require_GET
def checklist(request: OurRequest, code: str) -> HttpResponse:
    """Everything to bring on one sheet (一次性告知单)."""
    return render(request, "portal/checklist.html", _shown(request, code))
