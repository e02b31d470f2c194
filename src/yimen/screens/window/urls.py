"""Where each page of the window is."""

from django.urls import path

from yimen.screens.window import (
    calls,
    cases,
    comforts,
    failed,
    follow,
    identity,
    rematter,
    slips,
    views,
)

app_name = "window"
urlpatterns = [
    path("", views.counter, name="counter-show"),
    path("prepared", identity.prepared, name="prepared"),
    path("identify", identity.identify, name="applicant-identify"),
    path("matters", views.matters, name="matter-find"),
    path("preview", views.preview, name="case-preview"),
    path("submit", views.submit, name="case-submit"),
    path("reject", views.reject, name="case-reject"),
    path("failed/", failed.failed, name="failed-visit"),
    path("done/<str:number>/", views.done, name="case-done"),
    *(
        path(f"queue/{verb}", view, name=f"ticket-{verb}")
        for verb, view in calls.VIEWS.items()
    ),
    path("cases/", cases.listed, name="case-list"),
    path("cases/export", cases.export, name="case-export"),
    path("cases/<str:number>/", cases.case, name="case-show"),
    path("cases/<str:number>/supply", follow.supply, name="case-supply"),
    path("cases/<str:number>/supply-owed", follow.supply_owed, name="case-supply-owed"),
    path("cases/<str:number>/files", follow.attach, name="case-attach"),
    path("cases/<str:number>/comforts/", comforts.options, name="case-comforts"),
    path(
        "cases/<str:number>/comforts/<int:option_id>/end",
        comforts.end,
        name="option-end",
    ),
    path("cases/<str:number>/paid", comforts.pay, name="benefit-note"),
    *(
        path(f"cases/<str:number>/{act.slug}", act.view(), name=f"case-{act.slug}")
        for act in follow.ACTS
    ),
    path(
        "cases/<str:number>/rematter",
        rematter.rematter,
        name="case-rematter",
    ),
    path(
        "papers/<str:document>/correct",
        slips.correct,
        name="document-correct",
    ),
]
