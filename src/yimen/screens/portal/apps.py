from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.portal"
    label = "screen_portal"
