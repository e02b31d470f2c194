"""Ratings in words, in the language of the page."""

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from yimen.rules.voice.callbacks import CallOutcome
from yimen.rules.voice.rating_integrity import Suspicion
from yimen.rules.voice.rating_tallies import RatingCut, Tally
from yimen.rules.voice.ratings import TAGS, Channel, Level, Point, Score
from yimen.rules.voice.rectification import RectificationState
from yimen.rules.voice.sampling import Method

LEVELS: Final = {
    Level.VERY_SATISFIED: gettext_lazy("非常满意"),
    Level.SATISFIED: gettext_lazy("满意"),
    Level.BASICALLY_SATISFIED: gettext_lazy("基本满意"),
    Level.DISSATISFIED: gettext_lazy("不满意"),
    Level.VERY_DISSATISFIED: gettext_lazy("非常不满意"),
}
SCORES: Final = {
    Score.OVERALL: gettext_lazy("整体满意度"),
    Score.EFFICIENCY: gettext_lazy("办事效率"),
    Score.GUIDE: gettext_lazy("办事指南精确度"),
    Score.CONVENIENCE: gettext_lazy("办事便捷度"),
    Score.PLATFORM: gettext_lazy("平台操作性"),
    Score.SKILL: gettext_lazy("服务水平"),
    Score.ATTITUDE: gettext_lazy("服务态度"),
}
POINTS: Final = {
    Point.VISIT: "现场服务",
    Point.RECEIPT: "接件",
    Point.ACCEPTANCE: "受理",
    Point.CLOSING: "办结",
}
CHANNELS: Final = {
    Channel.DEVICE: "评价器",
    Channel.RECEIPT: "回执二维码",
    Channel.SMS: "短信",
    Channel.WEB: "网上查件",
}
SUSPICIONS: Final = {
    Suspicion.BURST: "短时间成批评价",
    Suspicion.ONE_DEVICE: "同一部手机评了多件",
    Suspicion.TOO_SOON: "刚办完就评了",
    Suspicion.STAFF_SESSION: "工作人员登录着评的",
}
STATES: Final = {
    RectificationState.OPEN: "待联系",
    RectificationState.CONTACTED: "整改中",
    RectificationState.RECTIFIED: "待回告",
    RectificationState.REPORTED: "已回告，等再评",
    RectificationState.RERATED: "已再评",
    RectificationState.DROPPED: "评价无效，终止",
}
CUTS: Final = {
    RatingCut.HALL: "大厅",
    RatingCut.WINDOW: "窗口",
    RatingCut.ORGAN: "部门",
    RatingCut.MATTER: "事项",
    RatingCut.OFFICER: "人员",
    RatingCut.CHANNEL: "渠道",
    RatingCut.POINT: "评价环节",
    RatingCut.MONTH: "月份",
}
METHODS: Final = {
    Method.RANDOM: "随机抽取",
    Method.BAD_RATINGS: "全部差评件",
    Method.CHOSEN: "指定办件",
}
OUTCOMES: Final = {
    CallOutcome.REACHED: "打通了",
    CallOutcome.NO_ANSWER: "没人接",
    CallOutcome.WRONG_NUMBER: "号码不对",
    CallOutcome.DECLINED: "不愿意说",
}


def tags_of(level: Level) -> list[tuple[int, str]]:
    """What may be ticked with this level."""
    return [(code, _(words)) for code, words in TAGS[level].items()]


def percent(share: Decimal | None) -> str:
    """A share as a percentage, rounded once; of nothing a dash (rulebook 8.2.18)."""
    if share is None:
        return "—"
    return f"{(share * 100).quantize(Decimal('0.01'), ROUND_HALF_UP)}%"


@dataclass(frozen=True, slots=True)
class TallyRow:
    """One line of a table of ratings."""

    name: str
    n: int
    levels: tuple[int, ...]
    satisfaction: str
    invalid: int


def tally_row(name: str, one: Tally) -> TallyRow:
    """The line of this group."""
    levels = tuple(one.levels[level] for level in Level)
    return TallyRow(name, one.n, levels, percent(one.satisfaction), one.invalid)
