"""Where the appraisal is: boards, cards, rows, appeals, bonuses, awards, schemes."""

from django.urls import path

from yimen.screens.bureau.scores import appeals as score_appeals_views
from yimen.screens.bureau.scores import awards as awards_views
from yimen.screens.bureau.scores import bonuses as bonuses_views
from yimen.screens.bureau.scores import rows as score_rows
from yimen.screens.bureau.scores import schemes as schemes_views
from yimen.screens.bureau.scores import score_map
from yimen.screens.bureau.scores import scores as scores_views

SCORES = [
    path("scores/", scores_views.board, name="score-board"),
    path("scores/export.<str:kind>", scores_views.export, name="score-export"),
    path("scores/close", scores_views.close, name="score-close"),
    path("scores/map/", score_map.shown, name="score-map"),
    path("scores/map/<int:number>/", score_rows.whole_rows, name="score-map-rows"),
    path("scores/mine/", score_rows.mine, name="score-mine"),
    path("scores/live/<str:what>/<str:key>/", scores_views.live, name="score-live"),
    path(
        "scores/live/<str:what>/<str:key>/<int:number>/",
        score_rows.live_rows,
        name="score-live-rows",
    ),
    path("scores/<int:score_id>/", scores_views.card, name="score"),
    path(
        "scores/<int:score_id>/<int:number>/",
        score_rows.rows,
        name="score-rows",
    ),
    path(
        "scores/<int:score_id>/<int:number>/export.<str:kind>",
        score_rows.export,
        name="score-rows-export",
    ),
    path(
        "scores/<int:score_id>/<int:number>/appeal",
        score_rows.appeal,
        name="score-appeal-row",
    ),
    path("scores/appeals/", score_appeals_views.listed, name="score-appeal-list"),
    path(
        "scores/appeals/export.<str:kind>",
        score_appeals_views.export,
        name="score-appeal-export",
    ),
    path(
        "scores/appeals/<int:appeal_id>/",
        score_appeals_views.appeal,
        name="score-appeal",
    ),
    path("scores/bonuses/", bonuses_views.listed, name="bonus-list"),
    path("scores/bonuses/new/", bonuses_views.new, name="bonus-new"),
    path("scores/bonuses/export.<str:kind>", bonuses_views.export, name="bonus-export"),
    path("scores/bonuses/<int:bonus_id>/", bonuses_views.bonus, name="bonus"),
    path(
        "scores/bonuses/<int:bonus_id>/files/<int:file_id>/",
        bonuses_views.file,
        name="bonus-file",
    ),
    path("scores/awards/", awards_views.listed, name="award-list"),
    path("scores/awards/propose", awards_views.propose, name="award-propose"),
    path("scores/awards/export.<str:kind>", awards_views.export, name="award-export"),
    path("scores/awards/<int:award_id>/", awards_views.award, name="award"),
    path("scores/awards/rules/", awards_views.rules, name="award-rules"),
    path("schemes/", schemes_views.listed, name="scheme-list"),
    path("schemes/new/", schemes_views.new, name="scheme-new"),
    path("schemes/<int:number>/", schemes_views.scheme, name="scheme"),
]
