"""Words for refusals about passing on, putting right, leave and duty."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_TAKEN_IN: Final = (
    "行政许可法第三十二条：不属于本机关职权的，告知申请人向有关机关申请。"
)
_PAIR: Final = "AB岗制度：A岗、B岗不得同时离岗。"

WORDS: Final = {
    "AlreadyTheirs": Words("现在就是这样，不用改。", next="请另选一个。"),
    "NotAColleague": Words(
        "只能改派给本单位的审查人员或首席代表。", next="请另选一位同事。"
    ),
    "ColleagueAway": Words("这位同事正在请假。", next="请另选一位同事。"),
    "AcceptedStays": Words(
        "已经受理的件，要由受理的机关作出决定，不能移交给别的单位。",
        article="行政许可法第三十八条、第四十二条",
        next="职权已经依文件划转的，由单位负责人写明文号再移交；"
        "不归本单位管的，请申请人撤回后到有关单位申请。",
    ),
    "OrganNotHere": Words(
        "这个单位没有进驻本大厅，也没有委托代理。",
        article=_TAKEN_IN,
        next="请出具不予受理决定书，写明该找哪个单位。",
    ),
    "HallSettles": Words(
        "这件已经退回过一次，不能再互相移交。",
        article="首问负责制",
        next="请值班主任或政务局协调，由大厅指定承办单位。",
    ),
    "NothingToHandBack": Words(
        "这件不是别的单位移交来的，或者已经退回过。", next="请刷新后再看。"
    ),
    "TooLateToHandBack": Words(
        "移交来的件，最晚第二个工作日（{until}）退回。",
        next="请继续办理，或请大厅协调。",
    ),
    "SettledByTheHall": Words(
        "承办单位是大厅指定的，不能退回。", next="有异议请找值班主任或政务局。"
    ),
    "NothingToUndo": Words("没有可以收回的操作。"),
    "DecisionStands": Words(
        "决定已经作出，不能收回。",
        article="行政许可法第八条、第六十九条",
        next="决定书有笔误的，走更正；决定确有错误的，依法撤销或变更，"
        "申请人也可以申请复议、提起诉讼。",
    ),
    "StepStands": Words(
        "上一步不能收回。",
        next="特别程序当天恢复计时就等于没有停；别的请走相应的环节。",
    ),
    "UndoTooLate": Words(
        "只能当天收回（上一步是 {on} 办的）。",
        next="已经审查的请退回重审；申请人同意的，可以撤回后重新申请。",
    ),
    "NotYourStep": Words(
        "上一步不是您办的。", next="请由办理的同事或首席代表收回。", status=403
    ),
    "PaperOutside": Words(
        "这一步的文书已经打印，要先把原件收回来。",
        next="收回原件后，勾选“原件已收回”再办。",
    ),
    "NotTwins": Words("只有同一申请人、同一事项、同一单位的两件才能并案。"),
    "OlderIsKept": Words(
        "并案要留下先收的那一件。",
        article="行政许可法第三十二条：期限从第一次收到材料算起。",
        next="请从后收的那一件并过去。",
    ),
    "KeptIsClosed": Words(
        "要并入的那一件已经办结或决定。", next="请核对编号，或给申请人退件。"
    ),
    "ReviewedAlready": Words("这份报备已经复核过了。", next="请刷新后再看。"),
    "OwnNegative": Words(
        "自己说的“不”，不能自己复核。", next="请由另一位负责人复核。", status=403
    ),
    "OrganOverturns": Words(
        "不予许可是实施机关的决定，大厅不能替它改。",
        article="行政许可法第三十八条",
        next="请由该单位负责人复核，退回重新决定。",
        status=403,
    ),
    "NegativeHandedOver": Words(
        "决定书已经送达，不能退回重新决定。",
        article="行政许可法第六十九条",
        next="确有错误的，由作出决定的机关依法撤销；申请人可以申请复议或起诉。",
    ),
    "NotOnDuty": Words(
        "今天不是您值班，需要签字的事由当天的值班主任办。",
        next="请找当天的值班主任，或先在值班表上换班。",
        status=403,
    ),
    "NobodyToRotate": Words("没有选人，排不出班。", next="请至少选一个人。"),
    "CannotBeOnDuty": Words(
        "这位同志不在本大厅，或者没有这个岗位。", next="请另选一位。"
    ),
    "ShiftTaken": Words("这一班已经排了人。", next="请刷新后再看。"),
    "ShiftOver": Words("过去的日子不能再排班。", next="请选今天或以后的日子。"),
    "SameShift": Words("换班要选两个不同的人。", next="请另选一天。"),
    "LeaveBackwards": Words(
        "请假的结束要在开始之后，一次不超过半年。", next="请核对两个日期。"
    ),
    "LeavePast": Words("请假的时间已经过去了。", next="请核对日期。"),
    "LeaveTooShort": Words(
        "请假要提前一天，好办交接。",
        article=_PAIR,
        next="突然生病或临时公出的，选“病假”或“公出”。",
    ),
    "PairAway": Words(
        "这段时间您的搭档也不在，窗口会没有人。",
        article=_PAIR,
        next="请换个时间，或请大厅给窗口再安排一位B岗。",
    ),
    "NobodyStandsIn": Words(
        "没有能顶岗的同事。",
        article=_PAIR,
        next="请先请大厅安排B岗，或选一位岗位相同的同事。",
    ),
    "AwayAlready": Words("这段时间您已经请过假了。", next="请核对日期。"),
    "StandsInAlready": Words(
        "这段时间您在替别人顶岗，不能离岗。", article=_PAIR, next="请换个时间。"
    ),
    "LeaveAnswered": Words("这份请假已经答复或取消了。", next="请刷新后再看。"),
    "OwnLeave": Words("不能批自己的假。", next="请由另一位负责人批。", status=403),
    "NotTheSubstitute": Words(
        "只有顶岗的同事能确认交接。", next="请让顶岗的同事登录后确认。", status=403
    ),
    "NotYourQuestion": Words(
        "这个问题不归您答。",
        article="首问负责制",
        next="请由首问的同事答复或移交。",
        status=403,
    ),
    "QuestionClosed": Words("这个问题已经答复了。", next="有新的问题请另记一条。"),
    "NothingDeclined": Words(
        "这个问题没有答复过办不了，不用复核。", next="请刷新后再看。"
    ),
    "NotOffered": Words("这个问题没有移交给您。", next="请刷新后再看。", status=403),
    "OfferedAlready": Words("这个问题正等另一位同事接手。", next="请等他答复。"),
    "CannotTakeQuestion": Words(
        "只能移交给本大厅的另一位同事。", next="请另选一位同事。"
    ),
    "NothingToStandInFor": Words(
        "现在不用替这位同事顶岗。", next="顶岗从请假开始到结束，并且要先确认交接。"
    ),
}
