"""Whether a promise was kept is looked at, and written down (告知承诺)."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from yimen.records.cases import models
from yimen.records.cases.actions._approach import approach, officer_of, with_reason
from yimen.records.cases.actions._move import Act, Moved, move
from yimen.records.cases.facts import CaseFacts
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.catalogue import commitments
from yimen.rules.catalogue.commitments import Checked, CommitmentState, NoCommitment
from yimen.rules.legal_clock.calendar import local_date
from yimen.rules.refusals import Overtaken


@transaction.atomic
def check_commitment(
    *,
    number: str,
    checked: Checked,
    version: int | None = None,
    by: Actor,
    at: datetime,
) -> Moved:
    """The case whose promise is kept, to be put right, or broken and so registered."""
    case = approach(number, Step.CHECK_COMMITMENT, by, version)
    with_reason(found=checked.found)
    row = models.Commitment.objects.filter(case_id=case.case_id).first()
    if row is None:
        raise NoCommitment(case=number)
    state = commitments.after_check(CommitmentState(row.state), checked, local_date(at))
    act = Act(
        step=Step.CHECK_COMMITMENT,
        by=by,
        at=at,
        after=case.state,
        article="国办发〔2020〕42号",
        evidence={
            "verdict": checked.verdict,
            "rectify_by_on": checked.rectify_by_on,
        },
        texts={"outcome": checked.found},
    )
    moved = move(case, act, is_aside=True)
    columns = {
        "state": state,
        "rectify_by_on": checked.rectify_by_on,
        "checked_at": at,
        "checked_by_id": officer_of(by, Step.CHECK_COMMITMENT),
    }
    _write(row, number, columns)
    if state is CommitmentState.BROKEN:
        _register(case, at)
    return moved


def _write(row: models.Commitment, number: str, columns: Mapping[str, object]) -> None:
    rows = models.Commitment.objects.filter(pk=row.pk, version=row.version)
    if not rows.update(version=row.version + 1, **columns):
        raise Overtaken(case=number)


def _register(case: CaseFacts, at: datetime) -> None:
    """Nobody takes a promise of theirs before it is repaired."""
    models.BrokenPromise.objects.create(
        applicant_id=case.applicant_id,
        agent_id=case.handling_agent_id,
        case_id=case.case_id,
        kind="commitment",
        what="承诺的条件经核查不符",
        broken_at=at,
    )
