"""Words for refusals about hearings, experts and checks on the spot."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "HearingOpen": Words(
        "听证还没有了结，不能先作决定。",
        article="行政许可法第四十七条、第四十八条：应当根据听证笔录作出决定。",
        next="等过了申请听证的期限，或者听证举行完、笔录存好再决定。",
    ),
    "HearingExists": Words("这一件已经告知过听证权利或者已经有听证。"),
    "NoHearing": Words(
        "这一件没有可以这样办的听证。", next="请看听证走到哪一步了，再选下一步。"
    ),
    "HearingAskedTooLate": Words(
        "申请听证的期限到 {request_by_on} 已经过了。",
        article="行政许可法第四十七条：被告知听证权利之日起五日内提出。",
        next="涉及公共利益、本机关认为需要的，可以由首席代表决定举行听证。",
    ),
    "HearingNotTold": Words(
        "听证要提前七个工作日通知，最早只能定在 {earliest_on}。",
        article="行政许可法第四十八条第一款第（一）项。",
    ),
    "HearingTooLate": Words(
        "听证最晚要在 {latest_on} 举行。",
        article="行政许可法第四十七条：二十日内组织听证。",
    ),
    "HostExamines": Words(
        "审查这一件的人不能主持它的听证。",
        article="行政许可法第四十八条第一款第（三）项。",
        next="请另选一位没有经手这一件的同事主持。",
    ),
    "HostMayNotExamine": Words(
        "您主持这一件的听证，不能再审查它。",
        article="行政许可法第四十八条第一款第（三）项。",
        next="请让一位不主持听证的同事来办。",
    ),
    "NotHeldYet": Words("听证定在 {begins_on}，还没有举行，不能先写笔录。"),
    "MinutesUnsigned": Words(
        "笔录要由参加人签名或者盖章。",
        article="行政许可法第四十八条第一款第（五）项。",
        next="有人拒绝签名的，请写明是谁、为什么。",
    ),
    "ExpertRelated": Words(
        "有利害关系的专家要回避：{names}。", next="请换一位没有利害关系的专家。"
    ),
    "NoExperts": Words("请写出每位专家的姓名和单位。"),
    "ExpertTwice": Words("同一位专家写了两遍。"),
    "ReviewOpen": Words("专家评审还没有结论，不能再请一次。"),
    "NoReview": Words("没有等着出结论的专家评审。"),
    "TooFewOfficers": Words(
        "现场核查要有两名以上工作人员。",
        article="行政许可法第三十四条第三款。",
        next="请选上一起去的同事；一个人去的不算核查。",
    ),
    "CheckInFuture": Words("核查日期（{checked_on}）还没有到。"),
    "CheckUnsigned": Words(
        "核查记录要有申请人一方签名。", next="对方拒绝签名的，请写见证人。"
    ),
}
