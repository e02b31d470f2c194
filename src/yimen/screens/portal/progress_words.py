"""A case in the words of its applicant: where it stands, what happened, what to do."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.records.approvals.queries import PartsLine
from yimen.records.cases.queries import ProgressPage
from yimen.rules.authority.steps import Step
from yimen.rules.cases.lifecycle import OPEN_STATES, State
from yimen.rules.joint.members import MemberState

_HEADLINES: Final = {
    State.RECEIVED: gettext_lazy("材料收到了，{organ}正在看齐不齐"),
    State.CORRECTING: gettext_lazy("还缺材料，等您补交"),
    State.ACCEPTED: gettext_lazy("{organ}正在审查"),
    State.EXAMINED: gettext_lazy("审查完了，{organ}正在做决定"),
    State.PAUSED: gettext_lazy("正在做特别程序，这段时间不计入时限"),
    State.GRANTED: gettext_lazy("办好了，可以来领"),
    State.REFUSED: gettext_lazy("没有批准，可以来领决定书"),
    State.REJECTED: gettext_lazy("没有受理"),
    State.WITHDRAWN: gettext_lazy("已经撤回"),
    State.RETURNED: gettext_lazy("已经退件"),
    State.FORWARDED: gettext_lazy("初审好了，已经转报上级机关"),
    State.DELIVERED: gettext_lazy("办完了，结果已经领走"),
    State.REVOKED: gettext_lazy("决定已经撤销"),
    State.MERGED: gettext_lazy("和您的另一件并在一起办了"),
}
_ADVICE: Final = {
    State.GRANTED: gettext_lazy("带上受理单和身份证，到{hall}领取。"),
    State.REFUSED: gettext_lazy(
        "决定书上写明了理由。不服可以申请行政复议，也可以起诉，期限和地方都写在决定书上。"
    ),
    State.REJECTED: gettext_lazy("不予受理决定书上写明了理由和该找哪个部门。"),
}
_STEPS: Final = {
    Step.RECEIVE: gettext_lazy("窗口收件"),
    Step.ACCEPT: gettext_lazy("受理"),
    Step.DEEM_ACCEPTED: gettext_lazy("五个工作日没有答复，依法视为受理"),
    Step.ASK_CORRECTION: gettext_lazy("一次性告知要补什么"),
    Step.SUPPLY: gettext_lazy("收到补交的材料"),
    Step.REJECT: gettext_lazy("不予受理"),
    Step.WITHDRAW: gettext_lazy("撤回"),
    Step.DEEM_WITHDRAWN: gettext_lazy("到期没有补交，视为撤回"),
    Step.RETURN: gettext_lazy("退件"),
    Step.EXAMINE: gettext_lazy("审查"),
    Step.PAUSE: gettext_lazy("特别程序开始，时限暂停"),
    Step.RESUME: gettext_lazy("特别程序结束，时限接着算"),
    Step.EXTEND: gettext_lazy("延长时限"),
    Step.GRANT: gettext_lazy("决定：准予"),
    Step.REFUSE: gettext_lazy("决定：不予许可"),
    Step.DELIVER: gettext_lazy("领取结果"),
    Step.MOVE_DUE: gettext_lazy("放假安排有变，到期日重新算过"),
    Step.CORRECT_SLIP: gettext_lazy("更正了单子上的笔误"),
    Step.TELL_HEARING: gettext_lazy("告知可以申请听证"),
    Step.ORDER_HEARING: gettext_lazy("决定举行听证"),
    Step.REQUEST_HEARING: gettext_lazy("收到听证申请"),
    Step.SCHEDULE_HEARING: gettext_lazy("通知听证时间、地点"),
    Step.HOLD_HEARING: gettext_lazy("举行听证"),
    Step.WAIVE_HEARING: gettext_lazy("书面放弃听证"),
    Step.CALL_EXPERTS: gettext_lazy("请专家评审"),
    Step.CONCLUDE_REVIEW: gettext_lazy("专家评审有了结论"),
    Step.CHECK_SITE: gettext_lazy("现场核查"),
    Step.COMMIT: gettext_lazy("凭书面承诺受理"),
    Step.CHECK_COMMITMENT: gettext_lazy("核查履行承诺的情况"),
    Step.REVOKE_DECISION: gettext_lazy("撤销决定"),
    Step.TOLERATE: gettext_lazy("容缺受理，有材料后补"),
    Step.SUPPLY_OWED: gettext_lazy("收到后补的材料"),
    Step.REMIND_OWED: gettext_lazy("提醒补交材料"),
    Step.LAPSE_PROMISE: gettext_lazy("到期没有补齐，视为撤回"),
    Step.SETTLE_FEE: gettext_lazy("费用缴清了"),
    Step.REOPEN_FEE: gettext_lazy("费用退了，要重新缴"),
    Step.TRANSFER_CASE: gettext_lazy("转给了负责的部门，收件日期不变"),
    Step.HAND_BACK: gettext_lazy("退回原来的部门，收件日期不变"),
    Step.CHANGE_MATTER: gettext_lazy("改正了事项，按原来的收件日期重新收件"),
    Step.UNDO: gettext_lazy("收回了办错的一步"),
    Step.MERGE: gettext_lazy("和您先办的一件并案"),
    Step.ABSORB: gettext_lazy("您后办的一件并了进来"),
    Step.REVIEW_NEGATIVE: gettext_lazy("负责人复核过，维持原来的答复"),
    Step.REVERSE_NEGATIVE: gettext_lazy("负责人复核过，纠正了原来的答复"),
}
_PARTS: Final = {
    MemberState.WAITING: gettext_lazy("等前面的办好"),
    MemberState.OPEN: gettext_lazy("正在办"),
    MemberState.RETURNED: gettext_lazy("正在补正"),
    MemberState.GRANTED: gettext_lazy("办好了"),
    MemberState.REFUSED: gettext_lazy("没有批准"),
    MemberState.WITHDRAWN: gettext_lazy("已经撤回"),
    MemberState.ENDED: gettext_lazy("前面的没有批准，不再办"),
    MemberState.CANCELLED: gettext_lazy("不需要了"),
    MemberState.AGREED: gettext_lazy("办好了"),
    MemberState.DISAGREED: gettext_lazy("办好了"),
}
_INSIDE: Final = {
    Step.TAKE: gettext_lazy("经办人领件"),
    Step.ASSIGN: gettext_lazy("换了经办人"),
    Step.MOVE_WINDOW: gettext_lazy("改正了窗口"),
    Step.SEND_BACK: gettext_lazy("退回重新审查"),
    Step.PRINT: gettext_lazy("打印文书"),
    Step.ATTACH: gettext_lazy("存入文件"),
    Step.UNMASK: gettext_lazy("查看完整信息"),
    Step.ERASE_TEXT: gettext_lazy("依法删除个人信息"),
}
_AT_THE_HALL: Final = {Step.RECEIVE, Step.SUPPLY, Step.DELIVER}
_DECIDE: Final = gettext_lazy("决定")
_TO_COME: Final = {
    State.RECEIVED: (_STEPS[Step.ACCEPT], _STEPS[Step.EXAMINE], _DECIDE),
    State.CORRECTING: (gettext_lazy("等您补交材料"), _STEPS[Step.ACCEPT], _DECIDE),
    State.ACCEPTED: (_STEPS[Step.EXAMINE], _DECIDE),
    State.EXAMINED: (_DECIDE,),
    State.PAUSED: (_STEPS[Step.RESUME], _DECIDE),
    State.GRANTED: (),
    State.REFUSED: (),
}
"""What follows from here; handing over is last and not named twice."""


@dataclass(frozen=True, slots=True)
class ThreadLine:
    """One line of what happened and what is still to come."""

    words: str
    happened_at: datetime | None = None
    place: str = ""
    is_now: bool = False
    is_next: bool = False


_HELD_BACK: Final = gettext_lazy("办好了，还等您补交承诺的材料")
_BRING_FIRST: Final = gettext_lazy("承诺后补的材料补齐了，就可以来领。")


def _is_held_back(page: ProgressPage) -> bool:
    """Whether a grant lies ready that promised papers still hold back."""
    return page.state is State.GRANTED and any(one.is_owed for one in page.owed)


def headline(page: ProgressPage) -> str:
    """Where the case stands, in one sentence."""
    if _is_held_back(page):
        return str(_HELD_BACK)
    return str(_HEADLINES[page.state]).format(organ=page.organ_name)


def advice(page: ProgressPage) -> str:
    """What the applicant does next, if anything."""
    if _is_held_back(page):
        return str(_BRING_FIRST)
    return str(_ADVICE.get(page.state, "")).format(hall=page.hall_name)


def is_open(page: ProgressPage) -> bool:
    """Whether anything is still to be decided."""
    return page.state in OPEN_STATES


def step_words(step: str) -> str:
    """A step of the journal as an applicant would say it."""
    words = _STEPS | _INSIDE
    return str(words[Step(step)]) if step in words else _("内部步骤")


def _arrival(page: ProgressPage) -> Iterator[ThreadLine]:
    if page.visit is None:
        return
    words = _("取号 %(label)s，等了 %(minutes)s 分钟") % {
        "label": page.visit.label,
        "minutes": page.visit.waited_minutes,
    }
    yield ThreadLine(words, page.visit.took_at, page.hall_name)


def _done(page: ProgressPage) -> Iterator[ThreadLine]:
    for line in page.steps:
        if line.step not in _STEPS:
            continue
        words = str(_STEPS[line.step])
        if line.step is Step.RECEIVE and page.window_number is not None:
            words = _("%(number)s 号窗口收件") % {"number": page.window_number}
        place = page.hall_name if line.step in _AT_THE_HALL else ""
        yield ThreadLine(words, line.happened_at, place)


def thread(page: ProgressPage) -> tuple[ThreadLine, ...]:
    """What happened, where it stands, what comes."""
    done = [*_arrival(page), *_done(page)]
    coming = _TO_COME.get(page.state)
    if coming is None:
        return tuple(done)
    ahead = [
        ThreadLine(str(words), is_now=place == 0, is_next=place > 0)
        for place, words in enumerate((*coming, _STEPS[Step.DELIVER]))
    ]
    return (*done, *ahead)


@dataclass(frozen=True, slots=True)
class Parts:
    """A joint case in one line, and its permits below it."""

    line: str
    permits: tuple[tuple[str, str], ...]


def parts(seen: PartsLine | None) -> Parts | None:
    """How far the parts are; nothing for a case of one piece."""
    if seen is None:
        return None
    line = _("几个部门一起在办：%(whole)s 个环节办好了 %(done)s 个，办齐了一次领。")
    return Parts(
        line % {"whole": seen.whole, "done": seen.done},
        tuple((one.name, str(_PARTS[one.state])) for one in seen.permits),
    )
