"""Words for refusals around tickets, lines and appointments."""

from typing import Final

from yimen.screens.shared.wording.words import Words

_BOOKING: Final = "安阳市政务服务条例第二十二条"

WORDS: Final = {
    "NoSuchTicketStep": Words(
        "这个号现在不能这样办。", next="请刷新页面，看看它现在的状态。"
    ),
    "TooLateToReturn": Words(
        "过号已经超过 {within_minutes} 分钟，或者已经回来过一次。",
        next="请重新取一个号。",
    ),
    "NeedsCase": Words(
        "绿色通道的号要写办件编号。", next="编号在收件回执上；没有编号就按普通取号。"
    ),
    "UnknownCase": Words(
        "没有编号是 {case} 的办件。", next="编号在收件回执上，请核对后再填。"
    ),
    "HallClosed": Words("大厅现在没有开门，不取号。", next="请看开门时间，到时再来。"),
    "LineClosed": Words("“{line}”现在不取号。", next="请看恢复时间，或者问导办台。"),
    "NoWindow": Words(
        "您现在没有坐在本大厅的窗口，不能叫号。", next="请值班主任给您安排窗口。"
    ),
    "WindowBusy": Words(
        "{ticket} 还没有办完，不能叫下一位。", next="请先办结、挂起或者转走这一位。"
    ),
    "AtAnotherWindow": Words("这位群众不在您的窗口。", next="请刷新后再看。"),
    "LetterTaken": Words("字母 {letter} 已经给了别的业务。", next="请换一个字母。"),
    "NoSuchLine": Words("本大厅没有窗口办理这项业务。", next="请换一项业务。"),
    "SlotGone": Words("这个时段已经开始，或者不接受预约。", next="请换一个时段。"),
    "SlotFull": Words(
        "这个时段约满了。", _BOOKING, next="请换一个时段，或者现场取号。"
    ),
    "DayFull": Words("这一天约满了。", _BOOKING, next="请换一天，或者现场取号。"),
    "BookedAlready": Words(
        "这个手机号当天已经约了这项业务。", next="要改时间，请先取消原来的预约。"
    ),
    "BookingOver": Words(
        "这个预约已经用过、取消或者过期了。", next="请重新预约或现场取号。"
    ),
    "TooEarlyToCheckIn": Words(
        "现在还早，预约时间前 30 分钟才能签到。", next="请稍后再来。"
    ),
    "TooLateToCheckIn": Words(
        "预约的时间已经过了。", next="请现场取号，不会影响您办事。"
    ),
    "TooManyTouches": Words(
        "这台机器按得太快了。",
        next="请过{minutes}分钟再来取号；等不及的话，请到导办台，有人帮您取。",
        status=429,
    ),
}
