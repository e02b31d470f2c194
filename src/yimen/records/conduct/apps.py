from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.conduct"
    label = "conduct"
    default_auto_field = "django.db.models.BigAutoField"
