"""Answer what was asked of the past, telling how far it has come.

Whoever claims a question first answers it. A claim that lay for half an hour belonged
to a process that died, and may be taken again: the same seed gives the same answer.
"""

from datetime import datetime, timedelta
from functools import partial
from typing import Final

from django.db import transaction
from django.db.models import Q

from yimen.records.statistics.actions._answering import answered
from yimen.records.statistics.models import WhatIf
from yimen.rules.refusals import Refused
from yimen.rules.what_if.replaying import RunState

DEAD: Final = timedelta(minutes=30)
_WHOLE: Final = 100


def answer_what_if(*, what_if_id: int, at: datetime) -> bool:
    """Whether this call answered it, or found that it can't be answered."""
    if not _claimed(what_if_id, at):
        return False
    row = WhatIf.objects.get(pk=what_if_id)
    try:
        answer = answered(row, partial(_tell, what_if_id))
    except Refused as refusal:
        _end(what_if_id, at, state=RunState.FAILED.value, fault=type(refusal).__name__)
        return True
    _end(
        what_if_id,
        at,
        state=RunState.DONE.value,
        answer=answer.written(),
        done_percent=_WHOLE,
    )
    return True


def _to_answer(at: datetime) -> Q:
    is_dead = Q(state=RunState.RUNNING.value, begun_at__lt=at - DEAD)
    return Q(state=RunState.WAITING.value) | is_dead


def _claimed(what_if_id: int, at: datetime) -> bool:
    found = WhatIf.objects.filter(_to_answer(at), pk=what_if_id)
    won = found.update(state=RunState.RUNNING.value, begun_at=at, done_percent=0)
    return bool(won)


def _tell(what_if_id: int, percent: int) -> None:
    """How far it has come; told outside of any transaction, so that others see it."""
    WhatIf.objects.filter(pk=what_if_id).update(done_percent=percent)


@transaction.atomic
def _end(what_if_id: int, at: datetime, **columns: object) -> None:
    claimed = WhatIf.objects.filter(pk=what_if_id, state=RunState.RUNNING.value)
    claimed.update(answered_at=at, **columns)


def answer_all(*, at: datetime) -> int:
    """Answer what waits, the oldest first; how many."""
    waiting = WhatIf.objects.filter(_to_answer(at)).order_by("asked_at", "pk")
    ids = list(waiting.values_list("pk", flat=True))
    return sum(answer_what_if(what_if_id=one, at=at) for one in ids)
