"""Change what is registered of an organ."""

from datetime import datetime

from django.db import transaction

from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.people.actions._swap import swap
from yimen.records.people.facts import organ_facts
from yimen.records.people.models import Organ
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.organs import OrganFacts, check_organ
from yimen.rules.refusals import NotFound


@transaction.atomic
def change_organ(
    *, code: str, version: int, facts: OrganFacts, by: Actor, at: datetime
) -> bool:
    """Whether anything changed."""
    authority.require(by, Step.EDIT_ORGAN)
    check_organ(code, facts)
    row = Organ.objects.filter(code=code).first()
    if row is None:
        raise NotFound(organ=code)
    before, after = organ_facts(row).columns(), facts.columns()
    changed = {name for name, value in after.items() if before[name] != value}
    if not changed:
        return False
    swap(row, version, initials=initials(facts.name), **after)
    append(
        Line(
            kind="organ",
            subject=code,
            step=Step.EDIT_ORGAN,
            by=by,
            happened_at=at,
            payload={
                "act": "change",
                "before": {name: before[name] for name in changed},
                "after": {name: after[name] for name in changed},
            },
        )
    )
    return True
