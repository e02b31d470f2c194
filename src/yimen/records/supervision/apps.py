from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.supervision"
    label = "supervision"
    default_auto_field = "django.db.models.BigAutoField"
