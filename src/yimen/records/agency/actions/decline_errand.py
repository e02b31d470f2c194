"""The hall sends an errand back without a case: wrong hall, papers not as listed.

That is no answer to an application. Where the papers are here and the matter is ours,
the law wants an answer, and the way is to take the errand up.
"""

from datetime import datetime

from django.db import transaction

from yimen.records.agency.actions._ending import end
from yimen.records.agency.actions._write import approach
from yimen.records.agency.facts import errand_facts
from yimen.rules.agency.errands import Outcome
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step


@transaction.atomic
def decline_errand(*, number: str, reason: str, by: Actor, at: datetime) -> None:
    """On its way back to the villager, with the reason."""
    errand = errand_facts(number)
    approach(errand, Step.DECLINE_ERRAND, by, errand.target_place)
    end(errand, Step.DECLINE_ERRAND, Outcome.DECLINED, reason, by=by, at=at)
