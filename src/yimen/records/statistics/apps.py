from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.statistics"
    label = "statistics"
    default_auto_field = "django.db.models.BigAutoField"
