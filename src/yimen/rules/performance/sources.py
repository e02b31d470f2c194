"""What indicators count beside the statistics of cases (rulebook 8.4).

The statistics' own quantities are taken from where they are defined; here stand those
that other books of the hall answer: complaints, cards, attendance, training, fees. Each
is counted in its book; a rate of nothing has no value, and its indicator does not apply
(8.2.18). Half days of which no device and no roll call tells are not counted as due.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from yimen.rules.statistics.quantities import QUANTITIES


class Kept(StrEnum):
    """Quantities out of other books than that of cases."""

    UPHELD_COMPLAINTS = "upheld_complaints"
    DUAL_ACCEPTANCES = "dual_acceptances"
    BREACHES = "breaches"
    DUE_CENTS = "due_cents"
    PAID_HERE_CENTS = "paid_here_cents"
    REQUIRED_FIELDS = "required_fields"
    PUBLISHED_FIELDS = "published_fields"
    REQUESTS = "requests"
    REQUESTS_ANSWERED = "requests_answered"
    WEIGHTED_CLOSED_EACH = "weighted_closed_each"
    HALL_WEIGHTED_CLOSED_EACH = "hall_weighted_closed_each"
    CORRECTED = "corrected"
    CORRECTED_ONCE = "corrected_once"
    DOCUMENTED = "documented"
    WELL_DOCUMENTED = "well_documented"
    CHARGED = "charged"
    CHARGED_RIGHTLY = "charged_rightly"
    CARDS = "cards"
    CARDS_ANSWERED = "cards_answered"
    SPECIAL_PROCEDURES = "special_procedures"
    SPECIAL_IN_ORDER = "special_in_order"
    MATTERS_DUE_HERE = "matters_due_here"
    MATTERS_HERE = "matters_here"
    MATTERS_AUTHORISED = "matters_authorised"
    BAD_RATINGS = "bad_ratings"
    BAD_RATINGS_MENDED = "bad_ratings_mended"
    STAFF = "staff"
    STAFF_TRAINED = "staff_trained"
    EXAMINED = "examined"
    PASSED = "passed"
    HALF_DAYS_DUE = "half_days_due"
    HALF_DAYS_ATTENDED = "half_days_attended"
    HELP_POINTS = "help_points"
    WEIGHTED_CLOSED = "weighted_closed"
    CALLED_BACK = "called_back"
    CALLED_BACK_PLEASED = "called_back_pleased"
    VISITORS_CALLED = "visitors_called"
    VISITORS_CALLED_SOON = "visitors_called_soon"
    VISITOR_WAIT_SECONDS = "visitor_wait_seconds"
    PATROL_FINDINGS = "patrol_findings"
    PATROL_FINDINGS_MENDED = "patrol_findings_mended"


@dataclass(frozen=True, slots=True)
class Source:
    """How a kept quantity is called, in what unit, and what it counts."""

    label: str
    unit: str
    words: str


KEPT: Final[Mapping[Kept, Source]] = MappingProxyType(
    {
        Kept.UPHELD_COMPLAINTS: Source("属实投诉", "件", "本期答复、查实并解决的投诉"),
        Kept.DUAL_ACCEPTANCES: Source("两头受理", "件", "查实的两头受理、体外办理办件"),
        Kept.BREACHES: Source("违纪违规", "人次", "本期确认的违纪违规人次"),
        Kept.DUE_CENTS: Source("应缴金额", "分", "本期应缴的收费"),
        Kept.PAID_HERE_CENTS: Source("现场缴费", "分", "本期在大厅或网上缴纳的收费"),
        Kept.REQUIRED_FIELDS: Source("应公开要素", "项", "在用事项应公开的十项要素"),
        Kept.PUBLISHED_FIELDS: Source("已公开要素", "项", "其中已公开的"),
        Kept.REQUESTS: Source("信息公开申请", "件", "本期收到的政府信息公开申请"),
        Kept.REQUESTS_ANSWERED: Source("按期答复", "件", "20个工作日内受理或答复的"),
        Kept.WEIGHTED_CLOSED_EACH: Source(
            "人均办结", "件", "按难度折算的办结，除以办过件的人数"
        ),
        Kept.HALL_WEIGHTED_CLOSED_EACH: Source(
            "大厅人均", "件", "所在大厅的折算办结，除以办过件的人数"
        ),
        Kept.CORRECTED: Source("补正办件", "件", "本期发过补正通知的办件"),
        Kept.CORRECTED_ONCE: Source(
            "一次告知", "件", "5个工作日内只发一份书面告知的补正办件"
        ),
        Kept.DOCUMENTED: Source("应出文书办件", "件", "本期有事项须出文书的办件"),
        Kept.WELL_DOCUMENTED: Source("文书齐全", "件", "须出文书均编号注日期的"),
        Kept.CHARGED: Source("收费办件", "件", "本期收过费的办件"),
        Kept.CHARGED_RIGHTLY: Source("收费无误", "件", "按标准或依法减免收取的办件"),
        Kept.CARDS: Source("预警卡", "张", "本期发出、已到说明期限的监察卡"),
        Kept.CARDS_ANSWERED: Source("按期说明", "张", "其中在期限内说明的"),
        Kept.SPECIAL_PROCEDURES: Source("特别程序", "次", "本期开始的特别程序"),
        Kept.SPECIAL_IN_ORDER: Source(
            "规范程序", "次", "有依据、有书面告知、未超所需天数的"
        ),
        Kept.MATTERS_DUE_HERE: Source("应进驻事项", "项", "期末应在大厅办理的事项"),
        Kept.MATTERS_HERE: Source("已进驻事项", "项", "期末已在大厅办理的事项"),
        Kept.MATTERS_AUTHORISED: Source("授权事项", "项", "其中首席代表有权决定的"),
        Kept.BAD_RATINGS: Source("差评", "条", "本期有效、已到整改期限的差评"),
        Kept.BAD_RATINGS_MENDED: Source(
            "按期整改", "条", "1个工作日内联系并按期整改的"
        ),
        Kept.STAFF: Source("在岗人员", "人", "本期办过培训的大厅在岗的人员"),
        Kept.STAFF_TRAINED: Source("受训人员", "人", "其中本期参加过培训的"),
        Kept.EXAMINED: Source("参考人员", "人次", "本期参加业务考试的人次"),
        Kept.PASSED: Source("合格人员", "人次", "其中合格的"),
        Kept.HALF_DAYS_DUE: Source("应出勤", "半天", "本期应出勤的半天数"),
        Kept.HALF_DAYS_ATTENDED: Source("已出勤", "半天", "出勤或由AB岗顶岗的半天数"),
        Kept.HELP_POINTS: Source("协作与荣誉分", "分", "顶岗、表彰、表扬的积分"),
        Kept.WEIGHTED_CLOSED: Source("折算办结", "件", "按事项难度折算的办结"),
        Kept.CALLED_BACK: Source("回访", "件", "本期回访到、说了满意与否的办件"),
        Kept.CALLED_BACK_PLEASED: Source("回访满意", "件", "其中基本满意以上的"),
        Kept.VISITORS_CALLED: Source("叫号", "人次", "本期叫到窗口的群众"),
        Kept.VISITORS_CALLED_SOON: Source("15分钟内叫号", "人次", "其中等候15分钟内的"),
        Kept.VISITOR_WAIT_SECONDS: Source("等候合计", "秒", "叫到的群众等候秒数之和"),
        Kept.PATROL_FINDINGS: Source("巡查问题", "个", "本期到整改期限的巡查问题"),
        Kept.PATROL_FINDINGS_MENDED: Source("按期改好", "个", "其中按期改好的"),
    }
)
LABELS: Final[Mapping[str, str]] = MappingProxyType(
    {
        **{name.value: defined.label for name, defined in QUANTITIES.items()},
        **{name.value: source.label for name, source in KEPT.items()},
    }
)
"""The closed list of quantities over which an indicator may be written."""
