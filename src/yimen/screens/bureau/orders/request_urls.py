"""Where the pages of requests for information are."""

from django.urls import path

from yimen.screens.bureau.orders import requests as views

REQUESTS = [
    path("information/", views.listed, name="request-list"),
    path("information/export.<str:kind>", views.export, name="request-export"),
    path("information/new/", views.new, name="request-new"),
    path("information/disclosure/", views.disclosed, name="disclosure"),
    path("information/<str:number>/", views.shown, name="request"),
    *(
        path(
            f"information/<str:number>/{act.slug}",
            act.view(),
            name=f"request-{act.slug}",
        )
        for act in views.ACTS
    ),
]
