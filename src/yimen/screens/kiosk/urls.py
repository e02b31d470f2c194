"""Where each page of this screen is."""

from django.urls import URLPattern

app_name = "kiosk"
urlpatterns: list[URLPattern] = []
