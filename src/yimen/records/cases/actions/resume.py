"""The result of the special procedure is in; the clock runs on."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, with_reason
from yimen.records.cases.actions._dates import due_columns
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases import lifecycle
from yimen.rules.legal_clock import articles, pauses
from yimen.rules.legal_clock.calendar import local_date


@transaction.atomic
def resume(
    *, number: str, outcome: str, version: int | None = None, by: Actor, at: datetime
) -> Moved:
    """The case in the state it was paused from, with the days it got back."""
    case = approach(number, Step.RESUME, by, version)
    with_reason(outcome=outcome)
    today = local_date(at)
    ended = pauses.end(case.pauses, ended_on=today, today=today)
    stop = case.open_stop
    if stop is None:
        raise pauses.NothingPaused(case=number)
    ended = tuple(
        replace(pause, ended_at=at) if before.ended_on is None else pause
        for before, pause in zip(case.pauses, ended, strict=True)
    )
    clock = replace(case.clock, pauses=ended) if case.clock else None
    act = Act(
        step=Step.RESUME,
        by=by,
        at=at,
        after=lifecycle.after(case.state, Step.RESUME, paused_from=stop.returns_to),
        article=articles.UNCOUNTED,
        changes=due_columns(clock, case.calendar, ladder=case.ladder),
        evidence={"procedure": stop.pause.procedure},
        texts={"outcome": outcome},
    )
    rows = models.CasePause.objects.filter(pk=stop.pause_id)
    return move(case, act, beside=lambda: rows.update(ended_on=today, ended_at=at))
