"""Where the supervisor's desk and its cards are."""

from django.urls import path

from yimen.screens.bureau.supervision import cards as watch_cards
from yimen.screens.bureau.supervision import desk as watch_desk
from yimen.screens.bureau.supervision import files as watch_files
from yimen.screens.bureau.supervision import opened as watch_open
from yimen.screens.bureau.supervision import papers as watch_papers
from yimen.screens.bureau.supervision import raising as watch_raise
from yimen.screens.bureau.supervision import rules as watch_rules
from yimen.screens.bureau.supervision import settings as watch_settings
from yimen.screens.bureau.supervision import urgings as urgings_views
from yimen.screens.bureau.supervision import window as watch_window

WATCH = [
    path("cards/", watch_cards.listed, name="card-list"),
    path("cards/export.<str:kind>", watch_cards.export, name="card-export"),
    path("cards/<int:card_id>/", watch_cards.card, name="card"),
    path("cards/<int:card_id>/paper/", watch_papers.card_paper, name="card-paper"),
    path("cards/raise/<str:kind>/<str:number>/", watch_raise.raised, name="card-raise"),
    path("circulars/new/", watch_papers.circular, name="watch-circular"),
    path("urgings/", urgings_views.listed, name="urging-list"),
    path("urgings/export.<str:kind>", urgings_views.export, name="urging-export"),
    path("urgings/new/", urgings_views.new, name="urging-new"),
    path("urgings/<int:urging_id>/", urgings_views.urging, name="urging"),
    path("urgings/<int:urging_id>/<str:step>", urgings_views.act, name="urging-act"),
    path("cards/<int:card_id>/notify", watch_cards.notify, name="card-notify"),
    path("cards/<int:card_id>/<str:step>", watch_cards.act, name="card-act"),
    path("watch/", watch_desk.desk, name="watch"),
    path("watch/open/", watch_open.opened, name="watch-open"),
    path("watch/window/", watch_window.window, name="watch-window"),
    path("watch/compare/", watch_desk.compare, name="watch-compare"),
    path("watch/as-of/", watch_desk.as_of, name="watch-as-of"),
    path("watch/as-of/export.<str:kind>", watch_files.as_of, name="watch-as-of-export"),
    path("watch/stationing/", watch_files.matters, name="watch-stationing"),
    path("watch/export/<str:what>.<str:kind>", watch_files.export, name="watch-export"),
    path("watch/rules/", watch_rules.rules, name="watch-rules"),
    path("watch/settings/", watch_settings.settings, name="watch-settings"),
    path("watch/cases/<str:number>/", watch_desk.case, name="watch-case"),
]
