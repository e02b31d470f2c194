"""The request as our middleware leaves it."""

from datetime import datetime

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from yimen.rules.authority.actors import Actor


class OurRequest(HttpRequest):
    """Carries one instant and one actor."""

    now: datetime
    actor: Actor
    must_change_password: bool
    htmx: HtmxDetails
