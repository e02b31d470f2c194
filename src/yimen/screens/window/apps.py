from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.window"
    label = "screen_window"
