from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.paper"
    label = "screen_paper"
