"""Write down that too many wrong passwords locked an account out."""

from datetime import datetime

from django.db import transaction

from yimen.records.journal.append import Line, append
from yimen.records.people.models import Officer
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step


@transaction.atomic
def lock_out(*, username: str, at: datetime) -> bool:
    """Whether there is such an account; what was typed otherwise is not kept."""
    officer_id = (
        Officer.objects.filter(username=username).values_list("pk", flat=True).first()
    )
    if officer_id is None:
        return False
    append(
        Line(
            kind="officer",
            subject=str(officer_id),
            step=Step.LOCK_OUT,
            by=SYSTEM,
            happened_at=at,
        )
    )
    return True
