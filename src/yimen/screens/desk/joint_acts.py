"""What can be done to a member of a joint case: one form, one action, one line each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.approvals import queries
from yimen.records.approvals.actions.answer import answer
from yimen.records.approvals.actions.cancel_member import cancel_member
from yimen.records.approvals.actions.need_member import need_member
from yimen.records.approvals.actions.remind_member import remind_member
from yimen.records.approvals.actions.return_member import return_member
from yimen.records.approvals.actions.run_again import run_again
from yimen.records.approvals.actions.sign_notice import sign_notice
from yimen.records.approvals.queries import JointPage, MemberRow
from yimen.rules.authority.steps import Step
from yimen.rules.refusals import NotFound
from yimen.screens.desk import joint_forms
from yimen.screens.shared import joint_words
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.request import OurRequest

Said = Mapping[str, Any]
_UNPROCESSABLE: Final = 422


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberAct:
    """One button on a member: its form, its action, what is said when it is done."""

    slug: str
    step: Step
    label: str
    action: Callable[..., object]
    done: str
    form: type[forms.Form] = joint_forms.Nothing
    note: str = ""
    css: str = ""

    def view(self) -> Callable[..., HttpResponse]:
        """The page of this act: its form, and what happens on sending it."""

        @access(self.step)
        def page(request: OurRequest, number: str, key: str) -> HttpResponse:
            return self._answer(request, number, key)

        return page

    def _answer(self, request: OurRequest, number: str, key: str) -> HttpResponse:
        if request.method != "POST":
            return self._show(request, number, key, self.form(), 200)
        form = self.form(request.POST)
        if form.is_valid() and attempt(
            form,
            lambda: self.action(
                number=number,
                key=key,
                by=request.actor,
                at=request.now,
                **form.cleaned_data,
            ),
        ):
            messages.success(request, self.done)
            return redirect("desk:joint-show", number)
        return self._show(request, number, key, form, _UNPROCESSABLE)

    def _show(
        self,
        request: OurRequest,
        number: str,
        key: str,
        form: forms.Form,
        status: int,
    ) -> HttpResponse:
        page = queries.joint_page(number, request.actor, request.now)
        row = member_of(page, key)
        known = {"page": page, "row": row, "act": self, "form": form}
        known["state"] = joint_words.STATES[row.state]
        return render(request, "desk/joint_act.html", known, status=status)


def member_of(page: JointPage, key: str) -> MemberRow:
    """The member with this key."""
    row = next((one for one in page.members if one.key == key), None)
    if row is None:
        raise NotFound(member=key)
    return row


ACTS: Final = (
    MemberAct(
        slug="sign",
        step=Step.SIGN_NOTICE,
        label="签收抄告单",
        action=sign_notice,
        done="抄告单已签收。",
        note="签收以后，到期不答复的视为同意，责任由本单位承担；依法要作许可决定的除外。",
    ),
    MemberAct(
        slug="answer",
        step=Step.ANSWER,
        label="答复意见",
        action=answer,
        form=joint_forms.Say,
        done="意见已送给主办单位。",
        note="答复就算签收。不同意的要写理由；转报上级的，期限照走。",
    ),
    MemberAct(
        slug="return",
        step=Step.RETURN_MEMBER,
        label="退回主办",
        action=return_member,
        form=joint_forms.Why,
        done="已退回主办单位。",
        css="quiet",
    ),
    MemberAct(
        slug="remind",
        step=Step.REMIND_MEMBER,
        label="催办",
        action=remind_member,
        done="已催办，次数记下了。",
        css="quiet",
    ),
    MemberAct(
        slug="need",
        step=Step.CHANGE_MEMBERS,
        label="这件需要它",
        action=need_member,
        done="已列为必办。",
        css="quiet",
    ),
    MemberAct(
        slug="again",
        step=Step.RUN_AGAIN,
        label="让它重办",
        action=run_again,
        form=joint_forms.Why,
        done="已让它重办，原来的经过和用时都留着。",
        note="许可重办另有新的办件编号，意见重办另发抄告单。",
        css="quiet",
    ),
    MemberAct(
        slug="cancel",
        step=Step.CHANGE_MEMBERS,
        label="不需要了",
        action=cancel_member,
        form=joint_forms.Why,
        done="已取消，不再等它。",
        css="stop",
    ),
)
BY_SLUG: Final = {act.slug: act for act in ACTS}
