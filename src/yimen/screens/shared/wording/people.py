"""Words for refusals about officers, letters, applicants and signing in."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "AcceptorMayNotDecide": Words(
        "这件是您受理的，不能再由您来决定。",
        article="受理与审批分开；只有凭授权书的即办事项可以一人办完。",
        next="请转给本单位的首席代表。",
        status=403,
    ),
    "ExaminerMayNotDecide": Words(
        "这件是您审查的，不能再由您来决定。",
        article="受理、审查、决定由不同的人办理。",
        next="请转给另一位首席代表或单位负责人。",
        status=403,
    ),
    "NoLiveLetter": Words(
        "您现在没有办理这个事项的有效授权书。",
        article="首席代表凭单位书面授权签署决定。",
        next="请由单位负责人发给授权书，或转给有授权的同事。",
        status=403,
    ),
    "CounterDecidesInstantOnly": Words(
        "不是即办事项，窗口不能当场决定。",
        next="请受理后转给实施单位办理。",
        status=403,
    ),
}
