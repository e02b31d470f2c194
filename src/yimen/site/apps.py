from django.apps import AppConfig


class Config(AppConfig):
    name = "yimen.site"
    label = "site"

    def ready(self) -> None:
        from yimen.site.wiring import wire

        wire()
