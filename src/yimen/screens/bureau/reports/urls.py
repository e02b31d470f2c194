"""Where the reports are: the list, one report and its files, Word templates."""

from django.urls import path

from yimen.screens.bureau.reports import reports as reports_views
from yimen.screens.bureau.reports import templates_in_use as report_templates_views
from yimen.screens.bureau.statistics import catalogue_numbers as catalogue_numbers_views

REPORTS = [
    path("catalogue-numbers/", catalogue_numbers_views.page, name="catalogue-numbers"),
    path(
        "catalogue-numbers/export.<str:kind>",
        catalogue_numbers_views.export,
        name="catalogue-numbers-export",
    ),
    path("reports/", reports_views.listed, name="report-list"),
    path("reports/draft", reports_views.draft, name="report-draft"),
    path("reports/schedule", reports_views.schedule, name="report-schedule"),
    path("reports/<int:report_id>/", reports_views.report, name="report"),
    path(
        "reports/<int:report_id>/file.<str:ending>",
        reports_views.file,
        name="report-file",
    ),
    path("reports/<int:report_id>/redraw", reports_views.redraw, name="report-redraw"),
    path("reports/<int:report_id>/remark", reports_views.remark, name="report-remark"),
    path("reports/<int:report_id>/sign", reports_views.sign, name="report-sign"),
    path(
        "reports/<int:report_id>/correct", reports_views.correct, name="report-correct"
    ),
    path(
        "reports/<int:report_id>/publish", reports_views.publish, name="report-publish"
    ),
    path("reports/templates/", report_templates_views.page, name="report-templates"),
    path(
        "reports/templates/<int:number>.docx",
        report_templates_views.file,
        name="report-template-file",
    ),
    path(
        "reports/templates/<int:number>/restore",
        report_templates_views.restore,
        name="report-template-restore",
    ),
]
