from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.kiosk"
    label = "screen_kiosk"
