"""Words for refusals about the approval seal."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "NoLiveSeal": Words(
        "本单位今天没有有效的行政审批专用章，不能盖章。",
        "行政许可法第三十二条第二款。",
        next="请管理员登记印章，或者办理启用。",
    ),
    "SealWithoutLetter": Words(
        "没有覆盖这个事项的有效授权书，不能用章。",
        "用章必须有本单位的有效授权。",
        next="请单位负责人先发给授权书，再盖章。",
    ),
    "SealEndsEarly": Words("印章的止日要在起日和今天以后，最长十年。"),
    "SealedAlready": Words("{document} 已经盖过电子印章，不能再盖。"),
    "SealLive": Words(
        "“{organ}”已经有一枚在用的印章。", next="请先停用旧章，再登记新章。"
    ),
    "SealRevoked": Words("“{seal}”已经停用。"),
}
