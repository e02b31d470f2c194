"""Words for refusals about cases and their papers."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "AlreadyTold": Words(
        "已经一次性告知过，不能再要求补：{more}。",
        article="行政许可法第三十二条：应当一次告知需要补正的全部内容。",
        next="告知书上列的材料齐了就应当受理。",
    ),
    "UnknownPaper": Words(
        "办事指南里没有这份材料，不能要求提交。",
        article="行政许可法第三十一条：不得要求提交与许可事项无关的材料。",
        next="请按办事指南的材料清单核对。",
    ),
    "PapersMissing": Words(
        "材料还不齐：{missing}。",
        article="行政许可法第三十二条。",
        next="请出具一次性告知书，把缺的全部写清楚。",
    ),
    "NothingMissing": Words(
        "材料已经齐全，应当受理，不能再要求补正。",
        article="行政许可法第三十二条第一款第（五）项。",
        next="请直接受理。",
    ),
    "WrongSaysNothing": Words(
        "“{name}”标为不合格，请写明哪里不对、要什么样的。",
        article="行政许可法第三十二条：告知需要补正的全部内容。",
    ),
    "RightOrganUnnamed": Words(
        "不归本单位办的，要写明该找哪个单位。",
        article="行政许可法第三十二条第一款第（二）项。",
        next="请选择或填写应当申请的单位、地址和电话。",
    ),
    "ReasonMissing": Words("这一步要写明理由。", next="请写好理由再提交。"),
}
