from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.agency"
    label = "agency"
    default_auto_field = "django.db.models.BigAutoField"
