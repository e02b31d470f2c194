"""What a hall hands out: booklets by line and by hall, a card and a chart per matter.

Everything is set from the guides as they are published (rulebook 9.19): nothing is
written twice, so a booklet is never older than its guides.
"""

from collections.abc import Iterable
from typing import Final

import segno
from django.http import HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from yimen.ports.drawing_pdf import DrawingSheet, drawing_pdf
from yimen.ports.leaflet_pdf import GuideOnPaper, Leaflet, leaflet_pdf
from yimen.records.catalogue import queries
from yimen.records.catalogue.queries import GuideFilter, GuidePage
from yimen.records.network.queries import halls_with_organs, organs_in, place_named
from yimen.records.people.queries import WHOLE
from yimen.rules.catalogue.captions import LINES, limit_words
from yimen.rules.catalogue.matters import BusinessLine, Material
from yimen.rules.documents.paper_facts import copies_words, fee_words, long_day
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound
from yimen.screens.portal.answers import Answers, answers
from yimen.screens.shared.access import public
from yimen.screens.shared.language import on_paper
from yimen.screens.shared.qr import qr
from yimen.screens.shared.request import OurRequest

BOOKLET: Final = "服务一本通"
_ON_CHART: Final = ("要多久", "法定时限", "先问一声", "投诉")
_STEP_HEADS: Final = ("序号", "环节", "办理人", "时限", "标准")


@public
@require_GET
def booklets(request: OurRequest) -> HttpResponse:
    """Every booklet: one for each business line, one for each hall with organs."""
    lines = [(way, LINES[BusinessLine(way.key)]) for way in queries.ways_by_line()]
    known = {"lines": lines, "halls": halls_with_organs()}
    return render(request, "portal/booklets.html", known)


@public
@on_paper
@require_GET
def line_booklet(request: OurRequest, line: str) -> HttpResponse:
    """The booklet of a business line."""
    if line not in set(BusinessLine):
        raise NotFound(line=line)
    found = queries.guides(GuideFilter(line=line), size=WHOLE).rows
    return _booklet(request, LINES[BusinessLine(line)], [row.code for row in found])


@public
@on_paper
@require_GET
def hall_booklet(request: OurRequest, hall: str) -> HttpResponse:
    """The booklet of a hall: whatever the organs in it do, as it is done there."""
    place = place_named(hall)
    if place is None:
        raise NotFound(hall=hall)
    organs = frozenset(one.organ_code for one in organs_in(place.node_id))
    wanted = GuideFilter(organs=organs)
    found = queries.guides(wanted, size=WHOLE).rows if organs else ()
    return _booklet(request, place.name, [row.code for row in found], hall)


def _booklet(
    request: OurRequest, subtitle: str, codes: Iterable[str], hall: str = ""
) -> HttpResponse:
    guides = tuple(
        _on_paper(request, queries.guide_page(code, hall=hall)) for code in codes
    )
    if not guides:
        raise NotFound(booklet=subtitle)
    leaflet = Leaflet(
        kind="booklet",
        title=BOOKLET,
        subtitle=subtitle,
        issued=f"{long_day(local_date(request.now))}按已发布的办事指南编印",
        guides=guides,
    )
    return _file(f"{subtitle} {BOOKLET}", leaflet_pdf(leaflet))


@public
@on_paper
@require_GET
def card(request: OurRequest, code: str) -> HttpResponse:
    """办事须知卡片: one matter on half a sheet."""
    guide = queries.guide_page(code, hall=request.GET.get("hall", ""))
    paper = _on_paper(request, guide)
    known = {"guide": guide, "paper": paper, "qr": _qr(paper.address)}
    return render(request, "portal/card.html", known)


@public
@on_paper
@require_GET
def card_file(request: OurRequest, code: str) -> HttpResponse:
    """The same as a file."""
    guide = queries.guide_page(code, hall=request.GET.get("hall", ""))
    leaflet = Leaflet(
        kind="card",
        title=f"{guide.matter.name} 办事须知",
        subtitle=guide.organ,
        issued=_version(guide),
        guides=(_on_paper(request, guide),),
    )
    return _file(leaflet.title, leaflet_pdf(leaflet))


