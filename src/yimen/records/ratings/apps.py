from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.ratings"
    label = "ratings"
    default_auto_field = "django.db.models.BigAutoField"
