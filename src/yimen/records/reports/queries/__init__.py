"""What may be read of reports."""

from yimen.records.reports.queries.files import file_of, published_file
from yimen.records.reports.queries.published import (
    PublishedPage,
    PublishedRow,
    published,
    published_page,
)
from yimen.records.reports.queries.reports import (
    ReportPage,
    ReportRow,
    report_page,
    reports,
)
from yimen.records.reports.queries.schedules import (
    ScheduleRow,
    due_drafts,
    schedules,
)
from yimen.records.reports.queries.templates import (
    TemplateRow,
    template_bytes,
    templates,
)

__all__ = [
    "PublishedPage",
    "PublishedRow",
    "ReportPage",
    "ReportRow",
    "ScheduleRow",
    "TemplateRow",
    "due_drafts",
    "file_of",
    "published",
    "published_file",
    "published_page",
    "report_page",
    "reports",
    "schedules",
    "template_bytes",
    "templates",
]
