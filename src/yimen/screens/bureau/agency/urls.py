"""Where the bureau looks after devices and what they sent."""

from django.urls import path

from yimen.screens.bureau.agency import agents as agency_views
from yimen.screens.bureau.agency import outreach as outreach_views
from yimen.screens.bureau.agency import projects as projects_views

AGENCY = [
    path("devices/", agency_views.listed, name="device-list"),
    path("devices/export.<str:kind>", agency_views.export, name="device-export"),
    path("devices/kept/", agency_views.kept, name="kept-list"),
    path("devices/kept/<int:kept_id>/", agency_views.review, name="kept-review"),
    path("devices/<int:key_id>/", agency_views.device, name="device"),
    path("devices/<int:key_id>/confirm", agency_views.confirm, name="device-confirm"),
    path("devices/<int:key_id>/revoke", agency_views.revoke, name="device-revoke"),
    path("projects/", projects_views.listed, name="project-list"),
    path("projects/add/", projects_views.add, name="project-add"),
    path("projects/export.<str:kind>", projects_views.export, name="project-export"),
    path("projects/<str:number>/", projects_views.project, name="project"),
    path("projects/<str:number>/edit/", projects_views.edit, name="project-edit"),
    path("projects/<str:number>/notice", projects_views.notice, name="project-notice"),
    path("projects/<str:number>/claim", projects_views.claim, name="project-claim"),
    path("projects/<str:number>/case", projects_views.add_case, name="project-case"),
    path("projects/<str:number>/close", projects_views.close, name="project-close"),
    path("outreach/", outreach_views.listed, name="outreach-list"),
    path("outreach/add/", outreach_views.add, name="outreach-add"),
    path("outreach/export.<str:kind>", outreach_views.export, name="outreach-export"),
    path(
        "outreach/<int:outreach_id>/cancel",
        outreach_views.cancel,
        name="outreach-cancel",
    ),
]
