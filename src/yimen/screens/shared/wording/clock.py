"""Words for refusals about calendars, limits, pauses and extensions."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "CalendarUnknown": Words(
        "{day} 所在年份的放假安排还没有公布。",
        next="请在放假安排公布后导入日历再查。",
    ),
    "BeyondCalendar": Words(
        "这个日期超出了日历能推算的范围。", next="请检查年份和时限是否写对。"
    ),
    "ImpossibleLimit": Words(
        "时限要写成不小于零的整数，并带上单位。", next="请改好时限后再办。"
    ),
    "ImpossibleHours": Words(
        "办公时段要前后相接、不重叠。", next="请把每段的起止时间改好。"
    ),
    "UnreadableHours": Words(
        "开放时间“{text}”看不懂。",
        next="请写成 09:00-12:00，13:30-17:30；不开就空着。",
    ),
    "NoLimit": Words(
        "这个事项既没有法定时限，也没有承诺时限。", next="请先在事项里补上时限。"
    ),
    "PauseWithoutLength": Words(
        "要写明特别程序需要几个工作日。",
        article="行政许可法第四十五条",
        next="请填写所需天数，书面告知申请人后再暂停。",
    ),
    "PauseBackwards": Words("结束日期早于开始日期。", next="请核对两个日期。"),
    "PauseNotTold": Words(
        "没有书面告知申请人，时限不能停。",
        article="行政许可法第四十五条",
        next="请先出具特别程序告知书。",
    ),
    "PauseWithoutBasis": Words(
        "这个程序不在许可法列明的八种之内，不能凭许可法停时限。",
        article="行政许可法第四十五条",
        next="如另有法律规定，请写明是哪部法的第几条。",
    ),
    "PauseBeforeStart": Words(
        "特别程序不能早于时限开始的那天（{limit_started_on}）。",
        next="请核对开始日期。",
    ),
    "PauseInFuture": Words(
        "日期还没有到（今天是 {today}）。", next="请等到当天再登记。"
    ),
    "PauseBeforeResume": Words(
        "时限在 {resumed_on} 已经恢复，不能把新的暂停写在那之前。",
        next="请核对开始日期。",
    ),
    "NothingPaused": Words("时限没有暂停，不用恢复。", next="请刷新后再看。"),
    "ExtendedTwice": Words(
        "只能延长一次，这件已经在 {approved_on} 批准延长过。",
        article="行政许可法第四十二条",
    ),
    "ExtensionTooLate": Words(
        "时限到 {due_on} 已满，期满后不能再延长。",
        article="行政许可法第四十二条",
        next="请尽快作出决定，并向监察说明原因。",
    ),
    "ExtensionTooEarly": Words(
        "时限还没有开始，不能先批延长。", next="请核对批准日期。"
    ),
    "ExtensionTooLong": Words(
        "最多可以延长 {allowed} 天。",
        article="行政许可法第四十二条",
        next="请把延长天数改到规定以内。",
    ),
    "ExtensionWrongRank": Words(
        "您的职级不能批准这次延长。",
        article="行政许可法第四十二条",
        next="一般事项由本机关负责人批准，联合办理由本级政府负责人批准。",
        status=403,
    ),
    "ExtensionNotAllowed": Words(
        "这个事项依法不能延长。", article="行政许可法第四十二条"
    ),
    "NotATable": Words(
        "文件里没有 date 和 kind 两列。",
        next="请下载模板，把内容填进去再导入。",
    ),
    "ContradictoryNotice": Words(
        "同一天（{day}）一行写放假，另一行写上班，整份文件都没有导入。",
        next="请对照通知原文改好第 {line} 行再导入。",
    ),
    "LabelTaken": Words(
        "版本名“{label}”已经用过，内容和这次的不一样。", next="请换一个版本名再导入。"
    ),
    "LabelMissing": Words("要给这一版起个名字。", next="例如 2027 或 2026-补充。"),
    "EmptyNotice": Words(
        "文件里没有一行能读。", next="日期写成 2027-02-05，类型写 off 或 work。"
    ),
}
