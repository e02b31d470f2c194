from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.screens.cashier"
    label = "screen_cashier"
