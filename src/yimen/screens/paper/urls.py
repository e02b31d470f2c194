"""Where each paper is."""

from django.urls import path

from yimen.screens.paper import fees, views

app_name = "paper"
urlpatterns = [
    path("case/<str:case>/", views.dossier, name="case-dossier"),
    path("case/<str:case>/print", views.dossier_printed, name="case-print"),
    path("own/<str:number>/", views.own, name="own-show"),
    path("own/<str:number>/pdf", views.own_pdf, name="own-pdf"),
    path("bill/<str:number>/<slug:slot>/", fees.paper, name="bill-paper"),
    path("own-bill/<str:number>/<slug:slot>/", fees.own, name="bill-own"),
    path("<str:number>/", views.document, name="document-show"),
    path("<str:number>/print", views.printed, name="document-print"),
    path("<str:number>/pdf", views.pdf, name="document-pdf"),
]
