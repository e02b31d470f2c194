"""Where the figures are, and the histories of other systems."""

from django.urls import path

from yimen.screens.bureau.statistics import (
    advice,
    archive,
    catalogue_numbers,
    dashboard,
    datasets,
    figures,
    what_if,
)

STATISTICS = [
    path("dashboard/", dashboard.dashboard, name="dashboard"),
    path("advice/", advice.listed, name="advice-list"),
    path("advice/export.<str:kind>", advice.export, name="advice-export"),
    path("advice/<str:code>/", advice.matter, name="advice-matter"),
    path("advice/<str:code>/draft", advice.draft, name="advice-draft"),
    path("what-if/", what_if.listed, name="what-if-list"),
    path("what-if/compare/", what_if.compare, name="what-if-compare"),
    path("what-if/ask/<str:kind>/", what_if.ask, name="what-if-ask"),
    path("what-if/<int:what_if_id>/", what_if.show, name="what-if"),
    path(
        "what-if/<int:what_if_id>/export.<str:kind>",
        what_if.export,
        name="what-if-export",
    ),
    path("figures/", figures.page, name="figures"),
    path("figures/cases/", figures.cases, name="figures-cases"),
    path(
        "figures/cases/export.<str:kind>",
        figures.cases_export,
        name="figures-cases-export",
    ),
    path("figures/export.<str:kind>", figures.export, name="figures-export"),
    path("figures/cases.xes", datasets.export_ours, name="figures-log"),
    path("figures/archive/", archive.page, name="case-archive"),
    path("figures/archive/check", archive.check, name="case-archive-check"),
    path("figures/archive/run", archive.run, name="case-archive-run"),
    path("datasets/", datasets.listed, name="dataset-list"),
    path("datasets/<int:dataset_id>/", datasets.dataset, name="dataset"),
    path(
        "datasets/<int:dataset_id>/export.xes",
        datasets.export,
        name="dataset-export",
    ),
    path("catalogue-numbers/", catalogue_numbers.page, name="catalogue-numbers"),
    path(
        "catalogue-numbers/export.<str:kind>",
        catalogue_numbers.export,
        name="catalogue-numbers-export",
    ),
]
