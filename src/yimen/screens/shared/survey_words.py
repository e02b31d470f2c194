"""Questionnaires and ballots in words, in the language of the page."""

from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.rules.voice.questionnaires import STARS, QuestionKind, QuestionnaireState
from yimen.rules.voice.review_meetings import Verdict

KINDS: Final = {
    QuestionKind.SINGLE: "选一个",
    QuestionKind.MULTIPLE: "选几个",
    QuestionKind.STARS: "打星",
    QuestionKind.YES_NO: "是或否",
    QuestionKind.TEXT: "写几句",
}
SURVEY_STATES: Final = {
    QuestionnaireState.DRAFT: "起草",
    QuestionnaireState.PUBLISHED: "正在收",
    QuestionnaireState.CLOSED: "已结束",
}
VERDICTS: Final = {
    Verdict.SATISFIED: gettext_lazy("满意"),
    Verdict.FAIRLY: gettext_lazy("基本满意"),
    Verdict.DISSATISFIED: gettext_lazy("不满意"),
    Verdict.UNKNOWN: gettext_lazy("不了解"),
}


def option_words(option: str) -> str:
    """An option as it is shown: stars and yes or no in words."""
    if option in STARS:
        return "★" * int(option)
    said = {"yes": _("是"), "no": _("否")}
    return said.get(option, option)
