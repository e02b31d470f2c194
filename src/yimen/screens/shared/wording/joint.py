"""Words for refusals about joint approval."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_JOINT: Final = "行政许可法第二十六条"

WORDS: Final = {
    "GraphFaulty": Words(
        "这张审批图还有问题，不能发布。", next="请按图下面列出的问题逐个改好。"
    ),
    "GraphUnreadable": Words(
        "这个文件不是能看懂的审批图。",
        next="请用本系统导出的 BPMN 2.0 文件，或检查文件是否完整。",
    ),
    "MemberMayNot": Words("这个审批现在不能这样办。", next="请刷新看它走到了哪一步。"),
    "MembersOpen": Words(
        "还有审批没有办结：{open}。",
        article=_JOINT,
        next="请在联办页看卡在谁那里，可以催办。",
    ),
    "JointCaseClosed": Words("这件联办已经办结，不能再改。"),
    "JointClockRuns": Words(
        "联办件的时限不能单独暂停，全部在办部门都暂停时才停。",
        article="行政许可法第四十二条",
        next="需要听证、检测等程序的，请在该部门自己的审批里暂停。",
    ),
    "JointUnderWay": Words(
        "联办已经开始，各部门都在办，这一件不能单独这样改。",
        next="请在联办页里增加、取消、退回或让它重办。",
    ),
    "PermitNeverBySilence": Words(
        "逾期不答复只能代替意见，不能代替许可。",
        article="行政许可法第三十二条",
        next="请催办；超期的由监察处理。",
    ),
    "NotSignedFor": Words(
        "抄告单还没有签收，不能视为同意。",
        article="联合办理制度：抄告单以签收为准",
        next="请先让该单位签收抄告单。",
    ),
    "StillTimeToAnswer": Words("还没有到答复期限。", next="请到期后再看。"),
    "AlreadySigned": Words("这张抄告单已经签收过了。"),
    "DisagreesWithoutReason": Words("不同意或退回要写明理由。", next="请写上理由。"),
    "MemberKnown": Words(
        "这件联办里已经有同名的审批。", next="请换一个代号，或直接让它重办。"
    ),
    "FormIncomplete": Words("表里还有没填的：{fields}。", next="请补填后再提交。"),
    "NotOnList": Words("“{field}”只能从这些里选：{entries}。", next="请选一项再提交。"),
    "PoolIncomplete": Words(
        "一套材料里缺这些部门必须要的材料：{missing}。",
        article="行政许可法第三十一条",
        next="请在材料对应里补上，或把它们加进一件事的材料清单。",
    ),
    "PathTooLong": Words(
        "最长的一条办理路径要 {longest} 个工作日，承诺只有 {promised} 个工作日。",
        next="请把承诺时限改到不短于最长路径，或缩短路径上的时限。",
    ),
    "GatheringInPast": Words("开始时间已经过去了。", next="请改成将来的时间。"),
    "NobodyAsked": Words("还没有选通知哪些单位。", next="请至少选一个单位。"),
    "TooFewOfficers": Words(
        "现场核查要 {needed} 名以上工作人员，只写了 {named} 名。",
        article="行政许可法第三十四条",
        next="请补上到场人员的姓名。",
    ),
    "AlreadyMinuted": Words("纪要已经写好，签到不能再改。"),
    "NotHeldYet": Words("还没有开始，不能先写纪要。", next="请等开完再写。"),
    "MinutesSayNothing": Words("纪要是空的。", next="请写上查看、议定的内容。"),
    "ConditionUnsound": Words(
        "先后关系不成立：要有法定依据，也不能排在已经开始的审批前面。",
        article=_JOINT,
        next="请写明依据是哪部法的第几条，或改为并联。",
    ),
}
