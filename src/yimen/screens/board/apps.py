from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.board"
    label = "screen_board"
