"""Words for refusals about promises: papers that follow later, conditions promised."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "NoMatching": Words(
        "这个事项没有公布免申即享的匹配条件。", next="请先在事项目录里写明条件并发布。"
    ),
    "NotMatched": Words(
        "按现在的记录，这位申请人已经不符合或者已经在领。", next="请刷新后再看。"
    ),
    "ToldAlready": Words("这位申请人已经告知过了。", next="不用再告知。"),
    "MainPapersMissing": Words(
        "缺的是主要材料，不能容缺：{missing}。",
        article="只有办事指南列为“容缺后补”的材料才能后补。",
        next="请出具一次性告知书，等材料齐了再受理。",
    ),
    "ConditionsUnmet": Words(
        "容缺受理要先看基本条件具不具备。",
        next="具备的，请勾选“基本条件具备”；不具备的，请一次性告知。",
    ),
    "PromiseBroken": Words(
        "申请人以前承诺过没有兑现，修复之前不能再容缺、不能再用告知承诺。",
        next="请按一般程序收齐材料；要修复的，请找大厅管理人员。",
    ),
    "NoTimeToFollow": Words(
        "“{name}”来不及后补：这一件当天就到期。", next="请让申请人把材料带齐再来。"
    ),
    "ToleranceTooLong": Words(
        "“{name}”最晚只能补到 {latest_on}。",
        next="后补期限不能超过规定天数，也不能晚于这一件的承诺办结日。",
    ),
    "StillOwed": Words(
        "承诺后补的材料还没有交：{names}，结果不能交付。",
        next="请让申请人补交，最晚 {due_on}；用手机拍照上传也行。",
    ),
    "NotOwed": Words("这份材料没有欠着，不用补。", next="请刷新后再看还差哪些。"),
    "PromiseLapsed": Words(
        "补交期限（{due_on}）已过：{names}，依申请人的承诺视为撤回申请。",
        next="还要办的，请重新申请。",
    ),
    "StillTimeToSupply": Words("还没有到补交期限（{due_on}）。"),
    "TooEarlyToRemind": Words("还不到提醒的时候，或者已经提醒过。"),
}
