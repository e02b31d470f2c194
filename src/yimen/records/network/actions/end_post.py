"""Take an officer's post at a window back."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note
from yimen.records.network.facts import place_of
from yimen.records.network.models import Post
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import NotFound


@transaction.atomic
def end_post(*, post_id: int, by: Actor, at: datetime) -> None:
    """The post ends today; who sat there gets up."""
    found = Post.objects.select_for_update(of=("self",)).select_related("window__node")
    row = found.filter(pk=post_id, valid_to=None).first()
    if row is None:
        raise NotFound(post=post_id)
    node = row.window.node
    authority.require(by, Step.EDIT_NETWORK, place_of(node))
    Post.objects.filter(pk=post_id).update(valid_to=local_date(at))
    row.window.officer_set.filter(pk=row.officer_id).update(window_id=None)
    note(node, "end_post", by=by, at=at, window=row.window_id, officer=row.officer_id)
