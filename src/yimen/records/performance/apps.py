from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.performance"
    label = "performance"
    default_auto_field = "django.db.models.BigAutoField"
