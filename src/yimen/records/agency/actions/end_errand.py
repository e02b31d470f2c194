"""The villager withdraws the entrustment: everything goes back (民法典 173)."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions._ending import end
from yimen.records.agency.actions._write import approach
from yimen.records.agency.facts import errand_facts
from yimen.rules.agency.errands import Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def end_errand(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """No longer on its way up; what the organ has taken up is withdrawn there."""
    errand = errand_facts(number)
    approach(errand, Step.END_ERRAND, by, errand.station_place)
    end(errand, Step.END_ERRAND, Outcome.ENDED, reason, by=by, at=at)
