"""A hall says in which hours of the week it is open."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.network.actions._nodes import note, open_node
from yimen.records.network.actions._swap import swap
from yimen.records.network.facts import place_of, stored, stored_week
from yimen.records.network.models import OpeningHours as HoursRow
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.queue.opening import OpeningHours, legal_sessions
from yimen.rules.refusals import Overtaken


@transaction.atomic
def set_hours(
    *, node_code: str, hours: OpeningHours, version: int = 0, by: Actor, at: datetime
) -> None:
    """The week of the hall and of the places below it that have none of their own.

    `version` is that of the hall's own week; 0: it had none.
    """
    node = open_node(node_code)
    authority.require(by, Step.SET_HOURS, place_of(node))
    columns = {
        "week": stored_week(hours),
        "keeps_national_holidays": hours.keeps_national_holidays,
        "make_up_day_as": hours.make_up_day_as,
        "legal": stored(legal_sessions(hours.legal)),
    }
    row = HoursRow.objects.filter(node=node).first()
    if row is not None:
        swap(row, version, **columns)
    else:
        _first(HoursRow(node=node, **columns), node.code)
    note(node, "set_hours", by=by, at=at, step=Step.SET_HOURS, **columns)


def _first(row: HoursRow, code: str) -> None:
    try:
        with transaction.atomic():
            HoursRow.objects.bulk_create([row])
    except IntegrityError as error:
        raise Overtaken(node=code) from error
