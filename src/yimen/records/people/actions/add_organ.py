"""Enter an organ: stationed or represented in halls later."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.ports.spelling import initials
from yimen.records.journal.append import Line, append
from yimen.records.people.models import Organ
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.network import CodeTaken
from yimen.rules.organs import OrganFacts, check_organ


@transaction.atomic
def add_organ(*, code: str, facts: OrganFacts, by: Actor, at: datetime) -> int:
    """The new organ's id."""
    authority.require(by, Step.EDIT_ORGAN)
    check_organ(code, facts)
    row = Organ(
        code=code,
        initials=initials(facts.name),
        valid_from=local_date(at),
        **facts.columns(),
    )
    try:
        with transaction.atomic():
            Organ.objects.bulk_create([row])
    except IntegrityError as error:
        raise CodeTaken(code=code) from error
    append(
        Line(
            kind="organ",
            subject=code,
            step=Step.EDIT_ORGAN,
            by=by,
            happened_at=at,
            after="open",
            payload={"act": "add", "after": facts.columns()},
        )
    )
    return int(row.pk)
