"""The supervisor raises a card by hand, for what no rule could see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction

from yimen.records.journal import queries as journal
from yimen.records.journal.append import append
from yimen.records.supervision.actions._judging import a_card, raised_line
from yimen.records.supervision.actions._sources import objects_of
from yimen.records.supervision.models import Card
from yimen.records.supervision.queries.objects import case_ids, case_objects
from yimen.records.supervision.queries.settings import settings_in_force
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import Place, may
from yimen.rules.documents.house_papers import check_words
from yimen.rules.refusals import NotFound
from yimen.rules.supervision.cards import AlreadyCarded, CardState, EvidenceUnknown
from yimen.rules.supervision.register import RULES
from yimen.rules.supervision.watching import (
    Evidence,
    Level,
    Verdict,
    Watched,
    case_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ByHand:
    """What somebody found: about what, which cause, how loud, and what shows it."""

    number: str
    rule: str
    level: Level
    remark: str
    kind: str = "case"
    lines: Collection[int] = ()  # places in the subject's journal


@transaction.atomic
def raise_card(*, found: ByHand, by: Actor, at: datetime) -> int:
    """The new card, with the facts as the rule reads them now and these lines.

    Somebody else upholds it.
    """
    number, rule, level = found.number, found.rule, found.level
    one = object_of(found.kind, number, at)
    if rule not in RULES or one is None:
        raise NotFound(subject=number, rule=rule)
    check_words(reason=found.remark)
    settings, watched = settings_in_force(), RULES[rule]
    evidence = Evidence(
        {name: one.facts.get(name) for name in watched.reads},
        {name: settings.limits[name] for name in watched.limits},
    )
    row = a_card(one, Verdict(rule, level, evidence), settings, at, by=by)
    path = row.hall.path if row.hall else ""
    if not may(by, Step.RAISE_CARD, Place(one.organ_id, one.hall_id, path)):
        raise NotFound(subject=number)
    row.evidence["lines"] = _lines(found.kind, number, found.lines)
    row.state, row.notified_at, row.remark = (
        CardState.RAISED,
        None,
        found.remark.strip(),
    )
    try:
        with transaction.atomic():
            Card.objects.bulk_create([row])
    except IntegrityError as error:
        raise AlreadyCarded(case=number, rule=rule) from error
    append(raised_line(row, by=by, at=at))
    return row.pk


def object_of(kind: str, number: str, at: datetime) -> Watched | None:
    """The object as it stands now, if there is such a one."""
    case = case_of(kind, number)
    found = (
        case_objects(case_ids([case]), at) if case else objects_of(kind, [number], at)
    )
    return next(
        (one for one in found if (one.kind, one.number) == (kind, number)), None
    )


def _lines(kind: str, number: str, wanted: Collection[int]) -> list[dict[str, Any]]:
    """The lines of the journal that show it, each with its hash."""
    case = case_of(kind, number)
    written = journal.entries("case" if case else kind, case or number)
    found = [line for line in written if line.sequence in set(wanted)]
    if len(found) != len(set(wanted)):
        raise EvidenceUnknown(lines=sorted(wanted))
    return [
        {
            "sequence": line.sequence,
            "step": line.step,
            "happened_at": line.happened_at.isoformat(),
            "hash": line.hash.hex(),
        }
        for line in found
    ]
