"""How hard a matter is, from a day on, and where that is written."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, note
from yimen.records.conduct.models import MatterWeight
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct import training


@transaction.atomic
def set_weight(
    *,
    matter_code: str,
    hundredths: int,
    valid_from: date,
    source: str,
    by: Actor,
    at: datetime,
) -> None:
    """The weight from that day on; what held before stays on record."""
    authority.require(by, Step.SET_WEIGHT)
    training.check_weight(hundredths, source)
    MatterWeight.objects.update_or_create(
        matter_code=matter_code,
        valid_from=valid_from,
        defaults={"weight": hundredths, "source": source.strip()},
    )
    evidence = {"weight": hundredths, "valid_from": valid_from, "source": source}
    done = Done(step=Step.SET_WEIGHT, by=by, at=at, evidence=evidence)
    note("matter_weight", matter_code, done)
