"""Words for refusals about ratings, call-backs, questionnaires and meetings."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "TagOfOtherLevel": Words("选的标签和打的分对不上。", next="请重新选标签。"),
    "ScoreUnknown": Words("每一项给一到五颗星。"),
    "TextTooLong": Words("最多写 500 个字。", next="请写短一点。"),
    "ContactMissing": Words(
        "要我们联系您，请留一个电话。", next="不想留也可以匿名评价。"
    ),
    "RatedAlready": Words(
        "这件事已经评价过了，一次办事只算一次评价。", "国办发〔2019〕51号。"
    ),
    "NotRateable": Words("现在还不能评价。", next="请过一会儿再试，或者问问大厅。"),
    "DeviceTimedOut": Words(
        "评价器等了一分钟没有人评，这次算没有评价。",
        "没有评价不等于满意。",
        next="可以扫回执上的码再评。",
    ),
    "NoSuchRectifyingStep": Words("整改还没有走到这一步，或者已经走过了。"),
    "RatedOfficerActs": Words(
        "评的是您办的事，您不能经手后面的处理。", "国办发〔2019〕51号：评价人信息保密。"
    ),
    "ContestedByOwnUnit": Words(
        "评价是不是有效，要由被评单位以外的人复核。", "国办发〔2019〕51号。"
    ),
    "ContestOpen": Words("这条评价正在复核，或者已经认定无效。"),
    "NoContest": Words("这条评价没有人申诉，不用复核。"),
    "NothingToDraw": Words("这段时间没有可以回访的办结件。", next="请换个时间段。"),
    "SampleTooLarge": Words("抽 1 到 {candidates} 件。", next="请改一下抽取的件数。"),
    "CallsOwnWork": Words("这件事您经过手，请别人来回访。"),
    "CallEnded": Words("这一件已经回访完了。"),
    "QuestionMisworded": Words(
        "题目要有字；选择题至少两个不一样的选项。", next="请改一下这道题。"
    ),
    "TooManyQuestionsAsked": Words("一份问卷一到三十题。", next="请增减题目再发布。"),
    "QuestionnaireFixed": Words("发布以后题目不能改。", next="要问别的，请另发一份。"),
    "QuestionnaireClosed": Words("这份问卷现在不收答卷。"),
    "AnswerMissing": Words("第 {question} 题请再看一下，必答题要答。"),
    "MeetingIncomplete": Words("评议会要有名称、至少一个单位、至少三位评议人。"),
    "NamedTwice": Words("“{name}”写了两遍。", next="请删去一行；同名的人请注明单位。"),
    "MeetingClosed": Words("评议会已经结束了。"),
    "BallotCast": Words("这个码不对，或者已经投过了。"),
    "BallotIncomplete": Words("每个单位都要选一个。"),
    "TooFewBallots": Words("至少三票才能结束，不然猜得出是谁投的。"),
    "ResultIncomplete": Words("打通了要记满意程度，没打通不能替人打分。"),
}
