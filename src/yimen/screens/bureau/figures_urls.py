"""Where the figures are, and the histories of other systems."""

from django.urls import path

from yimen.screens.bureau import (
    archive_views,
    dashboard_views,
    dataset_views,
    figures_views,
)

FIGURES = [
    path("dashboard/", dashboard_views.dashboard, name="dashboard"),
    path("figures/", figures_views.page, name="figures"),
    path("figures/cases/", figures_views.cases, name="figures-cases"),
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
