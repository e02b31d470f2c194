"""What the cashier's books say of a case's fee is noted on the case.

Fees are an outer subject: a case knows no bill. This row is all that `deliver` reads.
"""

from datetime import datetime

from yimen.records.cases import models
from yimen.records.cases.actions._aside import until_it_fits
from yimen.records.cases.actions._move import Act, move
from yimen.records.cases.facts import case_facts
from yimen.rules.authority.actors import SYSTEM
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import ASIDE


def settle_fee(*, number: str, bill: str, is_settled: bool, at: datetime) -> bool:
    """Whether that was news: paid or waived now, or no longer so."""
    return until_it_fits(lambda: _note(number, bill, at, is_settled=is_settled))


def _note(number: str, bill: str, at: datetime, *, is_settled: bool) -> bool:
    case = case_facts(number, SYSTEM)
    step = Step.SETTLE_FEE if is_settled else Step.REOPEN_FEE
    noted = models.SettledFee.objects.filter(case_id=case.case_id).first()
    was = noted is not None and noted.is_settled
    if was == is_settled or case.state not in ASIDE[step]:
        return False
    act = Act(step=step, by=SYSTEM, at=at, after=case.state, evidence={"bill": bill})
    move(case, act, is_aside=True)
    models.SettledFee.objects.update_or_create(
        case_id=case.case_id,
        defaults={"bill_number": bill, "is_settled": is_settled, "noted_at": at},
    )
    return True
