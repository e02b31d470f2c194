"""The scheme that ships: 4 perspectives, 11 classes, 31 indicators (rulebook 8.4).

The first nine and their classes are literal in the source; the rest ships as a setting:
a hall publishes its own version and this one stays what it was. What is a statistic
already is taken from there by its name (`=on_time_rate`), never written twice.
"""

from fractions import Fraction
from typing import Final

from yimen.rules.performance.indicators import Indicator, Kind, Perspective, Scored
from yimen.rules.statistics.definitions import STATISTICS

_P1, _P2, _P3, _P4 = Perspective
_GROUPS: Final = (
    (_P1, "优质服务"),
    (_P1, "方便快捷"),
    (_P1, "公开公正"),
    (_P2, "办件效率"),
    (_P2, "现场办结"),
    (_P2, "办件规模与均衡"),
    (_P3, "依法规范"),
    (_P3, "过程监控"),
    (_P3, "授权与整改"),
    (_P4, "学习培训"),
    (_P4, "队伍纪律"),
)
_NOT_OF_A_PERSON: Final = frozenset({8, 9, 25, 26})
_LINES: Final = """
1|0|群众满意度|=satisfaction_rate|U|%|98|85|10|S3-7
2|0|群众投诉率|upheld_complaints / closed|D|‰|0|5|6|S3-7
3|0|两头受理事项|dual_acceptances|C|件|0|2.5|5|S3-7
4|0|违纪违规人次|breaches|C|人次|0|1|5|S3-7
5|1|现场缴费率|paid_here_cents / due_cents|U|%|100|80|3|S3-7
6|1|承诺提速率|=promise_cut|U|%|40|0|3|S3-7；S3-17；8.2.6
7|1|实际办结提速率|=speed_up|U|%|75|20|4|S3-7；S3-17；8.2.7
8|2|信息公开率|published_fields / required_fields|U|%|100|80|2|S3-7
9|2|政府信息查询受理率|requests_answered / requests|U|%|100|80|2|S3-7；信息公开条例33
10|3|办结率|=closing_rate|U|%|98|80|4|S3-17；8.2.1
11|3|按时办结率|=on_time_rate|U|%|99|90|5|S3-14
12|3|提前办结率|=early_rate|U|%|80|30|3|S3-14
13|3|平均办结工作日|=used_share|D|%|40|100|2|S3-14
14|4|即办率|=instant_case_rate|U|%|50|10|3|S1；8.2.13
15|4|现场办结率|=in_hall_rate|U|%|90|60|3|S3-14；8.2.12
16|4|平均日结率|=same_day_rate|U|%|60|20|1|S3-17；8.2.4
17|5|当月办结率|=closing_rate_in_month|U|%|98|80|2|S3-17；8.2.3
18|5|人均办件量|weighted_closed_each / hall_weighted_closed_each|U|%|100|50|2|S3-7 91
19|6|一次性告知规范率|corrected_once / corrected|U|%|100|80|4|许可法32
20|6|受理文书规范率|well_documented / documented|U|%|100|90|3|许可法32；S4
21|6|收费合规率|charged_rightly / charged|U|%|100|95|3|许可法58、59
22|7|超期件数|=overdue|C|件|0|2.5|5|S3-7 93；S3-14
23|7|预警处置及时率|cards_answered / cards|U|%|100|70|3|7.1
24|7|特别程序规范率|special_in_order / special_procedures|U|%|100|80|2|许可法45
25|8|事项进驻率|matters_here / matters_due_here|U|%|100|80|2|S0 10；S3-1
26|8|窗口授权到位率|matters_authorised / matters_here|U|%|100|70|2|S3-1；S2 71
27|8|差评按期整改率|bad_ratings_mended / bad_ratings|U|%|100|80|1|政务服务好差评
28|9|培训覆盖率|staff_trained / staff|U|%|100|70|3|S3-17 112
29|9|业务考试合格率|passed / examined|U|%|95|60|2|S0 25
30|10|出勤率|half_days_attended / half_days_due|U|%|100|90|4|S3-17 107
31|10|协作与荣誉|help_points|U|分|3|0|1|S3-7 93
"""


def _indicator(line: str) -> Indicator:
    number, group, label, text, kind, unit, *figures, source = line.split("|")
    target, edge, weight = (Fraction(figure) for figure in figures)
    perspective, name = _GROUPS[int(group)]
    text = STATISTICS[text[1:]].formula.text if text.startswith("=") else text
    is_personal = int(number) not in _NOT_OF_A_PERSON
    return Indicator(
        number=int(number),
        label=label,
        perspective=perspective,
        group=name,
        text=text,
        kind=Kind(kind),
        weight=weight,
        target=target,
        edge=edge,
        unit=unit,
        source=source,
        not_for=frozenset() if is_personal else frozenset({Scored.PERSON}),
    )


INDICATORS: Final = tuple(_indicator(line) for line in _LINES.strip().splitlines())
