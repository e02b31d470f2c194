"""Doors that belong to no single screen."""

from django.urls import URLPattern

app_name = "shared"
urlpatterns: list[URLPattern] = []
