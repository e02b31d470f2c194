"""Where the bureau looks after devices and what they sent."""

from django.urls import path

from yimen.screens.bureau import agency_views

AGENCY = [
    path("devices/", agency_views.listed, name="device-list"),
    path("devices/export.<str:kind>", agency_views.export, name="device-export"),
    path("devices/kept/", agency_views.kept, name="kept-list"),
    path("devices/kept/<int:kept_id>/", agency_views.review, name="kept-review"),
    path("devices/<int:key_id>/", agency_views.device, name="device"),
    path("devices/<int:key_id>/confirm", agency_views.confirm, name="device-confirm"),
    path("devices/<int:key_id>/revoke", agency_views.revoke, name="device-revoke"),
]