@public
@on_paper
@require_GET
def flow(request: OurRequest, code: str) -> HttpResponse:
    """The drawn flow chart with its steps, on a sheet of its own."""
    guide, page = _charted(request, code)
    known = {
        "guide": guide,
        "page": page,
        "version": _version(guide),
        "heads": _STEP_HEADS,
        "rows": _steps(guide),
    }
    return render(request, "portal/flow.html", known)


@public
@on_paper
@require_GET
def flow_file(request: OurRequest, code: str) -> HttpResponse:
    """The same as a file."""
    guide, page = _charted(request, code)
    sheet = DrawingSheet(
        organ=guide.organ,
        title=f"{guide.matter.name} 办理流程图",
        number=_version(guide),
        facts=tuple(row for row in _facts(guide, page) if row[0] in _ON_CHART),
        svg=render_to_string("shared/flow.svg", {"flow": page.flow}),
        heads=_STEP_HEADS,
        rows=_steps(guide),
        printed=_address(request, code),
    )
    return _file(sheet.title, drawing_pdf(sheet))


def _charted(request: OurRequest, code: str) -> tuple[GuidePage, Answers]:
    guide = queries.guide_page(code, hall=request.GET.get("hall", ""))
    page = answers(guide, request.now)
    if page.flow is None:
        raise NotFound(flow=code)
    return guide, page


def _on_paper(request: OurRequest, guide: GuidePage) -> GuideOnPaper:
    matter, page = guide.matter, answers(guide, request.now)
    address = _address(request, matter.code)
    return GuideOnPaper(
        name=matter.name,
        organ=guide.organ,
        version=_version(guide),
        facts=_facts(guide, page),
        conditions=tuple(one.text for one in matter.conditions),
        materials=tuple(map(_material, matter.materials)),
        fees=tuple((fee.name, fee.standard, fee.basis) for fee in matter.fees),
        steps=page.flow.words if page.flow else "",
        flow=render_to_string("shared/flow.svg", {"flow": page.flow})
        if page.flow
        else "",
        qr=segno.make(address, error="m", micro=False).svg_inline(border=1),
        address=address,
    )


def _facts(guide: GuidePage, page: Answers) -> tuple[tuple[str, str], ...]:
    matter, plain = guide.matter, guide.matter.elements
    rows = (
        ("要多久", f"承诺 {page.how_long.promised}" if page.how_long.promised else ""),
        ("法定时限", page.how_long.statutory),
        ("多少钱", fee_words(matter)),
        ("去哪里", guide.hall or plain.place),
        ("什么时候", plain.hours),
        ("办完拿到", matter.result_name),
        ("先问一声", plain.consult_phone),
        ("投诉", plain.complaint_phone),
        ("依据", "；".join(plain.legal_bases)),
    )
    return tuple((label, said) for label, said in rows if said)


def _material(one: Material) -> tuple[str, ...]:
    if one.is_shared:
        return one.name, "免", "数据共享取得，不用带"
    notes = (one.issuer, one.issued_within, one.fill_notes, one.notes)
    return (
        one.name,
        copies_words(one.originals, one.copies),
        "；".join(note for note in notes if note),
    )


def _steps(guide: GuidePage) -> tuple[tuple[str, ...], ...]:
    return tuple(
        (
            str(place),
            step.name,
            step.handler or "—",
            limit_words(step.limit) if step.limit else "—",
            step.standard or "—",
        )
        for place, step in enumerate(guide.matter.steps, start=1)
    )


def _version(guide: GuidePage) -> str:
    since = f"，{long_day(guide.valid_from)}起" if guide.valid_from else ""
    return f"办事指南第 {guide.number} 版{since}"


def _address(request: OurRequest, code: str) -> str:
    return request.build_absolute_uri(reverse("portal:guide-show", args=[code]))


def _qr(address: str) -> str:
    return qr(address, label="扫码看这份指南的最新版")


def _file(name: str, content: bytes) -> HttpResponse:
    said = content_disposition_header(as_attachment=True, filename=f"{name}.pdf")
    headers = {"Content-Disposition": said or "attachment"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)
