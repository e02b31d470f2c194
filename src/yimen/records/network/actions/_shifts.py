"""Who fits a turn of the roster, and how empty turns are given out."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from yimen.records.network.models import DutyShift, Node, Window
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Role
from yimen.rules.authority.appointments import AT_THE_COUNTER
from yimen.rules.conduct.duty import CannotBeOnDuty, ShiftTaken


def check_fit(node: Node, window_id: int | None, officer_id: int) -> None:
    """Raise unless this officer of the hall can have the turn."""
    here = {one.officer_id: one for one in people.officers_of_hall(node.pk)}
    officer = here.get(officer_id)
    if officer is None:
        raise CannotBeOnDuty(officer=officer_id)
    if window_id is None:
        fits = Role.DUTY_DIRECTOR in officer.roles
    else:
        there = Window.objects.filter(pk=window_id, node=node, is_open=True).exists()
        fits = there and bool(AT_THE_COUNTER & set(officer.roles))
    if not fits:
        raise CannotBeOnDuty(officer=officer_id)


def turns_at(node: Node, window_id: int | None) -> QuerySet[DutyShift]:
    """The turns of one place of the hall; no window: its duty directors."""
    rows = DutyShift.objects.filter(node=node)
    if window_id is None:
        return rows.filter(window=None)
    return rows.filter(window_id=window_id)


def give_out(turns: Sequence[DutyShift]) -> None:
    """Write these turns; `ShiftTaken` when another hand gave one out just now."""
    try:
        with transaction.atomic():
            DutyShift.objects.bulk_create(turns)
    except IntegrityError as error:
        raise ShiftTaken from error
