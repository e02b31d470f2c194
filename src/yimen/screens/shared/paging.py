"""Which page of a list the address asks for."""

from django.http import HttpRequest


def number_of(request: HttpRequest) -> int:
    """The page that the address says; the first for anything odd."""
    asked = request.GET.get("page", "1")
    return int(asked) if asked.isdecimal() else 1
