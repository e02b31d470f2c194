"""Where the bureau looks after devices and what they sent."""

from django.urls import path

from yimen.screens.bureau.agency import agents, outreach, projects

AGENCY = [
    path("devices/", agents.listed, name="device-list"),
    path("devices/export.<str:kind>", agents.export, name="device-export"),
    path("devices/kept/", agents.kept, name="kept-list"),
    path("devices/kept/<int:kept_id>/", agents.review, name="kept-review"),
    path("devices/<int:key_id>/", agents.device, name="device"),
    path("devices/<int:key_id>/confirm", agents.confirm, name="device-confirm"),
    path("devices/<int:key_id>/revoke", agents.revoke, name="device-revoke"),
    path("projects/", projects.listed, name="project-list"),
    path("projects/add/", projects.add, name="project-add"),
    path("projects/export.<str:kind>", projects.export, name="project-export"),
    path("projects/<str:number>/", projects.project, name="project"),
    path("projects/<str:number>/edit/", projects.edit, name="project-edit"),
    path("projects/<str:number>/notice", projects.notice, name="project-notice"),
    path("projects/<str:number>/claim", projects.claim, name="project-claim"),
    path("projects/<str:number>/case", projects.add_case, name="project-case"),
    path("projects/<str:number>/close", projects.close, name="project-close"),
    path("outreach/", outreach.listed, name="outreach-list"),
    path("outreach/add/", outreach.add, name="outreach-add"),
    path("outreach/export.<str:kind>", outreach.export, name="outreach-export"),
    path(
        "outreach/<int:outreach_id>/cancel",
        outreach.cancel,
        name="outreach-cancel",
    ),
]
