"""Where each page of the graph editor is."""

from django.urls import path

from yimen.screens.bureau.catalogue import graphs as graph_views

GRAPHS = [
    path("graphs/", graph_views.listed, name="graph-list"),
    path("graphs/<str:code>/", graph_views.show, name="graph"),
    path("graphs/<str:code>/approval/", graph_views.approval, name="graph-approval"),
    path("graphs/<str:code>/edge/", graph_views.edge, name="graph-edge"),
    path("graphs/<str:code>/drop/", graph_views.drop, name="graph-drop"),
    path("graphs/<str:code>/frame/", graph_views.frame, name="graph-frame"),
    path("graphs/<str:code>/import/", graph_views.take_in, name="graph-import"),
    path("graphs/<str:code>/export.bpmn", graph_views.export, name="graph-export"),
    path("graphs/<str:code>/publish/", graph_views.publish, name="graph-publish"),
]
