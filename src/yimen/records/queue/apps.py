from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.queue"
    label = "queue"
    default_auto_field = "django.db.models.BigAutoField"
