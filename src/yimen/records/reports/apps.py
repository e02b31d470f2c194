from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.reports"
    label = "reports"
    default_auto_field = "django.db.models.BigAutoField"
