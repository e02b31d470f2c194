"""Where the appraisal is: boards, cards, schemes."""

from django.urls import path

from yimen.screens.bureau import schemes_views, scores_views

SCORES = [
    path("scores/", scores_views.board, name="score-board"),
    path("scores/export.<str:kind>", scores_views.export, name="score-export"),
    path("scores/close", scores_views.close, name="score-close"),
    path("scores/live/<str:what>/<str:key>/", scores_views.live, name="score-live"),
    path("scores/<int:score_id>/", scores_views.card, name="score"),
    path("schemes/", schemes_views.listed, name="scheme-list"),
    path("schemes/new/", schemes_views.new, name="scheme-new"),
    path("schemes/<int:number>/", schemes_views.scheme, name="scheme"),
]
