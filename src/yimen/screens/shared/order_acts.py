"""What may be done with an order: one button each, with its form and its action.

The management desk and the grid worker's phone show the same acts in frames of their
own; which of them stand on a page follows from the order's state and the actor.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from yimen.records.orders import queries
from yimen.records.orders.actions.accept_order import accept_order
from yimen.records.orders.actions.answer_order import answer_order
from yimen.records.orders.actions.answer_return import answer_return
from yimen.records.orders.actions.archive_order import archive_order
from yimen.records.orders.actions.ask_return import ask_return
from yimen.records.orders.actions.assign_order import assign_order
from yimen.records.orders.actions.contact_person import contact_person
from yimen.records.orders.actions.decline_order import decline_order
from yimen.records.orders.actions.extend_order import extend_order
from yimen.records.orders.actions.hurry_order import hurry_order
from yimen.records.orders.actions.merge_order import merge_order
from yimen.records.orders.actions.note_feedback import note_feedback
from yimen.records.orders.actions.publish_order import publish_order, unpublish_order
from yimen.records.orders.actions.reclassify_order import reclassify_order
from yimen.records.orders.actions.reopen_order import reopen_order
from yimen.records.orders.actions.report_part import report_part
from yimen.records.orders.actions.unmask_order import unmask_order
from yimen.records.orders.actions.withdraw_order import withdraw_order
from yimen.records.orders.queries import OrderPage
from yimen.rules.authority.steps import Step
from yimen.rules.voice.order_figures import Feedback
from yimen.rules.voice.order_units import Route
from yimen.screens.shared import order_forms as ask
from yimen.screens.shared.access import access
from yimen.screens.shared.attempts import attempt
from yimen.screens.shared.order_words import GROUNDS
from yimen.screens.shared.request import OurRequest

Said = Mapping[str, Any]
_UNPROCESSABLE: Final = 422
LEAVES: Final = frozenset({Step.ASK_RETURN, Step.RECLASSIFY_ORDER})
"""After these the order may no longer be the actor's to see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OrderAct:
    """One button: its form, its action, and what is said when it is done."""

    slug: str
    step: Step
    label: str
    action: Callable[..., object]
    form: type[ask.Act] = ask.Act
    done: str = "已写入。"
    css: str = "quiet"
    note: str = ""
    fixed: Said | None = None  # arguments that the button stands for

    def view(self, screen: str, template: str) -> Callable[..., HttpResponse]:
        """The page of this act in the frame of a screen."""

        @access(self.step)
        def page(request: OurRequest, number: str) -> HttpResponse:
            return self._answer(request, number, screen, template)

        return page

    def _answer(
        self, request: OurRequest, number: str, screen: str, template: str
    ) -> HttpResponse:
        order = queries.order_page(number, request.actor, request.now)
        form = self.form(request.POST or None, order=order)
        if request.method == "POST" and form.is_valid():
            done = attempt(form, lambda: self._act(request, number, form))
            if done is not None and self.step is Step.UNMASK_ORDER:
                return self._shown(request, order, form, template, seen=done.value)
            if done is not None:
                messages.success(request, _told(self, done.value))
                if self.step in LEAVES:
                    return redirect(f"{screen}:order-list")
                return redirect(f"{screen}:order", number)
        return self._shown(request, order, form, template)

    def _act(self, request: OurRequest, number: str, form: ask.Act) -> object:
        said = {**form.said(), **(self.fixed or {})}
        return self.action(number=number, by=request.actor, at=request.now, **said)

    def _shown(
        self,
        request: OurRequest,
        order: OrderPage,
        form: ask.Act,
        template: str,
        *,
        seen: object = None,
    ) -> HttpResponse:
        known = {"page": order, "act": self, "form": form, "seen": seen}
        status = _UNPROCESSABLE if form.is_bound and form.errors else 200
        return render(request, template, known, status=status)


def _told(act: OrderAct, value: object) -> str:
    """What is said when it is done; and where the order went by itself."""
    if not isinstance(value, Route):
        return act.done
    unit = dict(ask.unit_choices()).get(value.unit.key, "")
    return f"{act.done}{GROUNDS[value.ground]}：{unit}。不对的可以改交。"


