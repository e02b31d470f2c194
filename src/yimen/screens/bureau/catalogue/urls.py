"""Where matters, graphs of approval and local practice are."""

from django.urls import path

from yimen.screens.bureau.catalogue import (
    changes,
    editing,
    files,
    graphs,
    matters,
    practices,
    rounds,
    upper,
)

MATTERS = [
    path("matters/", matters.listed, name="matter-list"),
    path("matters/add/", editing.add, name="matter-add"),
    path("matters/check/", editing.check, name="matter-check"),
    path("matters/import/", files.take_in, name="matter-import"),
    path("matters/upper/", upper.compare, name="matter-upper"),
    path("matters/template.xlsx", files.template, name="matter-template"),
    path("matters/export.<str:kind>", matters.export, name="matter-export"),
    path("matters/<str:code>/", matters.matter, name="matter"),
    path("matters/<str:code>/edit/", editing.edit, name="matter-edit"),
    path("matters/<str:code>/publish/", editing.publish, name="matter-publish"),
    path("matters/<str:code>/discard/", editing.discard, name="matter-discard"),
    path("matters/<str:code>/change/", changes.change, name="matter-change"),
    path("matters/<str:code>/history/", matters.past, name="matter-history"),
    path("matters/<str:code>/compare/", matters.compare, name="matter-compare"),
    path("matters/<str:code>/halls/", changes.local, name="matter-halls"),
    path(
        "matters/<str:code>/halls/<str:hall_code>/",
        changes.hall,
        name="matter-hall",
    ),
]

ROUNDS = [
    path("catalogue-rounds/", rounds.listed, name="round-list"),
    path("catalogue-rounds/add/", rounds.add, name="round-add"),
    path("catalogue-rounds/export.<str:kind>", rounds.export, name="round-export"),
    path("catalogue-rounds/<int:round_id>/", rounds.show, name="round"),
    path("catalogue-rounds/<int:round_id>/change/", rounds.change, name="round-change"),
    path("catalogue-rounds/<int:round_id>/close/", rounds.close, name="round-close"),
]

GRAPHS = [
    path("graphs/", graphs.listed, name="graph-list"),
    path("graphs/<str:code>/", graphs.show, name="graph"),
    path("graphs/<str:code>/approval/", graphs.approval, name="graph-approval"),
    path("graphs/<str:code>/edge/", graphs.edge, name="graph-edge"),
    path("graphs/<str:code>/drop/", graphs.drop, name="graph-drop"),
    path("graphs/<str:code>/frame/", graphs.frame, name="graph-frame"),
    path("graphs/<str:code>/import/", graphs.take_in, name="graph-import"),
    path("graphs/<str:code>/export.bpmn", graphs.export, name="graph-export"),
    path("graphs/<str:code>/publish/", graphs.publish, name="graph-publish"),
]

PRACTICES = [
    path("practices/", practices.listed, name="practice-list"),
    path("practices/<str:code>/", practices.practice, name="practice"),
]

CATALOGUE = [*MATTERS, *ROUNDS, *GRAPHS, *PRACTICES]
