from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.messages"
    label = "outbox"  # Django has a "messages" of its own
    default_auto_field = "django.db.models.BigAutoField"
