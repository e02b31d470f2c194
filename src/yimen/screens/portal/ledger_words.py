"""Why this day, for the applicant: the ledger in the language of the page.

In Chinese the words are those of the command line and of paper
(`rules.legal_clock.telling`). In English each day says the same in its own words; what
has no English keeps its Chinese.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.rules.legal_clock import articles
from yimen.rules.legal_clock.calendar import Reason
from yimen.rules.legal_clock.ledger import LedgerDay, Why
from yimen.rules.legal_clock.limits import Unit
from yimen.rules.legal_clock.pauses import Procedure
from yimen.rules.legal_clock.telling import PROCEDURES, day_words, why_words
from yimen.screens.shared.days import is_english, spoken_day

_ARTICLES: Final = {
    articles.FIRST_DAY: gettext_lazy("民法典第二百零一条"),
    articles.MONTHS: gettext_lazy("民法典第二百零二条"),
    articles.LAST_DAY: gettext_lazy("民法典第二百零三条"),
    articles.DECISION: gettext_lazy("行政许可法第四十二条"),
    articles.UNCOUNTED: gettext_lazy("行政许可法第四十五条"),
    articles.WORKING_DAYS: gettext_lazy("行政许可法第八十二条"),
}
_HOLIDAYS: Final = {
    "元旦": gettext_lazy("元旦"),
    "春节": gettext_lazy("春节"),
    "清明节": gettext_lazy("清明节"),
    "劳动节": gettext_lazy("劳动节"),
    "端午节": gettext_lazy("端午节"),
    "中秋节": gettext_lazy("中秋节"),
    "国庆节": gettext_lazy("国庆节"),
}
_PROCEDURES: Final = {
    Procedure.HEARING: gettext_lazy("听证"),
    Procedure.TENDER: gettext_lazy("招标"),
    Procedure.AUCTION: gettext_lazy("拍卖"),
    Procedure.INSPECTION_TEST: gettext_lazy("检验"),
    Procedure.DETECTION_TEST: gettext_lazy("检测"),
    Procedure.QUARANTINE: gettext_lazy("检疫"),
    Procedure.APPRAISAL: gettext_lazy("鉴定"),
    Procedure.EXPERT_REVIEW: gettext_lazy("专家评审"),
    Procedure.SPECIAL_PROCEDURE: gettext_lazy("特别程序"),
    Procedure.SITE_SURVEY: gettext_lazy("现场勘验"),
    Procedure.PUBLIC_NOTICE: gettext_lazy("公示"),
    Procedure.DRAWING_REVIEW: gettext_lazy("图纸审查"),
    Procedure.CORRECTION: gettext_lazy("补正"),
    Procedure.THIRD_PARTY: gettext_lazy("征求第三方意见"),
    Procedure.JOINT_STANDSTILL: gettext_lazy("联办各部门都在特别程序中"),
}
_PLAIN: Final = {
    Why.START: gettext_lazy("起算日，不计入"),
    Why.ROLLED: gettext_lazy("期间最后一日逢休息日，顺延"),
    Why.CLOSED: gettext_lazy("不在办公时间，不计入"),
    Why.LATE: gettext_lazy("已超期"),
}


@dataclass(frozen=True, slots=True)
class SpokenDay:
    """One day of the ledger in words."""

    on: str
    counted: bool
    total: int
    why: str
    article: str


def spoken(days: tuple[LedgerDay, ...]) -> tuple[SpokenDay, ...]:
    """The ledger, day by day, in the language of the page."""
    return tuple(
        SpokenDay(
            on=spoken_day(day.on, day.on.year) if is_english() else day_words(day.on),
            counted=day.counted,
            total=day.total,
            why=_why(day) if is_english() else why_words(day),
            article=str(_ARTICLES.get(day.article, day.article)),
        )
        for day in days
    )


def _why(day: LedgerDay) -> str:
    if day.why is Why.COUNTED:
        return ", ".join(_counted(day))
    if day.why is Why.DAY_OFF:
        return _off(day)
    if day.why in {Why.PAUSED, Why.TOLD_ON_LAST_DAY}:
        asked = day.pause.procedure if day.pause else Procedure.SPECIAL_PROCEDURE
        words = str(_PROCEDURES.get(asked, PROCEDURES[asked]))
        return _("%(procedure)s期间，不计入") % {"procedure": words}
    return str(_PLAIN[day.why])


def _off(day: LedgerDay) -> str:
    if day.reason.why is Reason.HOLIDAY:
        return _("%(holiday)s放假，不计入") % {"holiday": _holiday(day)}
    if day.reason.why is Reason.WEEKEND:
        return _("周末，不计入")
    return _("法定节假日，不计入")


def _counted(day: LedgerDay) -> Iterator[str]:
    if day.unit.is_timed:
        yield _("计 %(minutes)d 分钟") % {"minutes": day.amount}
    elif day.unit is Unit.WORKING_DAY:
        yield _("第 %(n)d 个工作日") % {"n": day.total}
    else:
        yield _("第 %(n)d 天") % {"n": day.total}
    if day.unit is Unit.WORKING_DAY and day.reason.why is Reason.MAKE_UP:
        yield _("%(holiday)s调休上班") % {"holiday": _holiday(day)}
    if day.reason.why is Reason.PRESUMED_WORKDAY:
        yield _("放假安排未公布，暂计")
    if day.is_extended:
        yield _("延长期")


def _holiday(day: LedgerDay) -> str:
    return str(_HOLIDAYS.get(day.reason.name, day.reason.name))
