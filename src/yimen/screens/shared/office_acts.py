"""Passing on and putting right: the same acts at the window and at the desk."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Final

from django import forms

from yimen.records.cases import queries as cases
from yimen.records.cases.actions.assign import assign
from yimen.records.cases.actions.hand_back import hand_back
from yimen.records.cases.actions.merge import merge
from yimen.records.cases.actions.move_window import move_window
from yimen.records.cases.actions.transfer_case import transfer_case
from yimen.records.cases.actions.undo import undo
from yimen.records.cases.queries import CasePage
from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.rules.authority.actors import Role
from yimen.rules.authority.steps import Step
from yimen.rules.cases.handing import Whither
from yimen.screens.shared.acting import Act, Choices, Said
from yimen.screens.shared.case_forms import line, text
from yimen.screens.shared.request import OurRequest

_WORKS: Final = {Role.EXAMINER, Role.CHIEF_REPRESENTATIVE}
PASSING: Final = frozenset(
    {
        Step.UNDO,
        Step.ASSIGN,
        Step.TRANSFER_CASE,
        Step.HAND_BACK,
        Step.MOVE_WINDOW,
        Step.MERGE,
    }
)


class Assign(forms.Form):
    """To whom, and why."""

    officer = forms.ChoiceField(
        label="改派给", error_messages={"required": "请选一位同事。"}
    )
    reason = text("为什么改派", rows=2)


class Transfer(forms.Form):
    """To which organ, by which document, and why."""

    organ = forms.ChoiceField(
        label="移交给", error_messages={"required": "请选一个单位。"}
    )
    basis = line("职权划转的文号", "还没受理的不用写；已经受理的必须写。")
    reason = text("为什么移交", rows=2)


class MoveWindow(forms.Form):
    """The window it was really taken in at."""

    window = forms.ChoiceField(
        label="应该是哪个窗口", error_messages={"required": "请选一个窗口。"}
    )
    reason = text("为什么写错了", rows=2)


class Undo(forms.Form):
    """Why, and whether the paper is back."""

    reason = text("为什么收回", "会印在作废的文书上。", rows=2)
    has_paper_back = forms.BooleanField(label="已经打印的原件收回来了", required=False)


class Merge(forms.Form):
    """Into which of the applicant's other cases."""

    into = forms.ChoiceField(
        label="并入哪一件",
        help_text="留下先收的那一件，时限按它算。",
        error_messages={"required": "请选一件；没有可选的，就不能并案。"},
    )
    reason = text("为什么是同一件事", rows=2)


class HandBack(forms.Form):
    """Why it is not ours."""

    reason = text("为什么不归本单位管", "写清依据，退回原单位。", rows=2)


def _assigned(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"officer_id": int(said["officer"]), "reason": said["reason"]}


def _transferred(_request: OurRequest, _number: str, said: Said) -> Said:
    to = Whither(int(said["organ"]), said["basis"])
    return {"to": to, "reason": said["reason"]}


def _moved(_request: OurRequest, _number: str, said: Said) -> Said:
    return {"window_id": int(said["window"]), "reason": said["reason"]}


def colleagues(request: OurRequest) -> list[tuple[int, str]]:
    """Who of the actor's organ may be given a case; who is away says so."""
    found = people.officers_of_organ(request.actor.organ_id or 0)
    able = [one for one in found if _WORKS & set(one.roles)]
    gone = network.away([one.officer_id for one in able], request.now)
    return [
        (one.officer_id, f"{one.name}（请假）" if one.officer_id in gone else one.name)
        for one in able
    ]


def _colleagues(request: OurRequest, _page: CasePage) -> Choices:
    return {"officer": colleagues(request)}


def _organs(request: OurRequest, page: CasePage) -> Choices:
    here = network.organs_in(request.actor.hall_id or 0)
    others = [(one.organ_id, one.organ) for one in here if one.organ != page.organ_name]
    return {"organ": others}


def _windows(request: OurRequest, _page: CasePage) -> Choices:
    here = network.windows_of(request.actor.hall_id or 0)
    return {"window": [(one.window_id, f"{one.number}号 {one.name}") for one in here]}


def _twins(request: OurRequest, page: CasePage) -> Choices:
    found = cases.open_twins(
        page.applicant.applicant_id, page.matter_version_id, request.actor
    )
    own = (page.received_at, page.number)
    older = [one for one in found if (one.received_at, one.number) < own]
    labels = [(one.number, f"{one.number} {one.received_at:%m-%d}收") for one in older]
    return {"into": labels}


def offered(acts: Mapping[Step, Act], page: CasePage) -> dict[str, object]:
    """What a page offers: the day's work, and apart from it what puts right."""
    possible = [acts[step] for step in page.buttons if step in acts]
    aside = [act for act in possible if act.step in PASSING]
    return {
        "buttons": [act for act in possible if act not in aside],
        "more": aside,
        "rematter": Step.CHANGE_MATTER in page.buttons,
    }


def _put_right(make: Callable[..., Act]) -> tuple[Act, ...]:
    """What was done wrong is put right."""
    return (
        make(
            slug="undo",
            step=Step.UNDO,
            label="收回上一步",
            form=Undo,
            action=undo,
            done="已收回，办件回到上一步之前。",
            note="只能收回今天刚办的一步，后面还没有办别的。经过里两行都留着。",
            css="quiet",
        ),
        make(
            slug="move-window",
            step=Step.MOVE_WINDOW,
            label="改正窗口",
            form=MoveWindow,
            action=move_window,
            arguments=_moved,
            choices=_windows,
            done="窗口已改正。",
            css="quiet",
        ),
        make(
            slug="merge",
            step=Step.MERGE,
            label="并案",
            form=Merge,
            action=merge,
            choices=_twins,
            done="已并案，请收回这一件的单据，凭先收的那一件领取。",
            note="同一申请人、同一事项收了两次，后收的并入先收的。",
            css="quiet",
        ),
    )


def _pass_on(make: Callable[..., Act], goes: str) -> tuple[Act, ...]:
    """Somebody else does it."""
    return (
        make(
            slug="assign",
            step=Step.ASSIGN,
            label="改派",
            form=Assign,
            action=assign,
            arguments=_assigned,
            choices=_colleagues,
            done="已改派，时限照走。",
            css="quiet",
        ),
        make(
            slug="transfer",
            step=Step.TRANSFER_CASE,
            label="移交别的单位",
            form=Transfer,
            action=transfer_case,
            arguments=_transferred,
            choices=_organs,
            goes=goes,
            done="已移交，收件日期不变。",
            note="还没受理的，由大厅转给归口单位，群众不用再跑；已经受理的不能移交，"
            "除非职权已经依文件划转。每移交一次都记数。",
            css="quiet",
        ),
        make(
            slug="hand-back",
            step=Step.HAND_BACK,
            label="退回移交",
            form=HandBack,
            action=hand_back,
            goes=goes,
            done="已退回原单位，时限没有停。",
            note="最晚第二个工作日退回，只能退一次；再有争议由大厅指定承办单位。",
            css="quiet",
        ),
    )


def passing(back: str, template: str, goes: str) -> tuple[Act, ...]:
    """Passing on and putting right, as this screen shows them."""
    make = partial(Act, back=back, template=template)
    return (*_put_right(make), *_pass_on(make, goes))
