"""Where the reports are: the list, one report and its files, Word templates."""

from django.urls import path

from yimen.screens.bureau.reports import reports, templates_in_use

REPORTS = [
    path("reports/", reports.listed, name="report-list"),
    path("reports/draft", reports.draft, name="report-draft"),
    path("reports/schedule", reports.schedule, name="report-schedule"),
    path("reports/<int:report_id>/", reports.report, name="report"),
    path(
        "reports/<int:report_id>/file.<str:ending>",
        reports.file,
        name="report-file",
    ),
    path("reports/<int:report_id>/redraw", reports.redraw, name="report-redraw"),
    path("reports/<int:report_id>/remark", reports.remark, name="report-remark"),
    path("reports/<int:report_id>/sign", reports.sign, name="report-sign"),
    path("reports/<int:report_id>/correct", reports.correct, name="report-correct"),
    path("reports/<int:report_id>/publish", reports.publish, name="report-publish"),
    path("reports/templates/", templates_in_use.page, name="report-templates"),
    path(
        "reports/templates/<int:number>.docx",
        templates_in_use.file,
        name="report-template-file",
    ),
    path(
        "reports/templates/<int:number>/restore",
        templates_in_use.restore,
        name="report-template-restore",
    ),
]
