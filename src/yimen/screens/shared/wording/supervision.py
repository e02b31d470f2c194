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
    "SettingsUnexplained": Words("改设置要写明理由。", next="请写一句为什么改。"),
    "NoSuchCardStep": Words(
        "这张牌现在不能这样处理。", next="请刷新，看它现在到了哪一步。"
    ),
    "StillTimeToExplain": Words(
        "说明期限（{explain_by_on}）还没到，单位还可以说明。",
        article="电子监察：先听说明，再作认定。",
        next="请等说明，或者期限过后再认定。",
    ),
    "NotASecondPerson": Words(
        "撤牌和认定要由另一个人来：不能是人工发现的人、提出撤牌的人，也不能是"
        "作说明的人。",
        article="电子监察：撤牌双人复核。",
        next="请换一位监察人员或管理人员处理。",
    ),
    "NoSuchUrgingStep": Words(
        "这件督办现在不能这样处理。", next="请刷新，看它现在到了哪一步。"
    ),
    "UrgingDueTooEarly": Words("反馈期限要在今天以后。", next="请选今天以后的一天。"),
    "AlreadyUrged": Words(
        "这件事已经有一件没有了结的督办。", next="请打开那件督办，退回重办或者撤销。"
    ),
    "NobodyToUrge": Words(
        "还不知道由谁负责，督办不出去。", next="请先交办给单位，再下达督办。"
    ),
    "OwnUrging": Words(
        "自己下达的督办，不能自己签收和反馈。", next="请由责任单位的人处理。"
    ),
    "EvidenceUnknown": Words("选的日志行不是这件事的。", next="请刷新，重新勾选。"),
    "CardHasNoPaper": Words(
        "只有发出去的黄牌、红牌才印发通知书。", next="请先发牌；提醒不印发。"
    ),
    "CardNotUpheld": Words(
        "有一张牌还没有认定，不能通报。",
        article="电子监察：先听说明，再作认定，认定了才通报。",
        next="请先认定，或者去掉那张牌。",
    ),
    "NothingToTell": Words("通报里还没有牌。", next="请至少选一张。"),
    "AlreadyCarded": Words(
        "这一件同样的问题已经有一张牌了。", next="请打开那张牌处理。"
    ),
}
