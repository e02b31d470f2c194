"""Options, projects and outreach in the words that people use."""

from typing import Final

from yimen.rules.authority.steps import Step
from yimen.rules.cases.options import OptionGround, OptionKind
from yimen.rules.conduct.outreach import OutreachKind
from yimen.rules.joint.projects import ProjectClass, ProjectState

OPTIONS: Final = {
    OptionKind.GREEN_CHANNEL: "绿色通道",
    OptionKind.APPOINTMENT: "预约服务",
    OptionKind.DOOR: "上门服务",
    OptionKind.EXTENDED_HOURS: "延时服务",
    OptionKind.COURIER: "证照快递",
}
GROUNDS: Final = {
    OptionGround.INVESTMENT: "招商引资项目",
    OptionGround.HIGH_TECH: "高新技术项目",
    OptionGround.KEY_PROJECT: "市级以上重点项目",
    OptionGround.ELDERLY: "老年人",
    OptionGround.DISABLED: "残疾人",
    OptionGround.ILL: "病人、行动不便",
    OptionGround.SOLDIER: "军人军属",
    OptionGround.URGENT: "急事（抢险、救治等）",
    OptionGround.ASKED: "申请人要求",
}
CLASSES: Final = {
    ProjectClass.INDUSTRY: "工业投资",
    ProjectClass.LOGISTICS: "商贸物流",
    ProjectClass.CULTURE: "旅游教育卫生",
}
PROJECT_STATES: Final = {
    ProjectState.REGISTERED: "等认领",
    ProjectState.CLAIMED: "已认领",
    ProjectState.CLOSED: "已办结",
}
OUTREACHES: Final = {
    OutreachKind.FAIR: "便民服务赶集",
    OutreachKind.ROUND: "巡回现场办公",
    OutreachKind.DOOR: "上门服务",
}
STEPS: Final = {
    Step.GIVE_OPTION: "安排便利服务",
    Step.END_OPTION: "取消便利服务",
    Step.NOTE_PAYMENT: "记发放金额",
    Step.OFFER_BENEFIT: "告知可免申领取",
    Step.EDIT_PROJECT: "登记、修改项目",
    Step.CLAIM_PROJECT: "认领项目",
    Step.ADD_PROJECT_CASE: "办件归入项目",
    Step.PLAN_OUTREACH: "安排外出服务",
}
