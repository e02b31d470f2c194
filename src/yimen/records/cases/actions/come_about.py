"""The desk writes down which case a waiting visitor came about.

A ticket names nobody, so the desk asks for the number of the case. If that has a green
channel the visitor is put first at once; if it gets one while they wait, then.
"""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.queue.actions.note_case import note_case
from yimen.records.queue.actions.rank_again import Visit, rank_again
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import options
from yimen.rules.cases.lifecycle import State
from yimen.rules.cases.options import NotFirst
from yimen.rules.queue.queueing import UnknownCase


@transaction.atomic
def come_about(*, ticket_id: int, number: str, by: Actor, at: datetime) -> bool:
    """Whether the visitor has moved to the front for it."""
    rows = models.Case.objects.filter(number=number.strip().upper())
    found = rows.values_list("number", "state", "first_ground").first()
    if found is None:
        raise UnknownCase(case=number)
    known, state, ground = found
    note_case(ticket_id=ticket_id, case_number=known, by=by, at=at)
    try:
        options.check_first(known, ground, State(state))
    except NotFirst:
        return False
    visit = Visit(known)
    return bool(rank_again(visit=visit, step=Step.GO_FIRST, by=by, at=at))
