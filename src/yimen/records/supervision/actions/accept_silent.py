"""The tick: silence accepts, and the organ that was silent is found (许可法 32, 72)."""

from datetime import datetime

from django.db import transaction

from yimen.records.cases import queries as cases
from yimen.records.cases.actions.deem_accepted import deem_accepted
from yimen.records.journal.append import Line, append
from yimen.records.supervision import models
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import NoSuchStep
from yimen.rules.catalogue.intake import NotSilentYet
from yimen.rules.refusals import Overtaken
from yimen.rules.supervision.findings import FindingRule

RULE = FindingRule.DEEMED_ACCEPTANCE.value
ARTICLE = "行政许可法第三十二条、第七十二条"


def accept_silent(*, at: datetime) -> tuple[str, ...]:
    """The numbers of the cases that silence has accepted by now.

    Each is a transaction of its own: two ticks at once, or a clerk who answers in the
    same second, cost nothing but that one case.
    """
    silent = cases.silent_cases(at)
    return tuple(number for number in silent if accept_one(number=number, at=at))


def accept_one(*, number: str, at: datetime) -> bool:
    """Whether silence has accepted this case now; the organ is found with it."""
    try:
        with transaction.atomic():
            deem_accepted(number=number, at=at)
            _find(number, at)
    except (Overtaken, NoSuchStep, NotSilentYet):
        return False  # somebody was faster, and answered
    return True


def _find(number: str, at: datetime) -> None:
    """A finding against the organ, with what it was silent about."""
    silence = cases.silence_of(number)
    models.Finding.objects.create(
        rule=RULE,
        article=ARTICLE,
        subject_kind="case",
        subject_id=number,
        organ_id=silence.organ_id,
        hall_id=silence.hall_id,
        found_at=at,
        evidence={
            "received_at": silence.received_at.isoformat(),
            "notice_due_on": silence.notice_due_on.isoformat(),
            "received_by": silence.received_by_id,
        },
    )
    append(
        Line(
            kind="finding",
            subject=f"{RULE}:{number}",
            step=Step.FIND,
            by=SYSTEM,
            happened_at=at,
            article=ARTICLE,
            after="found",
            payload={"organ": silence.organ_id, "case": number},
        )
    )