ACTS: Final = (
    OrderAct(
        slug="accept",
        step=Step.ACCEPT_ORDER,
        label="受理",
        action=accept_order,
        done="受理了，时限从现在算。",
        css="",
    ),
    OrderAct(
        slug="assign",
        step=Step.ASSIGN_ORDER,
        label="交办",
        action=assign_order,
        form=ask.Assign,
        done="交办了，承办单位会收到消息。",
        css="",
    ),
    OrderAct(
        slug="answer",
        step=Step.ANSWER_ORDER,
        label="答复",
        action=answer_order,
        form=ask.Answer,
        done="答复了，来人凭编号和查询码能看到。",
        css="",
    ),
    OrderAct(
        slug="report",
        step=Step.REPORT_PART,
        label="报本单位情况",
        action=report_part,
        form=ask.Report,
        css="",
    ),
    OrderAct(
        slug="contact",
        step=Step.CONTACT_PERSON,
        label="记一次联系",
        action=contact_person,
        form=ask.Note,
    ),
    OrderAct(
        slug="hurry",
        step=Step.HURRY_ORDER,
        label="督办",
        action=hurry_order,
        form=ask.Hurry,
        done="督办了。",
    ),
    OrderAct(
        slug="extend",
        step=Step.EXTEND_ORDER,
        label="延期",
        action=extend_order,
        form=ask.Extend,
        done="延期了，来人看得到理由。",
    ),
    OrderAct(
        slug="return",
        step=Step.ASK_RETURN,
        label="不归本单位，退回",
        action=ask_return,
        form=ask.Reason,
        done="退回申请已交给交办的人。",
    ),
    OrderAct(
        slug="agree-return",
        step=Step.AGREE_RETURN,
        label="同意退回",
        action=answer_return,
        form=ask.Reason,
        fixed={"agrees": True},
        css="",
    ),
    OrderAct(
        slug="deny-return",
        step=Step.DENY_RETURN,
        label="不同意退回",
        action=answer_return,
        form=ask.Reason,
        fixed={"agrees": False},
    ),
    OrderAct(
        slug="feedback",
        step=Step.NOTE_FEEDBACK,
        label="回访",
        action=note_feedback,
        form=ask.Heard,
        css="",
    ),
    OrderAct(
        slug="archive",
        step=Step.ARCHIVE_ORDER,
        label="归档",
        action=archive_order,
        css="",
    ),
    OrderAct(
        slug="reopen",
        step=Step.REOPEN_ORDER,
        label="重新办理",
        action=reopen_order,
        form=ask.Reason,
        note="时限从今天重新算，重新办理的次数会记下来。",
    ),
    OrderAct(
        slug="publish",
        step=Step.PUBLISH_ORDER,
        label="公开结果",
        action=publish_order,
        form=ask.Publish,
        note="来人的姓名、电话、证件号、卡号已经隐去，办公电话保留；请再看一遍。",
    ),
    OrderAct(
        slug="unpublish",
        step=Step.UNPUBLISH_ORDER,
        label="撤下公开",
        action=unpublish_order,
        form=ask.Reason,
    ),
    OrderAct(
        slug="file-under",
        step=Step.RECLASSIFY_ORDER,
        label="改分类",
        action=reclassify_order,
        form=ask.Reclassify,
    ),
    OrderAct(
        slug="merge",
        step=Step.MERGE_ORDER,
        label="并件",
        action=merge_order,
        form=ask.Merge,
        done="并到那一件里了。",
    ),
    OrderAct(
        slug="decline",
        step=Step.DECLINE_ORDER,
        label="不予受理",
        action=decline_order,
        form=ask.Declined,
    ),
    OrderAct(
        slug="withdraw",
        step=Step.WITHDRAW_ORDER,
        label="来人撤回",
        action=withdraw_order,
        form=ask.Reason,
    ),
    OrderAct(
        slug="unmask",
        step=Step.UNMASK_ORDER,
        label="看完整内容",
        action=unmask_order,
        form=ask.Reason,
        note="要写理由，谁在什么时候看过会记在日志里。",
    ),
)
_LOUD: Final = frozenset(act.slug for act in ACTS if not act.css)


def offered(page: OrderPage) -> dict[str, tuple[OrderAct, ...]]:
    """The acts on this page: first those that lead on, then the others."""
    may = [act for act in ACTS if act.step in page.steps and _fits(act, page)]
    return {
        "buttons": tuple(act for act in may if _is_loud(act, page)),
        "more": tuple(act for act in may if not _is_loud(act, page)),
    }


def _is_loud(act: OrderAct, page: OrderPage) -> bool:
    """Whether it leads on.

    What somebody handles is seldom handed to another; what did not help is taken up
    again sooner than put away.
    """
    if page.row.feedback == Feedback.DISSATISFIED:
        return act.step is Step.REOPEN_ORDER
    is_handed = act.step is Step.ASSIGN_ORDER and bool(page.units)
    return act.slug in _LOUD and not is_handed


def _fits(act: OrderAct, page: OrderPage) -> bool:
    """Whether the button means anything here, beyond the state and the right."""
    own = [unit for unit in page.units if unit.is_own]
    if act.step is Step.REPORT_PART:
        return any(not unit.is_lead for unit in own)
    if act.step is Step.ANSWER_ORDER and page.units:
        return any(unit.is_lead for unit in own)
    if act.step is Step.PUBLISH_ORDER:
        return page.course.published_at is None
    if act.step is Step.UNPUBLISH_ORDER:
        return page.course.published_at is not None
    return True
