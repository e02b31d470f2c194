"""The acts on a case that both the window and the desk take, each declared once."""

from functools import partial

from django import forms

from yimen.records.approvals.actions.hand_over import hand_over
from yimen.records.cases.actions.request_hearing import request_hearing
from yimen.records.cases.actions.waive_hearing import waive_hearing
from yimen.records.cases.actions.withdraw import withdraw
from yimen.rules.authority.steps import Step
from yimen.rules.cases.hearings import Asker
from yimen.screens.shared import case_forms
from yimen.screens.shared.acting import Act, recipient
from yimen.screens.shared.case_forms import REQUIRED, line


class AskedBy(forms.Form):
    """Who asks for the hearing."""

    asker = forms.TypedChoiceField(
        label="谁申请听证",
        coerce=Asker,
        choices=[
            (Asker.APPLICANT.value, "申请人"),
            (Asker.INTERESTED_PARTY.value, "利害关系人"),
        ],
        widget=forms.RadioSelect,
        error_messages=REQUIRED,
    )
    name = line("利害关系人是谁", "申请人自己申请的不用写。")


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


def hearing(back: str, template: str) -> tuple[Act, ...]:
    """Asking for a hearing and giving it up, at the counter or by a letter to the desk.

    Whoever asks may stand at any window of the hall; both are free (许可法 47).
    """
    act = partial(Act, back=back, template=template, css="quiet")
    return (
        act(
            slug="request-hearing",
            step=Step.REQUEST_HEARING,
            label="收到听证申请",
            form=AskedBy,
            action=request_hearing,
            done="记下了，二十个工作日内要举行听证。",
            note="被告知之日起五个工作日内可以申请，不收费（行政许可法第四十七条）。",
        ),
        act(
            slug="waive-hearing",
            step=Step.WAIVE_HEARING,
            label="放弃听证",
            form=case_forms.Reason,
            action=waive_hearing,
            done="已记下书面放弃听证。",
            note="要有本人签名的书面放弃；放弃不影响复议和诉讼。",
        ),
    )
