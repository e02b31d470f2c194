"""Whether a case's fee still keeps its result in the hall."""

from yimen.records.cases import models
from yimen.records.cases.facts import CaseFacts
from yimen.rules.cases.lifecycle import State
from yimen.rules.money.fees import due_fees, require_settled


def require_fees_settled(case: CaseFacts) -> None:
    """Raise while the grant waits for a registered fee; a refusal costs nothing."""
    if case.state is State.GRANTED and due_fees(case.matter):
        noted = models.SettledFee.objects.filter(case_id=case.case_id, is_settled=True)
        require_settled(case.matter, is_settled=noted.exists())
