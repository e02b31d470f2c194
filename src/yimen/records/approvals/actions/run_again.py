"""A member runs again: what it did before is kept, and so are its days."""

from datetime import datetime
from typing import Final

from django.db import transaction

from yimen.records.approvals import models
from yimen.records.approvals.actions._reach import as_lead
from yimen.records.approvals.actions._settling import end
from yimen.records.approvals.actions._turn import Turn
from yimen.records.cases import queries as cases
from yimen.records.cases.actions._approach import with_reason
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.joint import members as joint
from yimen.rules.joint.members import MAY_RUN_AGAIN, MemberState
from yimen.rules.joint.outlook import used_days
from yimen.rules.legal_clock.calendar import local_date

_FRESH: Final = {
    "state": MemberState.WAITING,
    "child_id": None,
    "started_at": None,
    "due_on": None,
    "closed_at": None,
    "answer": "",
    "said_sealed": b"",
    "by_silence": False,
    "notice": "",
    "signed_at": None,
    "signed_by_id": None,
    "reminders": 0,
    "reminded_at": None,
}
_KEPT: Final = tuple(_FRESH)


@transaction.atomic
def run_again(*, number: str, key: str, reason: str, by: Actor, at: datetime) -> None:
    """The member starts anew with a new number or a new notice.

    A permit that was granted stands; whatever a refusal had ended waits again.
    """
    act = as_lead(number, Step.RUN_AGAIN, by, at)
    act.require_changeable()
    with_reason(reason=reason)
    member = act.member(key)
    joint.require(MemberState(member.state), MAY_RUN_AGAIN, key)
    _keep(act, member, reason)
    act.change(member, attempt=member.attempt + 1, **_FRESH)
    end(act, Step.RUN_AGAIN, evidence={"again": key}, texts={"reason": reason})


def _keep(act: Turn, member: models.Member, reason: str) -> None:
    """The run that is over, as history."""
    used = 0
    if member.started_at is not None:
        child = member.child_id or 0
        pauses = cases.pauses_of([child]) if child else {}
        used = used_days(
            local_date(member.started_at),
            local_date(member.closed_at or act.at),
            pauses.get(child, ()),
            act.case.calendar,
        )
    models.MemberRun.objects.create(
        member=member,
        attempt=member.attempt,
        why=reason,
        used_days=used,
        **{name: getattr(member, name) for name in _KEPT},
    )
