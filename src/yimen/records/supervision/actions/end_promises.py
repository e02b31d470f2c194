"""The tick: a promised paper that did not come ends its case, and is found (容缺)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.actions.lapse_promise import lapse_promise
from yimen.records.journal.append import Line, append
from yimen.records.supervision import models
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.catalogue import tolerance
from yimen.rules.catalogue.tolerance import StillTimeToSupply
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.findings import FindingRule

RULE = FindingRule.MISSED_PROMISE.value


def end_promises(*, at: datetime) -> tuple[str, ...]:
    """The numbers of the cases that a missed paper has ended by now.

    Each is a transaction of its own; an applicant who comes in the same second wins.
    """
    return tuple(number for number in cases.lapsed_promises(at) if _end(number, at))


def _end(number: str, at: datetime) -> bool:
    try:
        with transaction.atomic():
            moved = lapse_promise(number=number, at=at)
            _find(number, moved.issued[0].number, at)
    except (Overtaken, NoSuchStep, StillTimeToSupply):
        return False
    return True


def _find(number: str, notice: str, at: datetime) -> None:
    """A finding against nobody: the organ kept its word, the applicant did not."""
    models.Finding.objects.create(
        rule=RULE,
        article=tolerance.PUBLISHED,
        subject_kind="case",
        subject_id=number,
        hall_id=cases.silence_of(number).hall_id,
        found_at=at,
        evidence={"notice": notice},
    )
    append(
        Line(
            kind="finding",
            subject=f"{RULE}:{number}",
            step=Step.FIND,
            by=SYSTEM,
            happened_at=at,
            article=tolerance.PUBLISHED,
            after="found",
            payload={"case": number, "notice": notice},
        )
    )
