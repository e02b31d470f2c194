"""A hall says from which day on which minutes count, and where that is written."""

from datetime import date, datetime

from django.db import transaction

from yimen.records.conduct.actions._write import Done, note, place_of_node
from yimen.records.conduct.models import AttendancePolicy
from yimen.rules.authority import table as authority
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.conduct.attendance import Policy


@transaction.atomic
def set_attendance(
    *, node_id: int, policy: Policy, valid_from: date, by: Actor, at: datetime
) -> None:
    """The minutes from that day on; what held before stays on record."""
    authority.require(by, Step.SET_ATTENDANCE, place_of_node(node_id))
    columns = {
        "scheme": policy.scheme.value,
        "grace_minutes": policy.grace_minutes,
        "absent_minutes": policy.absent_minutes,
        "source": policy.source,
    }
    AttendancePolicy.objects.update_or_create(
        node_id=node_id, valid_from=valid_from, defaults=columns
    )
    evidence = {"valid_from": valid_from, **columns}
    done = Done(step=Step.SET_ATTENDANCE, by=by, at=at, evidence=evidence)
    note("attendance_policy", node_id, done)
