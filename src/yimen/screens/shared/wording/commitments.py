"""Words for refusals about commitment approval and revocation."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "NoCommitment": Words(
        "这一件没有实行告知承诺。", next="请按一般程序收齐材料办理。"
    ),
    "NotToldOrChosen": Words(
        "告知承诺要由申请人自愿选择，先把条件和后果告知清楚。",
        next="申请人看过、自愿选择的，请勾选；不选的，按一般程序办，不能要求承诺。",
    ),
    "AlreadyChecked": Words("这一件的承诺已经核查完了。"),
    "RectifyWhen": Words("责令整改要写明期限，而且是以后的日子。"),
    "RectifyOnce": Words(
        "已经责令整改过一次，这次要写明是符合了，还是仍不符合。",
        next="逾期不改或者改后仍不符合的，记为违反承诺，由负责人撤销决定。",
    ),
}
