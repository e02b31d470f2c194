"""Sit down at a window for the day, where one has a post."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note
from yimen.records.network.facts import place_of
from yimen.records.network.models import Post
from yimen.records.people.models import Officer
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.network import NotPostable


@transaction.atomic
def take_seat(*, window_id: int, by: Actor, at: datetime) -> None:
    """The officer sits here and nowhere else; who sat here before does not."""
    found = Post.objects.select_related("window__node")
    row = found.filter(
        window_id=window_id,
        officer_id=by.officer_id or 0,
        valid_to=None,
        window__is_open=True,
    ).first()
    if row is None:
        raise NotPostable(officer=by.officer_id, window=window_id)
    node = row.window.node
    authority.require(by, Step.TAKE_SEAT, place_of(node))
    Officer.objects.filter(window_id=window_id).update(window_id=None)
    Officer.objects.filter(pk=row.officer_id).update(window_id=window_id)
    note(
        node,
        "take_seat",
        by=by,
        at=at,
        step=Step.TAKE_SEAT,
        window=window_id,
        officer=row.officer_id,
    )
