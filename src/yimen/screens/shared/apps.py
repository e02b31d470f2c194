from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.shared"
    label = "screen_shared"
