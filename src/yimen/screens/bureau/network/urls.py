"""Where the network, its hours, its calendars and its outages are."""

from django.urls import path

from yimen.screens.bureau.network import (
    calendars,
    grades,
    hours,
    outages,
    places,
    regions,
    windows,
)

PLACES = [
    path("network/", places.network, name="network"),
    path("network/add/", places.add, name="node-add"),
    path("network/export.<str:kind>", places.export, name="network-export"),
    path("network/<str:code>/", places.node, name="node"),
    path("network/<str:code>/edit/", places.edit, name="node-edit"),
    path("network/<str:code>/move/", places.move, name="node-move"),
    path("network/<str:code>/close/", places.close, name="node-close"),
    path("network/<str:code>/windows/", windows.add, name="window-add"),
    path("network/<str:code>/organs/", windows.station, name="organ-station"),
    path(
        "network/<str:code>/organs/<int:stationing_id>/end/",
        windows.unstation,
        name="stationing-end",
    ),
    path("network/<str:code>/grades/", grades.ask, name="grade-ask"),
    path("grades/", grades.listed, name="grade-list"),
    path("grades/export.<str:kind>", grades.export, name="grade-export"),
    path("grades/<int:grade_id>/settle/", grades.settle, name="grade-settle"),
    path("grades/<int:grade_id>/withdraw/", grades.withdraw, name="grade-withdraw"),
    path("windows/<int:window_id>/", windows.window, name="window"),
    path("windows/<int:window_id>/posts/", windows.post, name="post-add"),
    path(
        "windows/<int:window_id>/posts/<int:post_id>/end/",
        windows.unpost,
        name="post-end",
    ),
    path("regions/", regions.listed, name="region-list"),
    path("regions/add/", regions.add, name="region-add"),
    path("regions/<str:code>/close/", regions.close, name="region-close"),
]

HOURS = [
    path("network/<str:code>/hours/", hours.hours, name="hours"),
    path("network/<str:code>/hours/drop", hours.drop, name="hours-drop"),
    path("network/<str:code>/hours/day", hours.day, name="hours-day"),
    path("network/<str:code>/hours/<str:on>/undo", hours.undo, name="hours-undo"),
]

CALENDARS = [
    path("calendars/", calendars.listed, name="calendar-list"),
    path("calendars/load", calendars.load, name="calendar-load"),
    path("calendars/confirm", calendars.confirm, name="calendar-confirm"),
    path("calendars/template", calendars.template, name="calendar-template"),
    path("calendars/years/<int:year>/", calendars.year, name="calendar-year"),
    path("calendars/<int:version>/", calendars.shown, name="calendar-show"),
    path("calendars/<int:version>/export", calendars.export, name="calendar-export"),
]

OUTAGES = [
    path("outages/", outages.outages, name="outage-list"),
    path("outages/<int:outage_id>/withdraw", outages.withdraw, name="outage-withdraw"),
]

NETWORK = [*PLACES, *HOURS, *CALENDARS, *OUTAGES]
