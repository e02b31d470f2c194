"""Words for refusals of supervision: settings, cards, urging orders."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "LimitOutOfRange": Words(
        "“{limit}”要在 {least} 到 {most} 之间。", next="请改成范围内的数。"
    ),
    "LadderFolds": Words(
        "这样设，时限长的反而比时限短的更早提醒。",
        next="请把提醒的成数调小，或者把起算天数调小。",
    ),
    "SettingsUnexplained": Words("改监察设置要写明理由。", next="请写一句为什么改。"),
    "NoSuchCardStep": Words(
        "这张牌现在不能这样处理。", next="请刷新，看它现在到了哪一步。"
    ),
    "StillTimeToExplain": Words(
        "说明期限（{explain_by_on}）还没到，单位还可以说明。",
        article="电子监察：先听说明，再作认定。",
        next="请等说明，或者期限过后再认定。",
    ),
    "NotASecondPerson": Words(
        "撤牌和认定要由另一个人来：不能是提出撤牌的人，也不能是作说明的人。",
        article="电子监察：撤牌双人复核。",
        next="请换一位监察人员或管理人员处理。",
    ),
    "AlreadyCarded": Words(
        "这一件同样的问题已经有一张牌了。", next="请打开那张牌处理。"
    ),
}
