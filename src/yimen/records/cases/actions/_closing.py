"""The line that ends a case without a decision."""

from datetime import datetime

from yimen.records.cases.actions._move import Act, Draft
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import State
from yimen.rules.documents.delivery import closing_notice
from yimen.rules.documents.frame import DocumentKind
from yimen.rules.documents.paper_facts import PaperFacts

PAPER = DocumentKind.CLOSING_NOTICE
KINDS = {
    Step.WITHDRAW: ("撤回申请", State.WITHDRAWN),
    Step.DEEM_WITHDRAWN: ("逾期未补正，视为撤回申请", State.WITHDRAWN),
    Step.LAPSE_PROMISE: ("逾期未补交承诺的材料，视为撤回申请", State.WITHDRAWN),
    Step.RETURN: ("退件", State.RETURNED),
    Step.FORWARD: ("初审完毕，转报上级机关", State.FORWARDED),
    Step.MERGE: ("并案", State.MERGED),
}


def act(
    facts: PaperFacts,
    step: Step,
    reason: str,
    *,
    article: str = "",
    by: Actor,
    at: datetime,
) -> Act:
    """Withdrawn or returned; the reason stands on the paper and sealed beside."""
    kind, state = KINDS[step]
    return Act(
        step=step,
        by=by,
        at=at,
        after=state,
        article=article,
        changes={"closed_at": at, "result": state, "due_is_provisional": False},
        texts={"reason": reason},
        papers=(
            Draft(
                PAPER,
                lambda n: closing_notice(facts, n[PAPER], at, kind=kind, reason=reason),
            ),
        ),
    )
