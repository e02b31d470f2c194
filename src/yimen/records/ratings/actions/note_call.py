"""Write down what a call brought; who did not answer is called again."""

from datetime import datetime

from django.db import transaction

from yimen.ports.vault import vault
from yimen.records.journal.append import Line, append
from yimen.records.ratings.actions._calls import the_call
from yimen.records.ratings.models import CallBack
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import Overtaken
from yimen.rules.voice import callbacks
from yimen.rules.voice.callbacks import CallEnded, CallResult


@transaction.atomic
def note_call(
    *, call_id: int, result: CallResult, version: int, by: Actor, at: datetime
) -> None:
    """The call's last result stands; after it has ended nothing is added."""
    row, _ = the_call(call_id, by)
    if row.ended_at is not None:
        raise CallEnded(call=call_id)
    callbacks.check_result(result)
    note = result.note.strip()
    tries = row.tries + 1
    ended_at = at if callbacks.is_ended(result, tries) else None
    rows = CallBack.objects.filter(pk=call_id, version=version, ended_at=None)
    changed = rows.update(
        version=version + 1,
        tries=tries,
        outcome=result.outcome,
        level=result.level.value if result.level else "",
        note_sealed=vault().seal(note) if note else b"",
        called_at=at,
        called_by_id=by.officer_id,
        ended_at=ended_at,
    )
    if not changed:
        raise Overtaken(call=call_id)
    append(_line(row, result, tries, by, at))


def _line(
    row: CallBack, result: CallResult, tries: int, by: Actor, at: datetime
) -> Line:
    note = result.note.strip()
    return Line(
        kind="call_back",
        subject=str(row.pk),
        step=Step.CALL_BACK,
        by=by,
        happened_at=at,
        after=result.outcome,
        payload={
            "plan": row.plan_id,
            "try": tries,
            "level": result.level.value if result.level else "",
        },
        texts={"note": note} if note else {},
    )
