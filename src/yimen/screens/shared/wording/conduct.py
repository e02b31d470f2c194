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
    "PatrolOver": Words("这次巡查已经做了或取消了。", next="请刷新后再看。"),
    "PatrolNotYet": Words("还没到那天（{on}）。", next="请当天巡查后再填。"),
    "PatrolEmpty": Words(
        "检查单一项都没看，也没有写情况。", next="请至少看一项，或写几句情况。"
    ),
    "ChecklistBad": Words(
        "检查单要有 1 到 60 项，每项一行，不超过 60 个字，不能重复。",
        next="请改好再写入。",
    ),
    "FindingEmpty": Words("要写清楚。", next="请写发现了什么、怎么改、怎么改好的。"),
    "FindingClosed": Words("这条已经整改或验收了。", next="请刷新后再看。"),
    "OwnAcceptance": Words(
        "谁整改的，谁不能验收。", next="请由另一位同志验收。", status=403
    ),
    "BreachEmpty": Words("要写理由。", next="请用一两句话写清楚事实和理由。"),
    "BreachAhead": Words("日期还没到。", next="请核对日期。"),
    "BreachSettled": Words("这条已经走过这一步，或者登记过了。", next="请刷新后再看。"),
    "SameHand": Words(
        "登记的、确认的和决定申诉的，要是不同的人。",
        next="请由没有经手过的负责人办。",
        status=403,
    ),
    "OwnBreach": Words(
        "关于自己的，不能自己登记、确认或决定。",
        next="请由另一位负责人办。",
        status=403,
    ),
    "AppealTooLate": Words(
        "申诉期限是 {due}，已经过了。",
        article="知道以后五个工作日内可以申诉。",
        next="有新证据的，请找登记的负责人。",
    ),
    "TalkSigned": Words("已经确认过了。"),
    "BadMarks": Words(
        "分数要在 0 到 100 之间，没参加的、不考试的不写分数。", next="请核对分数。"
    ),
    "TrainingEmpty": Words("要写培训名称，至少一个学时。", next="请补写。"),
    "HonourEmpty": Words("要写因为什么、谁给的、凭据在哪里。", next="请把三项都写上。"),
    "HonourSettled": Words("这条已经确认过了。", next="请刷新后再看。"),
    "OwnHonour": Words(
        "自己登记的、自己得的，不能自己确认。",
        next="请由另一位负责人确认。",
        status=403,
    ),
    "BadWeight": Words("系数要在 0.1 到 10 之间，并写明出处。", next="请核对。"),
    "ReplacementOpen": Words(
        "这位同志已经发过函，派出单位还没答复。", next="请等派出单位答复。"
    ),
    "ReplacementAnswered": Words("这份函已经答复了。", next="请刷新后再看。"),
    "ReplacementUnexplained": Words("要写理由。", next="请写清楚为什么调换或不同意。"),
    "NoHomeUnit": Words(
        "这位同志没有登记派出单位，不用函商。", next="请直接在窗口岗位里调整。"
    ),
}
