"""Where the appraisal is: boards, cards, rows, appeals, bonuses, awards, schemes."""

from django.urls import path

from yimen.screens.bureau.scores import (
    appeals,
    awards,
    bonuses,
    rows,
    schemes,
    score_map,
    scores,
)

SCORES = [
    path("scores/", scores.board, name="score-board"),
    path("scores/export.<str:kind>", scores.export, name="score-export"),
    path("scores/close", scores.close, name="score-close"),
    path("scores/map/", score_map.shown, name="score-map"),
    path("scores/map/<int:number>/", rows.whole_rows, name="score-map-rows"),
    path("scores/mine/", rows.mine, name="score-mine"),
    path("scores/live/<str:what>/<str:key>/", scores.live, name="score-live"),
    path(
        "scores/live/<str:what>/<str:key>/<int:number>/",
        rows.live_rows,
        name="score-live-rows",
    ),
    path("scores/<int:score_id>/", scores.card, name="score"),
    path(
        "scores/<int:score_id>/<int:number>/",
        rows.rows,
        name="score-rows",
    ),
    path(
        "scores/<int:score_id>/<int:number>/export.<str:kind>",
        rows.export,
        name="score-rows-export",
    ),
    path(
        "scores/<int:score_id>/<int:number>/appeal",
        rows.appeal,
        name="score-appeal-row",
    ),
    path("scores/appeals/", appeals.listed, name="score-appeal-list"),
    path(
        "scores/appeals/export.<str:kind>",
        appeals.export,
        name="score-appeal-export",
    ),
    path(
        "scores/appeals/<int:appeal_id>/",
        appeals.appeal,
        name="score-appeal",
    ),
    path("scores/bonuses/", bonuses.listed, name="bonus-list"),
    path("scores/bonuses/new/", bonuses.new, name="bonus-new"),
    path("scores/bonuses/export.<str:kind>", bonuses.export, name="bonus-export"),
    path("scores/bonuses/<int:bonus_id>/", bonuses.bonus, name="bonus"),
    path(
        "scores/bonuses/<int:bonus_id>/files/<int:file_id>/",
        bonuses.file,
        name="bonus-file",
    ),
    path("scores/awards/", awards.listed, name="award-list"),
    path("scores/awards/propose", awards.propose, name="award-propose"),
    path("scores/awards/export.<str:kind>", awards.export, name="award-export"),
    path("scores/awards/<int:award_id>/", awards.award, name="award"),
    path("scores/awards/rules/", awards.rules, name="award-rules"),
    path(
        "scores/awards/rules/<int:number>/",
        awards.rules_version,
        name="award-rules-version",
    ),
    path("schemes/", schemes.listed, name="scheme-list"),
    path("schemes/new/", schemes.new, name="scheme-new"),
    path("schemes/<int:number>/", schemes.scheme, name="scheme"),
]
