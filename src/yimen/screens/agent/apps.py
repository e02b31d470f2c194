from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.agent"
    label = "screen_agent"
