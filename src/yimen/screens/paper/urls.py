"""Where each paper is."""

from django.urls import path

from yimen.screens.paper import archive, fees, house, replies, reword, views

app_name = "paper"
urlpatterns = [
    path("case/<str:case>/", views.dossier, name="case-dossier"),
    path("case/<str:case>/print", views.dossier_printed, name="case-print"),
    path("archive/", archive.listed, name="archive-list"),
    path("archive/export.<str:kind>", archive.export, name="archive-export"),
    path("case/<str:case>/filing", archive.filing, name="case-filing"),
    path("case/<str:case>/file", archive.file, name="case-file"),
    path("case/<str:case>/check", archive.check, name="case-check"),
    path("case/<str:case>/bound.<str:form>", archive.bound, name="case-bound"),
    path("own/<str:number>/", views.own, name="own-show"),
    path("own/<str:number>/pdf", views.own_pdf, name="own-pdf"),
    path("copied/<str:number>/", views.copied, name="copied-show"),
    path("copied/<str:number>/pdf", views.copied_pdf, name="copied-pdf"),
    path("bill/<str:number>/<slug:slot>/", fees.paper, name="bill-paper"),
    path("bill/<str:number>/<slug:slot>/print", fees.printed, name="bill-print"),
    path("bill/<str:number>/<slug:slot>/pdf", fees.pdf, name="bill-pdf"),
    path("own-bill/<str:number>/<slug:slot>/", fees.own, name="bill-own"),
    path("reply/", replies.own, name="reply-own"),
    path("reply/<str:number>/print", replies.printed, name="reply-print"),
    path("house/<str:number>/", house.show, name="house-show"),
    path("house/<str:number>/print", house.printed, name="house-print"),
    path("house/<str:number>/pdf", house.pdf, name="house-pdf"),
    path("house/<str:number>/seal", house.sealed, name="house-seal"),
    path("house/<str:number>/void", house.void, name="house-void"),
    path("house/<str:number>/reword", house.reword, name="house-reword"),
    path("<str:number>/", views.document, name="document-show"),
    path("<str:number>/reword", reword.reword, name="document-reword"),
    path("<str:number>/print", views.printed, name="document-print"),
    path("<str:number>/pdf", views.pdf, name="document-pdf"),
]
