"""The clock of a joint case stands still on the days on which nobody can work.

The stretches follow from the members' pauses (`rules/joint/clock.py`). They are kept as
pauses of the parent, so that its ledger, its light and a new holiday notice all count
by them; nothing is written while they stay the same.
"""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._dates import due_columns
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.facts import CaseFacts, case_facts
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import DECIDING_STATES
from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import start_of_day
from yimen.rules.legal_clock.pauses import Pause, Procedure

_OURS = Procedure.JOINT_STANDSTILL


@transaction.atomic
def stand_still(*, number: str, stretches: Iterable[Pause], at: datetime) -> bool:
    """Whether the due day had to be counted again."""
    case = case_facts(number, SYSTEM)
    wanted = tuple(replace(one, procedure=_OURS) for one in stretches)
    kept = tuple(pause for pause in case.pauses if pause.procedure is _OURS)
    if case.state not in DECIDING_STATES or _days(wanted) == _days(kept):
        return False
    others = tuple(pause for pause in case.pauses if pause.procedure is not _OURS)
    clock = replace(case.clock, pauses=(*others, *wanted)) if case.clock else None
    act = Act(
        step=Step.JOINT_CLOCK,
        by=SYSTEM,
        at=at,
        after=case.state,
        article=articles.DECISION,
        changes=due_columns(clock, case.calendar, ladder=case.ladder),
        evidence={"stands_still": [list(pair) for pair in _days(wanted)]},
    )

    move(case, act, is_aside=True, beside=lambda: _keep(case, wanted))
    return True


def _keep(case: CaseFacts, wanted: tuple[Pause, ...]) -> None:
    """The stretches as pauses of the parent, in place of the earlier ones."""
    rows = models.CasePause.objects.filter(case_id=case.case_id, procedure=_OURS)
    rows.delete()
    models.CasePause.objects.bulk_create(
        models.CasePause(
            case_id=case.case_id,
            procedure=_OURS,
            started_on=one.started_on,
            started_at=start_of_day(one.started_on),
            ended_on=one.ended_on,
            ended_at=start_of_day(one.ended_on or one.started_on),
            asked_days=(one.through(case.calendar) - one.started_on).days,
            article=articles.UNCOUNTED,
            reason="联办各部门均在特别程序中",
            returns_to=case.state,
        )
        for one in wanted
    )


def _days(stretches: Iterable[Pause]) -> list[tuple[str, str]]:
    return [
        (one.started_on.isoformat(), (one.ended_on or one.started_on).isoformat())
        for one in stretches
    ]
