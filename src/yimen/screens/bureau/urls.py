"""Where each page of this screen is."""

from django.urls import URLPattern

app_name = "bureau"
urlpatterns: list[URLPattern] = []
