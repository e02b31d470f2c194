"""Where each page of the desk is."""

from django.urls import path

from yimen.screens.desk import (
    acts,
    handing,
    inquiries,
    joint_acts,
    joint_paper,
    joint_views,
    proactive,
    views,
)

app_name = "desk"
urlpatterns = [
    path("", views.worklist, name="case-list"),
    path("joint/", joint_views.listed, name="joint-list"),
    path("joint/<str:number>/", joint_views.show, name="joint-show"),
    path("joint/<str:number>/paper", joint_views.paper, name="joint-paper"),
    path("joint/<str:number>/paper.pdf", joint_paper.pdf, name="joint-pdf"),
    path("joint/<str:number>/files/<int:upload>", joint_views.file, name="joint-file"),
    path("joint/<str:number>/add", joint_views.add, name="joint-add"),
    path("joint/<str:number>/gather", joint_views.gather, name="joint-gather"),
    path("joint/<str:number>/form", joint_views.form, name="joint-form"),
    path(
        "joint/<str:number>/gatherings/<int:gathering>/attend",
        joint_views.attend,
        name="joint-attend",
    ),
    path(
        "joint/<str:number>/gatherings/<int:gathering>/minute",
        joint_views.minute,
        name="joint-minute",
    ),
    *(
        path(
            f"joint/<str:number>/members/<str:key>/{act.slug}",
            act.view(),
            name=f"joint-{act.slug}",
        )
        for act in joint_acts.ACTS
    ),
    path("hand-over/", handing.hand_over, name="hand-over"),
    path("export", views.export, name="case-export"),
    path("benefits/", proactive.listed, name="benefit-list"),
    path("benefits/<int:version_id>/", proactive.candidates, name="candidates"),
    path("benefits/<int:version_id>/offer", proactive.offer, name="benefit-offer"),
    path("commitments/", views.commitments, name="commitment-list"),
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
        for act in (*acts.ACTS, *inquiries.ACTS)
    ),
]
