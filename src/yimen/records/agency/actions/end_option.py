"""An option ends, with a reason; it stays on record."""

from datetime import datetime

from django.db import transaction

from yimen.records.agency import models
from yimen.records.agency.actions import _subjects
from yimen.records.agency.actions._write import officer_of
from yimen.records.cases.actions.go_first import go_in_turn
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.applications import ReasonMissing
from yimen.rules.cases.lifecycle import AWAITING_DELIVERY, OPEN_STATES
from yimen.rules.cases.options import OptionKind
from yimen.rules.refusals import NotFound


@transaction.atomic
def end_option(
    *, number: str, option_id: int, reason: str, by: Actor, at: datetime
) -> None:
    """No longer given."""
    page = _subjects.case_of(number, Step.END_OPTION, by, at)
    if not reason.strip():
        raise ReasonMissing(missing=["reason"])
    rows = models.CaseOption.objects.filter(
        pk=option_id, case__number=number, ended_at=None
    )
    kind = rows.values_list("kind", flat=True).first()
    if kind is None or not rows.update(
        ended_at=at,
        ended_by_id=officer_of(by, Step.END_OPTION),
        end_reason=reason.strip()[:200],
    ):
        raise NotFound(option=option_id)
    running = page.state in OPEN_STATES | AWAITING_DELIVERY
    if kind == OptionKind.GREEN_CHANNEL and running:
        go_in_turn(number=number, by=by, at=at)
    _subjects.write(
        _subjects.OPTION,
        number,
        _subjects.Done(Step.END_OPTION, "ended", by, at),
        facts={"kind": kind},
        texts={"reason": reason},
    )
