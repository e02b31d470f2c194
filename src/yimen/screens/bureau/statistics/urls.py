"""Where the figures are, and the histories of other systems."""

from django.urls import path

from yimen.screens.bureau.statistics import advice as advice_views
from yimen.screens.bureau.statistics import archive as archive_views
from yimen.screens.bureau.statistics import dashboard as dashboard_views
from yimen.screens.bureau.statistics import datasets as dataset_views
from yimen.screens.bureau.statistics import figures as figures_views
from yimen.screens.bureau.statistics import what_if as what_if_views

FIGURES = [
    path("dashboard/", dashboard_views.dashboard, name="dashboard"),
    path("advice/", advice_views.listed, name="advice-list"),
    path("advice/export.<str:kind>", advice_views.export, name="advice-export"),
    path("advice/<str:code>/", advice_views.matter, name="advice-matter"),
    path("advice/<str:code>/draft", advice_views.draft, name="advice-draft"),
    path("what-if/", what_if_views.listed, name="what-if-list"),
    path("what-if/compare/", what_if_views.compare, name="what-if-compare"),
    path("what-if/ask/<str:kind>/", what_if_views.ask, name="what-if-ask"),
    path("what-if/<int:what_if_id>/", what_if_views.show, name="what-if"),
    path(
        "what-if/<int:what_if_id>/export.<str:kind>",
        what_if_views.export,
        name="what-if-export",
    ),
    path("figures/", figures_views.page, name="figures"),
    path("figures/cases/", figures_views.cases, name="figures-cases"),
    path(
        "figures/cases/export.<str:kind>",
        figures_views.cases_export,
        name="figures-cases-export",
    ),
    path("figures/export.<str:kind>", figures_views.export, name="figures-export"),
    path("figures/cases.xes", dataset_views.export_ours, name="figures-log"),
    path("figures/archive/", archive_views.page, name="case-archive"),
    path("figures/archive/check", archive_views.check, name="case-archive-check"),
    path("figures/archive/run", archive_views.run, name="case-archive-run"),
    path("datasets/", dataset_views.listed, name="dataset-list"),
    path("datasets/<int:dataset_id>/", dataset_views.dataset, name="dataset"),
    path(
        "datasets/<int:dataset_id>/export.xes",
        dataset_views.export,
        name="dataset-export",
    ),
]
