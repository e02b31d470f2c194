"""The tick: an errand lay at its station longer than its days (rulebook 4.9.2)."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import queries as agency
from yimen.records.agency.queries import LateErrand
from yimen.records.journal.append import Line, append
from yimen.records.supervision import models
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.supervision.findings import FindingRule

RULE = FindingRule.LATE_HAND_UP.value
ARTICLE = "代办员应当在三个工作日内上送，最长不超过一周"


def find_late_hand_ups(*, at: datetime) -> tuple[str, ...]:
    """The errands that were found now; each is found once."""
    return tuple(late.number for late in agency.late_hand_ups(at) if _find(late, at))


@transaction.atomic
def _find(late: LateErrand, at: datetime) -> bool:
    _, is_new = models.Finding.objects.get_or_create(
        rule=RULE,
        subject_kind="errand",
        subject_id=late.number,
        defaults={
            "article": ARTICLE,
            "hall_id": late.station_id,
            "found_at": at,
            "evidence": {
                "taken_at": late.taken_at.isoformat(),
                "hand_up_due_on": late.due_on.isoformat(),
                "agent": late.agent_id,
            },
        },
    )
    if is_new:
        append(
            Line(
                kind="finding",
                subject=f"{RULE}:{late.number}",
                step=Step.FIND,
                by=SYSTEM,
                happened_at=at,
                article=ARTICLE,
                after="found",
                payload={"errand": late.number, "hall": late.station_id},
            )
        )
    return is_new
