"""The Word templates that were in force."""

from dataclasses import dataclass
from datetime import datetime

from yimen.ports.report_template import default_template
from yimen.ports.storage import storage
from yimen.records.reports.models import ReportTemplate
from yimen.rules.refusals import NotFound


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A template, as it was put in force."""

    number: int
    name: str
    note: str
    set_at: datetime
    set_by: str
    is_default: bool
    is_in_use: bool


def templates() -> tuple[TemplateRow, ...]:
    """Every template that was put in force, the newest first."""
    rows = list(ReportTemplate.objects.select_related("set_by").order_by("-number"))
    return tuple(
        TemplateRow(
            number=row.number,
            name=row.name,
            note=row.note,
            set_at=row.set_at,
            set_by=row.set_by.name if row.set_by else "",
            is_default=not row.digest,
            is_in_use=place == 0,
        )
        for place, row in enumerate(rows)
    )


def template_bytes(number: int | None = None) -> bytes:
    """The template in use, or one of the earlier; 0 is the one that ships."""
    if number == 0:
        return default_template()
    rows = ReportTemplate.objects.order_by("-number")
    row = rows.first() if number is None else rows.filter(number=number).first()
    if row is None and number is not None:
        raise NotFound(template=number)
    return storage().fetch(row.digest) if row and row.digest else default_template()
