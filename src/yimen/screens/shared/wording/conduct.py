"""Words for refusals about attendance, patrols, breaches and what belongs to them."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "BadPolicy": Words(
        "宽限要在 0 到 60 分钟之间，比按缺勤算的分钟数少，并写明出处。",
        next="请改分钟数，写上制度名称。",
    ),
    "NotDue": Words(
        "这半天不该到岗，或者还没过完，没有可以更正的。", next="请核对日期和上下午。"
    ),
    "ReasonMissing": Words("要写理由。", next="请用一两句话写清楚。"),
    "SameMark": Words("现在记的就是这个，不用改。", next="请另选一个结果。"),
    "AskedAlready": Words("这半天已经有更正在等确认。", next="请等第二人答复。"),
    "CorrectionAnswered": Words("这条更正已经答复过了。", next="请刷新后再看。"),
    "OwnCorrection": Words(
        "自己提的、关于自己的更正，不能自己确认。",
        next="请由另一位负责人确认。",
        status=403,
    ),
    "DeviceFileUnreadable": Words(
        "这个文件不是考勤文件：{what}。",
        next="第一行写列名，要有“工号”或“姓名”，和“打卡时间”。",
    ),
}
