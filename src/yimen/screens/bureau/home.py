"""The bureau's first page: the network in figures, and what wants attention."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from yimen.records.network import queries as network
from yimen.records.people import queries as people
from yimen.records.people.queries import LetterFilter
from yimen.rules.authority.actors import Actor
from yimen.rules.authority.steps import Step
from yimen.rules.authority.table import may_somewhere
from yimen.rules.legal_clock.calendar import local_date
from yimen.screens.shared.access import access
from yimen.screens.shared.request import OurRequest

_PLACES: Final = (
    ("服务网络", "bureau:network", Step.SEE_NETWORK, "中心、镇街、村站，窗口和岗位"),
    ("示范评定", "bureau:grade-list", Step.SEE_NETWORK, "示范中心、示范点的申报和评定"),
    ("区划", "bureau:region-list", Step.SEE_NETWORK, "行政区划和本地扩展码"),
    ("部门", "bureau:organ-list", Step.SEE_NETWORK, "进驻部门和审批科"),
    ("事项", "bureau:matter-list", Step.SEE_CATALOGUE, "目录、办事指南和导入"),
    (
        "清理与回头看",
        "bureau:round-list",
        Step.SEE_CATALOGUE,
        "一轮一轮清理目录，取消、合并多少项",
    ),
    ("审批图", "bureau:graph-list", Step.SEE_GRAPH, "联办先后、一件事，导入导出 BPMN"),
    ("收费目录", "bureau:fee-list", Step.SEE_FEES, "收费项目、标准、依据和减免"),
    ("日历", "bureau:calendar-list", Step.SEE_CALENDAR, "放假安排和全年工作日"),
    (
        "本地规定",
        "bureau:practice-list",
        Step.SEE_PRACTICE,
        "本地法规和法律不一样的地方",
    ),
    ("停用公告", "bureau:outage-list", Step.ANNOUNCE_OUTAGE, "系统停了，提醒要来的人"),
)
_STAFF: Final = (
    ("人员", "bureau:officer-list", Step.SEE_PEOPLE, "账号、岗位和大厅"),
    ("授权书", "bureau:letter-list", Step.SEE_LETTERS, "谁可以签什么事项"),
    ("印章", "bureau:seal-list", Step.SEE_SEALS, "审批专用章、保管人和用章登记"),
    ("值班表", "bureau:roster-mine", Step.SET_ROSTER, "值班主任和窗口轮班"),
    ("请假", "bureau:leave-list", Step.SEE_LEAVES, "谁不在，谁顶岗"),
    ("队伍管理", "bureau:conduct", Step.SEE_CONDUCT, "考勤、巡查、违纪、培训、荣誉"),
    ("锁定的账号", "bureau:lock-list", Step.UNLOCK, "密码输错太多次"),
)
_AGENCY: Final = (
    ("重点项目", "bureau:project-list", Step.SEE_PROJECTS, "认领、陪办、投资和办件"),
    ("外出服务", "bureau:outreach-list", Step.SEE_OUTREACH, "赶集、巡回办公、上门"),
    ("站点设备", "bureau:device-list", Step.SEE_DEVICES, "离线收件的设备和待核件"),
    ("失信记录", "bureau:promise-list", Step.SEE_PROMISES, "没有兑现的承诺和修复"),
)
_WATCH: Final = (
    ("监察台", "bureau:watch", Step.WATCH, "红黄牌、网点亮灯、谁手里有什么"),
    ("红黄牌", "bureau:card-list", Step.SEE_CARDS, "发牌、说明、认定、撤牌"),
    ("督办", "bureau:urging-list", Step.SEE_URGINGS, "限期反馈，签收、认可、退回"),
    ("监察发现", "bureau:finding-list", Step.SEE_FINDINGS, "超时、沉默，连同证据"),
    ("否定报备", "bureau:negative-list", Step.SEE_NEGATIVES, "每一个“不”都再看一遍"),
    (
        "内部文书",
        "bureau:paper-list",
        Step.SEE_HOUSE_PAPERS,
        "授权书、督办单、黄红牌、扣分和通报",
    ),
    ("日志", "bureau:journal", Step.SEE_JOURNAL, "谁做了什么，有没有被改过"),
    ("归档", "paper:archive-list", Step.SEE_ARCHIVE, "卷宗、档号和保管期限"),
    ("消息", "bureau:message-list", Step.SEE_MESSAGES, "发了什么，谁没收到"),
)
_VOICE: Final = (
    ("群众工单", "bureau:order-list", Step.SEE_ORDERS, "投诉、信访、办不成事"),
    ("信息公开申请", "bureau:request-list", Step.SEE_REQUESTS, "依申请公开、公开率"),
    ("好差评", "bureau:rating-list", Step.SEE_RATINGS, "怎么评的，有没有作假，统计"),
    (
        "差评整改",
        "bureau:rectification-list",
        Step.SEE_RECTIFICATIONS,
        "联系、整改、回告、再评",
    ),
    ("回访", "bureau:call-plan-list", Step.SEE_CALL_BACKS, "抽样、电话单、结果"),
    (
        "问卷",
        "bureau:questionnaire-list",
        Step.SEE_QUESTIONNAIRES,
        "出题、发布、看结果",
    ),
    (
        "评议会",
        "bureau:review-meeting-list",
        Step.SEE_REVIEW_MEETINGS,
        "请人来评，一人一票",
    ),
    ("评我的", "bureau:rating-mine", Step.SEE_OWN_RATINGS, "按月看，不知道是谁"),
)
_NUMBERS: Final = (
    ("今日看板", "bureau:dashboard", Step.SEE_BOARD, "来人、等候、窗口、灯，自己更新"),
    ("统计", "bureau:figures", Step.SEE_FIGURES, "任何时段、任何口径，点开到办件"),
    (
        "目录数字",
        "bureau:catalogue-numbers",
        Step.SEE_FIGURES,
        "提速、即办、环节、材料，清理前后",
    ),
    ("报告", "bureau:report-list", Step.SEE_REPORTS, "月报、通报、专报，签发和公示"),
    ("推演", "bureau:what-if-list", Step.SEE_WHAT_IF, "改之前，先拿过去试一遍"),
    ("承诺建议", "bureau:advice-list", Step.SEE_ADVICE, "实际用时和现在的承诺"),
    ("绩效考评", "bureau:score-board", Step.SEE_SCORES, "31项指标、得分和等次"),
    ("我的得分", "bureau:score-mine", Step.SEE_OWN_SCORE, "每一条都能点开、能申诉"),
)
GROUPS: Final = (
    ("网点和事项", _PLACES),
    ("人员和授权", _STAFF),
    ("代办和项目", _AGENCY),
    ("监督", _WATCH),
    ("群众的声音", _VOICE),
    ("数字", _NUMBERS),
)
"""Groups of label, name of the URL, the step that opens it, and what is behind it.

