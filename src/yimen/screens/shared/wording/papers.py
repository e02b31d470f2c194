"""Words for refusals about the papers of the house."""

from typing import Final

from yimen.screens.shared.wording.words import Words

WORDS: Final = {
    "PaperUnsealed": Words(
        "这种文书由承办人签字，不盖印章。", next="请打印出来签字、归档。"
    ),
    "PaperOutAlready": Words(
        "这件事已经印发过一份，还有效。",
        next="内容变了要重新印发的，请写明原因，原来那份同时作废。",
    ),
    "PaperForNobody": Words("文书要写明给哪个单位或者哪个人。"),
}
