"""Where the supervisor's desk and its cards are."""

from django.urls import path

from yimen.screens.bureau.supervision import (
    cards,
    desk,
    files,
    findings,
    opened,
    papers,
    raising,
    rules,
    settings,
    urgings,
    window,
)

DESK = [
    path("cards/", cards.listed, name="card-list"),
    path("cards/export.<str:kind>", cards.export, name="card-export"),
    path("cards/<int:card_id>/", cards.card, name="card"),
    path("cards/<int:card_id>/paper/", papers.card_paper, name="card-paper"),
    path("cards/raise/<str:kind>/<str:number>/", raising.raised, name="card-raise"),
    path("circulars/new/", papers.circular, name="watch-circular"),
    path("urgings/", urgings.listed, name="urging-list"),
    path("urgings/export.<str:kind>", urgings.export, name="urging-export"),
    path("urgings/new/", urgings.new, name="urging-new"),
    path("urgings/<int:urging_id>/", urgings.urging, name="urging"),
    path("urgings/<int:urging_id>/<str:step>", urgings.act, name="urging-act"),
    path("cards/<int:card_id>/notify", cards.notify, name="card-notify"),
    path("cards/<int:card_id>/<str:step>", cards.act, name="card-act"),
    path("watch/", desk.desk, name="watch"),
    path("watch/open/", opened.opened, name="watch-open"),
    path("watch/window/", window.window, name="watch-window"),
    path("watch/compare/", desk.compare, name="watch-compare"),
    path("watch/as-of/", desk.as_of, name="watch-as-of"),
    path("watch/as-of/export.<str:kind>", files.as_of, name="watch-as-of-export"),
    path("watch/stationing/", files.matters, name="watch-stationing"),
    path("watch/export/<str:what>.<str:kind>", files.export, name="watch-export"),
    path("watch/rules/", rules.rules, name="watch-rules"),
    path("watch/settings/", settings.settings, name="watch-settings"),
    path("watch/cases/<str:number>/", desk.case, name="watch-case"),
]

FINDINGS = [
    path("findings/", findings.listed, name="finding-list"),
    path("findings/export.<str:kind>", findings.export, name="finding-export"),
    path("findings/<int:finding_id>/", findings.finding, name="finding"),
]

SUPERVISION = [*DESK, *FINDINGS]