Other pages of the bureau add their line here.
"""

_INSIDE: Final = {"bureau:score-mine": Step.SEE_SCORES}
"""Pages that are a tab of another part for whoever may open that part."""

_SOON: Final = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Section:
    """A way into a part of the bureau."""

    label: str
    url: str
    about: str
    group: str = ""
    is_current: bool = False
    count: int | None = None


def sections(actor: Actor, path: str = "") -> tuple[Section, ...]:
    """The parts of the page's group that the actor may open; on no page's all."""
    found = tuple(
        Section(label, url, about, group, is_current=path.startswith(url))
        for group, parts in GROUPS
        for label, name, step, about in parts
        if may_somewhere(actor, step) and not _is_inside(name, actor)
        if (url := reverse(name))
    )
    here = {one.group for one in found if one.is_current}
    return tuple(one for one in found if one.group in here) if here else found


def _is_inside(name: str, actor: Actor) -> bool:
    return name in _INSIDE and may_somewhere(actor, _INSIDE[name])


@access(Step.SEE_BUREAU)
def home(request: OurRequest) -> HttpResponse:
    """Where to go, how big the network is, and which letters end soon."""
    today = local_date(request.now)
    live = LetterFilter(state="live")
    letters = people.letters(live, actor=request.actor, on=today).rows
    shown = {
        "sections": sections(request.actor),
        "totals": network.network().totals,
        "ending": [one for one in letters if one.last_valid_on <= today + _SOON],
        "unlocks": may_somewhere(request.actor, Step.UNLOCK),
        "locks": people.lockouts(at=request.now),
    }
    return render(request, "bureau/home.html", shown)
