"""A joint case on paper: the drawn graph with who holds it, as a file."""

from typing import Final

from django.http import HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_GET

from yimen.ports.drawing_pdf import DrawingSheet, drawing_pdf
from yimen.records.approvals import queries
from yimen.records.approvals.queries import JointPage, MemberRow
from yimen.rules.authority.steps import Step
from yimen.rules.joint.outlook import Outlook
from yimen.rules.legal_clock.telling import day_words
from yimen.screens.desk.joint_views import drawing
from yimen.screens.shared import joint_words
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest

_HEADS: Final = ("审批", "部门", "状态", "已用/限（工作日）", "最晚", "等谁")


@access(Step.SEE_JOINT)
@require_GET
def pdf(request: OurRequest, number: str) -> HttpResponse:
    """The progress of a joint case as PDF."""
    page = queries.joint_page(number, request.actor, request.now)
    now = timezone.localtime(request.now)
    printed = f"{request.actor.name} {now:%Y-%m-%d %H:%M} 打印"
    content = drawing_pdf(sheet_of(page, printed))
    name = content_disposition_header(
        as_attachment=False, filename=f"联办进度表{number}.pdf"
    )
    headers = {"Content-Disposition": name or "inline"}
    return HttpResponse(content, content_type="application/pdf", headers=headers)


def sheet_of(page: JointPage, printed: str) -> DrawingSheet:
    """What the paper says."""
    return DrawingSheet(
        organ=page.lead,
        title="联办进度表",
        number=f"{page.matter_name} {page.number}",
        facts=tuple(_facts(page)),
        svg=render_to_string("shared/graph.svg", {"drawing": drawing(page)}),
        heads=_HEADS,
        rows=tuple(_row(row) for row in page.members),
        printed=printed,
    )


def _facts(page: JointPage) -> list[tuple[str, str]]:
    now = page.standing
    held = [r.unit for r in page.members if r.key in now.blocking]
    facts = [
        ("状态", joint_words.RUNS[page.state]),
        ("进度", f"{now.closed}/{now.required}"),
        ("卡在谁那里", "、".join(dict.fromkeys(held)) or "没有"),
    ]
    return facts + (_foreseen(page, page.outlook) if page.outlook else [])


def _foreseen(page: JointPage, ahead: Outlook) -> list[tuple[str, str]]:
    names = {row.key: row.name for row in page.members}
    return [
        ("预计会齐", day_words(ahead.ends_on)),
        ("关键路径", " → ".join(names[key] for key in ahead.critical)),
        (
            "并联省下",
            (
                f"{ahead.saved_days} 个工作日（串联 {ahead.serial_days}，"
                f"并联 {ahead.parallel_days}）"
            ),
        ),
    ]


def _row(row: MemberRow) -> tuple[str, ...]:
    return (
        row.name,
        row.unit,
        joint_words.STATES[row.state],
        f"{row.used_days}/{row.limit_days}",
        day_words(row.due_on) if row.due_on else "—",
        "、".join(row.waits_for) or "—",
    )
