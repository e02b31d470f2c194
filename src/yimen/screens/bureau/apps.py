from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.bureau"
    label = "screen_bureau"
