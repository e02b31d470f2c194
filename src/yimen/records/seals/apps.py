from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.seals"
    label = "seals"
    default_auto_field = "django.db.models.BigAutoField"
