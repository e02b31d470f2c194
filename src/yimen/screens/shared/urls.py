"""Doors that belong to no single screen."""

from django.urls import path

from yimen.screens.shared import (
    conduct,
    inbox,
    leave,
    look,
    password,
    preferences,
    seat,
    signin,
)

app_name = "shared"
urlpatterns = [
    path("sign-in/", signin.sign_in, name="sign-in"),
    path("sign-in/as/", signin.sign_in_as, name="sign-in-as"),
    path("sign-out/", signin.sign_out, name="sign-out"),
    path("home/", signin.home, name="home"),
    path("start/", signin.start, name="start"),
    path("seat/", seat.seat, name="seat"),
    path("leave/", leave.leave, name="leave"),
    path("leave/cover", leave.cover, name="leave-cover"),
    path("leave/<int:leave_id>/cancel", leave.cancel, name="leave-cancel"),
    path("leave/<int:leave_id>/confirm", leave.confirm, name="leave-confirm"),
    path("conduct/", conduct.own, name="conduct"),
    path("conduct/talks/<int:talk_id>/note", conduct.noted, name="conduct-note"),
    path(
        "conduct/breaches/<int:breach_id>/appeal",
        conduct.appeal,
        name="conduct-appeal",
    ),
    path(
        "conduct/findings/<int:finding_id>/rectify",
        conduct.rectified,
        name="conduct-rectify",
    ),
    path("conduct/<str:on>/<str:half>/", conduct.correct, name="conduct-correct"),
    path("password/", password.change, name="password-change"),
    path("inbox/", inbox.inbox, name="inbox"),
    path("inbox/unread", inbox.unread, name="inbox-unread"),
    path("inbox/read", inbox.read, name="inbox-read"),
    path("look/", look.look, name="look"),
    path("look/options/", look.options, name="look-options"),
    path("look/<slug:frame>/", look.look, name="look-frame"),
    path("language/", preferences.choose_language, name="language-choose"),
    path("elder/", preferences.switch_elder, name="elder-switch"),
]
