"""Words for refusals of the journal."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "AlgorithmMissing": Words(
        "这台机器算不了操作记录要用的校验值（{algorithm}）。",
        next="请联系系统管理员，换用支持该算法的系统后再办。",
        status=500,
    ),
    "DayStillOpen": Words(
        "{day} 还有没办完的操作，操作记录暂时封不了。", next="系统稍后会自动再试。"
    ),
}
