"""Where each page of the desk is."""

from django.urls import path

from yimen.screens.desk import acts, views

app_name = "desk"
urlpatterns = [
    path("", views.worklist, name="case-list"),
    path("export", views.export, name="case-export"),
    path("take", views.take_several, name="case-take-several"),
    path("cases/<str:number>/", views.case, name="case-show"),
    path(
        "cases/<str:number>/materials/<str:code>/",
        views.material,
        name="material-open",
    ),
    path("cases/<str:number>/files/<int:upload>", views.upload, name="file-open"),
    *(
        path(f"cases/<str:number>/{act.slug}", act.view(), name=f"case-{act.slug}")
        for act in acts.ACTS
    ),
]
