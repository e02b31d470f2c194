"""Where each page of this screen is."""

from django.urls import path

from yimen.screens.kiosk import failed, ratings, views

app_name = "kiosk"
urlpatterns = [
    path("<slug:code>/", views.home, name="home"),
    path("<slug:code>/tickets/", views.take, name="ticket-take"),
    path("<slug:code>/tickets/<str:token>/", views.ticket, name="ticket"),
    path("<slug:code>/check-in/", views.arrive, name="check-in"),
    path("<slug:code>/failed/", failed.failed, name="failed-visit"),
    path("<slug:code>/windows/<int:number>/", ratings.device, name="device"),
    path("<slug:code>/windows/<int:number>/rate", ratings.rate, name="device-rate"),
    path(
        "<slug:code>/windows/<int:number>/rated/<str:signed>/",
        ratings.rated,
        name="device-rated",
    ),
    path("<slug:code>/back/", views.back, name="ticket-return"),
]
