from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.voice"
    label = "voice"
    default_auto_field = "django.db.models.BigAutoField"
