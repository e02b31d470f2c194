"""Doors that belong to no single screen."""

from django.urls import path

from yimen.screens.shared import look, preferences

app_name = "shared"
urlpatterns = [
    path("look/", look.look, name="look"),
    path("look/options/", look.options, name="look-options"),
    path("look/<slug:frame>/", look.look, name="look-frame"),
    path("language/", preferences.choose_language, name="language-choose"),
    path("elder/", preferences.switch_elder, name="elder-switch"),
]
