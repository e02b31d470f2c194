from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.approvals"
    label = "approvals"
    default_auto_field = "django.db.models.BigAutoField"
