"""A call-back at hand: found, and not about the caller's own work."""

from yimen.records.cases import queries as cases
from yimen.records.cases.queries import RateableCase
from yimen.records.ratings.models import CallBack, CallPlan
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.refusals import NotFound
from yimen.rules.voice import callbacks


def the_plan(plan_id: int, step: Step, by: Actor) -> CallPlan:
    """The plan, if the actor may take this step in its hall."""
    row = CallPlan.objects.select_related("hall").filter(pk=plan_id).first()
    if row is None:
        raise NotFound(plan=plan_id)
    place = Place(hall_id=row.hall_id, hall_path=row.hall.path)
    authority.require(by, step, place)
    return row


def the_call(call_id: int, by: Actor) -> tuple[CallBack, RateableCase]:
    """The call and its case; raises `CallsOwnWork`."""
    row = CallBack.objects.filter(pk=call_id).first()
    if row is None:
        raise NotFound(call=call_id)
    the_plan(row.plan_id, Step.CALL_BACK, by)
    case = cases.rateable(row.case_id)
    if case is None:
        raise NotFound(call=call_id)
    callbacks.require_other_hands(case.hands, by)
    return row, case
