from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.guide"
    label = "screen_guide"
