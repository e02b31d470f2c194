"""Words for refusals about appraisal schemes, scores and appeals."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "BadIndicator": Words(
        "考评方案没有写对：{label}。",
        "各项权重合计须为100分；越高越好的指标，目标要高于起点，越低越好的相反。",
        next="请核对指标序号、权重、目标和起点，再保存。",
    ),
    "NotAFirst": Words("考评方案要从某个月的1日开始。", next="请改选当月1日。"),
    "NothingChanged": Words("新方案和现行方案完全一样。", next="改动以后再发布。"),
    "PeriodClosed": Words(
        "{month} 已经关账，关账的月份不再用别的方案重算。",
        next="新方案请从还没有关账的月份开始。",
    ),
    "PeriodRuns": Words("这个月到 {last_on} 才结束。", next="月份结束以后再关账。"),
    "ScoreAppealTooLate": Words(
        "申诉期到 {last_on} 为止，已经过了。",
        next="关账后三个工作日内可以申诉；有新情况请找值班主任。",
    ),
    "ScoreAppealEmpty": Words("理由和依据都要写。", next="请写明白以后再提交。"),
    "RowNotCounted": Words("这一条没有算进这张得分单。", next="请回到明细再选一次。"),
    "NothingToWin": Words(
        "“{label}”的这一条已经按好的算了，改了也不加分。", next="请选真正失分的那一条。"
    ),
    "RowAppealed": Words("这一条已经申诉过了。", next="请等另一个人来定。"),
    "ScoreAppealSettled": Words("这件申诉已经定了。"),
    "SameHandScores": Words(
        "提出的人、关账的人和当事人都不能自己来定。", next="请另一位有权的同事办理。"
    ),
    "NotOwnCard": Words("只能对自己的得分单申诉。"),
    "CardCorrected": Words("这张得分单已经更正过。", next="请对最新的一版申诉。"),
    "BadBonus": Words("加分要大于0分，最多10分。"),
    "TooManyFiles": Words(
        "最多附{most}份文件。", next="请合成一份，或挑最要紧的几份。"
    ),
    "BonusSettled": Words("这项加分已经定了。"),
    "BadAwardRule": Words(
        "评比办法“{name}”没有写对。", next="名额1到50个，最低分0到110分，名称不能重复。"
    ),
    "NotClosedYet": Words("{period} 还没有关账。", next="先关账，再评比。"),
    "AwardSettled": Words("这项荣誉已经定了。"),
}
