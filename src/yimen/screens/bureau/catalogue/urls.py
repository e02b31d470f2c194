"""Where each page of the catalogue is."""

from django.urls import path

from yimen.screens.bureau.catalogue import changes as catalogue_changes
from yimen.screens.bureau.catalogue import editing as catalogue_edit
from yimen.screens.bureau.catalogue import files as catalogue_files
from yimen.screens.bureau.catalogue import matters as catalogue_views

MATTERS = [
    path("matters/", catalogue_views.listed, name="matter-list"),
    path("matters/add/", catalogue_edit.add, name="matter-add"),
    path("matters/check/", catalogue_edit.check, name="matter-check"),
    path("matters/import/", catalogue_files.take_in, name="matter-import"),
    path("matters/template.xlsx", catalogue_files.template, name="matter-template"),
    path("matters/export.<str:kind>", catalogue_views.export, name="matter-export"),
    path("matters/<str:code>/", catalogue_views.matter, name="matter"),
    path("matters/<str:code>/edit/", catalogue_edit.edit, name="matter-edit"),
    path("matters/<str:code>/publish/", catalogue_edit.publish, name="matter-publish"),
    path("matters/<str:code>/discard/", catalogue_edit.discard, name="matter-discard"),
    path("matters/<str:code>/change/", catalogue_changes.change, name="matter-change"),
    path("matters/<str:code>/history/", catalogue_views.past, name="matter-history"),
    path("matters/<str:code>/compare/", catalogue_views.compare, name="matter-compare"),
    path("matters/<str:code>/halls/", catalogue_changes.local, name="matter-halls"),
    path(
        "matters/<str:code>/halls/<str:hall_code>/",
        catalogue_changes.hall,
        name="matter-hall",
    ),
]
