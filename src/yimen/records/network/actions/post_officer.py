"""Give an officer post A or B at a window (AB岗)."""

from datetime import datetime

from django.db import transaction

from yimen.records.network.actions._nodes import note
from yimen.records.network.facts import place_of
from yimen.records.network.models import Post, Window
from yimen.records.people import queries as people
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.appointments import AT_THE_COUNTER
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import NotPostable, PostKind
from yimen.rules.refusals import NotFound


@transaction.atomic
def post_officer(
    *, window_id: int, officer_id: int, kind: PostKind, by: Actor, at: datetime
) -> int:
    """The new post's id. A new A takes over from the old one; B may be several."""
    window = Window.objects.select_related("node").filter(pk=window_id).first()
    if window is None:
        raise NotFound(window=window_id)
    authority.require(by, Step.EDIT_NETWORK, place_of(window.node))
    here = people.officers_of_hall(window.node_id)
    if not any(
        one.officer_id == officer_id and AT_THE_COUNTER & set(one.roles) for one in here
    ):
        raise NotPostable(officer=officer_id, window=window_id)
    today = local_date(at)
    live = Post.objects.select_for_update().filter(window=window, valid_to=None)
    live.filter(officer_id=officer_id).update(valid_to=today)
    if kind is PostKind.A:
        live.filter(ab=PostKind.A).update(valid_to=today)
    row = Post.objects.create(
        window=window, officer_id=officer_id, ab=kind.value, valid_from=today
    )
    note(
        window.node,
        "post_officer",
        by=by,
        at=at,
        window=window_id,
        officer=officer_id,
        post=kind.value,
    )
    return int(row.pk)
