"""Words for refusals about the papers of the house."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "PaperOutAlready": Words(
        "这件事已经印发过一份，还有效。",
        next="内容变了要重新印发的，请写明原因，原来那份同时作废。",
    ),
    "PaperForNobody": Words("文书要写明给哪个单位或者哪个人。"),
}
