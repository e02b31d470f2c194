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
}
