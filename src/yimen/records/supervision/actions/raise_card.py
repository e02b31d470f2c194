"""The supervisor raises a card by hand, for what no rule could see."""

from datetime import datetime

from django.db import IntegrityError, transaction

from yimen.records.journal.append import append
from yimen.records.supervision.actions._judging import a_card, raised_line
from yimen.records.supervision.models import Card
from yimen.records.supervision.queries.objects import case_ids, case_objects
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.actors import Actor
from yimen.rules.authority import Place, may
from yimen.rules.cards import AlreadyCarded, CardState
from yimen.rules.house_papers import check_words
from yimen.rules.refusals import NotFound
from yimen.rules.steps import Step
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import Evidence, Level, Verdict


@transaction.atomic
def raise_card(
    *, case: str, rule: str, level: Level, remark: str, by: Actor, at: datetime
) -> int:
    """The new card about this case, with the facts as the rule reads them now."""
    objects = case_objects(case_ids([case]), at)
    if rule not in RULES or not objects:
        raise NotFound(case=case, rule=rule)
    one = objects[0]
    check_words(reason=remark)
    settings, watched = settings_in_force(), RULES[rule]
    evidence = Evidence(
        {name: one.facts.get(name) for name in watched.reads},
        {name: settings.limits[name] for name in watched.limits},
    )
    row = a_card(one, Verdict(rule, level, evidence), settings, at, by=by)
    path = row.hall.path if row.hall else ""
    if not may(by, Step.RAISE_CARD, Place(one.organ_id, one.hall_id, path)):
        raise NotFound(case=case)
    row.state, row.notified_at, row.remark = CardState.RAISED, None, remark.strip()
    try:
        with transaction.atomic():
            Card.objects.bulk_create([row])
    except IntegrityError as error:
        raise AlreadyCarded(case=case, rule=rule) from error
    append(raised_line(row, by=by, at=at))
    return row.pk
