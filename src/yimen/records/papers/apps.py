from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.records.papers"
    label = "papers"
    default_auto_field = "django.db.models.BigAutoField"
