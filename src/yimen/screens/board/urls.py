"""Where each page of this screen is."""

from django.urls import path

from yimen.screens.board import views, walls

app_name = "board"
urlpatterns = [
    path("<slug:code>/", views.board, name="board"),
    path("<slug:code>/foot/", views.foot, name="foot"),
    path("<slug:code>/voice/", views.voice, name="voice"),
    path("<slug:code>/wall/", walls.wall, name="wall"),
]
