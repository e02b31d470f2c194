from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.desk"
    label = "screen_desk"
