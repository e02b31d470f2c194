"""The acts on a case that both the window and the desk take."""

from functools import partial

from yimen.records.approvals.actions.hand_over import hand_over
from yimen.records.cases.actions.withdraw import withdraw
from yimen.rules.steps import Step
from yimen.screens.shared import case_forms
from yimen.screens.shared.acting import Act, recipient


def common(back: str, template: str) -> tuple[Act, ...]:
    """Handing over and withdrawing, as this screen shows them."""
    act = partial(Act, back=back, template=template)
    return (
        act(
            slug="deliver",
            step=Step.DELIVER,
            label="交付结果",
            form=case_forms.Deliver,
            action=hand_over,
            arguments=recipient,
            done="已交付，请打印送达回证请领取人签字。",
            note="核对领取人的证件，再交给本人或受托人。",
        ),
        act(
            slug="withdraw",
            step=Step.WITHDRAW,
            label="申请人撤回",
            form=case_forms.Reason,
            action=withdraw,
            done="已按申请人的意思撤回。",
            css="quiet",
        ),
    )
