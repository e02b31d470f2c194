"""Where each page of this screen is."""

from django.urls import path

from yimen.screens.portal import tickets

app_name = "portal"
urlpatterns = [
    path("ticket/<str:token>/", tickets.ticket, name="ticket"),
    path("ticket/<str:token>/why/", tickets.why, name="ticket-why"),
    path("ticket/<str:token>/leave/", tickets.leave, name="ticket-leave"),
    path("ticket/<str:token>/back/", tickets.come_back, name="ticket-return"),
]
