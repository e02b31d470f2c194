from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.fees"
    label = "fees"
    default_auto_field = "django.db.models.BigAutoField"
