"""Kinds, roles and acts in the words that people use."""

from typing import Final

from yimen.rules.catalogue.rounds import ROUND_KINDS
from yimen.rules.grades import TITLES, GradeState
from yimen.rules.network import (
    EntryClass,
    NodeKind,
    OrganKind,
    PostKind,
    StationMode,
    WindowKind,
)
from yimen.screens.shared.conduct_words import PATROLS
from yimen.screens.shared.navigation import ROLES

NODE_KINDS: Final = {
    NodeKind.CENTER: "政务服务中心",
    NodeKind.BRANCH_CENTER: "分中心",
    NodeKind.PARK_STATION: "园区服务站",
    NodeKind.TOWN_HALL: "镇街便民服务中心",
    NodeKind.AREA_STATION: "片区服务站",
    NodeKind.SERVICE_STATION: "村（社区）便民服务站",
}
TIERS: Final = {1: "区县", 2: "镇街、园区", 3: "片区", 4: "村（社区）"}
GRADES: Final = TITLES
GRADE_STATES: Final = {
    GradeState.APPLIED: "等评定",
    GradeState.GRANTED: "已授予",
    GradeState.DECLINED: "不授予",
    GradeState.WITHDRAWN: "已撤销",
    GradeState.ENDED: "已到期",
}
WINDOW_KINDS: Final = {
    WindowKind.COMPREHENSIVE: "综合受理",
    WindowKind.ISSUING: "统一出件",
    WindowKind.CANNOT_DO: "办不成事",
    WindowKind.CROSS_REGION: "跨省通办",
    WindowKind.ASSIST: "帮办代办",
    WindowKind.PAYMENT: "收费",
    WindowKind.CONSULTATION: "咨询",
    WindowKind.COMPLAINT: "投诉",
}
ENTRY_CLASSES: Final = {
    EntryClass.FULL: "应进全进",
    EntryClass.WHERE_POSSIBLE: "能进则进",
    EntryClass.AS_NEEDED: "按需而进",
}
ORGAN_KINDS: Final = {
    OrganKind.GOVERNMENT: "本级政府部门",
    OrganKind.VERTICAL: "垂直管理部门",
    OrganKind.JUSTICE: "司法行政部门",
    OrganKind.OTHER: "其他单位",
}
STATION_MODES: Final = {
    StationMode.STATIONED: "进驻",
    StationMode.REPRESENTED: "代理",
}
POST_KINDS: Final = {PostKind.A: "A 岗", PostKind.B: "B 岗"}
LEVELS: Final = {1: "国家", 2: "省", 3: "市", 4: "县", 5: "乡镇", 6: "村"}
LETTER_STATES: Final = {
    "live": "有效",
    "coming": "未到期",
    "over": "已过期",
    "revoked": "已收回",
}
LETTER_TAGS: Final = {
    "live": "good",
    "coming": "plain",
    "over": "plain",
    "revoked": "bad",
}

STEPS: Final = {
    "sign_in": "登录",
    "sign_out": "退出",
    "lock_out": "密码错太多次，锁定",
    "unlock": "解锁",
    "change_password": "改密码",
    "grant_letter": "发给授权书",
    "revoke_letter": "收回授权书",
    "renew_letter": "续期",
    "take_seat": "到窗口就座",
    "make_seal": "登记印章",
    "revoke_seal": "停用印章",
    "use_seal": "用章",
    "issue_authority": "印发授权书",
    "issue_urging": "印发督办单",
    "issue_card": "印发黄牌、红牌",
    "issue_negative": "印发否定事项报备表",
    "issue_deduction": "印发扣分通知",
    "issue_circular": "印发考核通报",
    "issue_watch_circular": "印发监察通报",
    "void_house_paper": "作废文书",
    "print_house_paper": "打印文书",
    "stand_in": "顶岗",
    "set_roster": "改值班",
    "edit_matter": "写成草稿",
    "publish_matter": "发布",
    "change_matter_state": "变更",
    "import_catalogue": "导入",
    "begin_catalogue_round": "开始一轮",
    "change_catalogue_round": "修改",
    "close_catalogue_round": "结束，数字定格",
}
ACTS: Final = {
    "add": "新增",
    "discard": "扔掉草稿",
    "override": "改大厅的地点和电话",
    "open": "设立",
    "change": "修改",
    "rename": "更名",
    "move": "改隶属",
    "close": "停用",
    "deactivate": "停用账号",
    "reinstate": "恢复账号",
    "reset_password": "重置密码",
    "open_window": "开设窗口",
    "change_window": "修改窗口",
    "station_organ": "部门进驻或代理",
    "end_stationing": "部门撤出",
    "post_officer": "安排岗位",
    "end_post": "撤销岗位",
    "ask_grade": "申报示范",
    "grant_grade": "授予示范",
    "decline_grade": "不授予示范",
    "withdraw_grade": "撤销示范",
    "end_grade": "示范到期",
    "standard": "定新的收费标准",
    "end_standard": "停收",
    "reduction": "登记减免",
    "end_reduction": "停用减免",
    "set_shift": "改值班",
    "rotate_duty": "轮流排班",
    "swap_shifts": "换班",
}
COLUMNS: Final = {
    "name": "名称",
    "short_name": "简称",
    "address": "地址",
    "phone": "电话",
    "supervision_phone": "监督电话",
    "area_square_meters": "面积",
    "supervised_since": "纳入监察",
    "grade": "称号",
    "ground": "理由",
    "why": "原因",
    "granted_on": "授予",
    "ends_on": "到期",
    "primary_responsible": "第一责任人",
    "primary_responsible_office": "第一责任人职务",
    "roles": "岗位",
    "organ": "单位",
    "hall": "大厅",
    "kind": "种类",
    "number": "编号",
    "basis": "依据",
    "note": "说明",
    "is_open": "开放",
    "organ_id": "部门",
    "window": "窗口",
    "officer": "人员",
    "post": "岗",
    "mode": "方式",
    "uscc": "统一社会信用代码",
    "entry_class": "进驻要求",
    "parent_id": "上级部门",
    "approval_office": "审批科",
    "approval_office_in_hall": "审批科进大厅",
    "government": "本级人民政府",
    "upper_organ": "上级机关",
    "court": "管辖法院",
    "complaint_phone": "投诉电话",
    "matters": "事项",
    "from": "起",
    "last": "止",
    "locks": "锁",
    "columns": "改动",
    "moved": "上级",
    "notice_days": "告知期限（工作日）",
    "notice_article": "告知期限的依据",
    "deems_withdrawn": "逾期未补正视为撤回",
    "deems_withdrawn_article": "视为撤回的依据",
    "begun_on": "开始",
    "ended_on": "结束",
    "looks_at": "看什么",
    "progress": "进展",
}
VALUES: Final[dict[str, str]] = {
    **{role.value: words for role, words in ROLES.items()},
    **{kind.value: words for kind, words in NODE_KINDS.items()},
    **{grade.value: words for grade, words in GRADES.items()},
    **{kind.value: words for kind, words in WINDOW_KINDS.items()},
    **{kind.value: words for kind, words in ENTRY_CLASSES.items()},
    **{mode.value: words for mode, words in STATION_MODES.items()},
    **{kind.value: words for kind, words in PATROLS.items()},
    **{kind.value: words for kind, words in ROUND_KINDS.items()},
    "government": "本级政府部门",
    "vertical": "垂直管理部门",
    "a": "A 岗",
    "b": "B 岗",
}
