from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.site"
    label = "site"
