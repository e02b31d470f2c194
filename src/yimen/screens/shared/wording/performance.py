"""Words for refusals about appraisal schemes, scores and appeals."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "BadIndicator": Words(
        "考评方案没有写对：{label}。",
        "各项权重合计须为100分；越高越好的指标，目标要高于起点，越低越好的相反。",
        next="请核对指标序号、权重、目标和起点，再保存。",
    ),
}
