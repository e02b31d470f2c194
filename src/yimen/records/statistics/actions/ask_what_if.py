"""Ask the past what would have been; the answer comes later, or at once if short."""

from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.journal.append import Line, append_all
from yimen.records.statistics.models import WhatIf
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place
from yimen.rules.what_if.replaying import Question, check

KIND: Final = "what_if"


@transaction.atomic
def ask_what_if(*, question: Question, seed: int, by: Actor, at: datetime) -> int:
    """The id under which the answer will stand."""
    place = Place(hall_id=question.node_id, hall_path=question.path)
    authority.require(by, Step.ASK_WHAT_IF, place)
    check(question)
    row = WhatIf.objects.create(
        kind=question.kind.value,
        title=question.title.strip(),
        asked=question.asked,
        path=question.path,
        node_id=question.node_id,
        dataset=question.dataset,
        first_on=question.first_on,
        last_on=question.last_on,
        seed=seed,
        asked_at=at,
        asked_by_id=by.officer_id,
    )
    line = Line(
        kind=KIND,
        subject=str(row.pk),
        step=Step.ASK_WHAT_IF,
        by=by,
        happened_at=at,
        after=row.state,
        payload={"kind": row.kind, "seed": seed, **question.asked},
    )
    append_all([line])
    return int(row.pk)
