"""Errands in the words that agents and clerks use."""

from typing import Final

from yimen.records.agency.queries import Box, CustodyRow, Part
from yimen.rules.agency.custody import ItemKind
from yimen.rules.agency.custody_ledger import Next
from yimen.rules.agency.errand_papers import CHANNELS, POWERS, SCOPES
from yimen.rules.agency.errands import ErrandState, Outcome
from yimen.rules.agency.offline_intake import Kept
from yimen.rules.authority.steps import Step

__all__ = [
    "BOXES",
    "CHANNELS",
    "ITEM_KINDS",
    "KEPT",
    "NOTHING",
    "OUTCOMES",
    "PARTS",
    "POWER_CHOICES",
    "SCOPES",
    "STATES",
    "STEPS",
    "bound_for",
]

STATES: Final = {
    ErrandState.TAKEN: "代办受理，在站里",
    ErrandState.HANDED_UP: "已上送",
    ErrandState.TAKEN_UP: "主管部门已收件",
    ErrandState.COMING_BACK: "在送回的路上",
    ErrandState.CLOSED: "已交还",
}
OUTCOMES: Final = {
    Outcome.RESULT: "有结果了",
    Outcome.DECLINED: "大厅退回",
    Outcome.ENDED: "委托人撤销委托",
}
BOXES: Final = {
    Box.TO_HAND_UP: "要上送的",
    Box.TO_SIGN: "等我签收的",
    Box.TO_TAKE_UP: "要收件的",
    Box.TO_PASS_ON: "要转送的",
    Box.RESULTS: "有结果、要送回的",
    Box.TO_GIVE_BACK: "要交还群众的",
    Box.OPEN: "在办的",
    Box.CLOSED: "办完的",
}
NOTHING: Final = {
    Box.TO_HAND_UP: "没有要上送的。",
    Box.TO_SIGN: "没有等您签收的。",
    Box.TO_TAKE_UP: "没有要收件的。",
    Box.TO_PASS_ON: "没有要转送的。",
    Box.RESULTS: "还没有出结果的。",
    Box.TO_GIVE_BACK: "没有要交还的。",
}
STEPS: Final = {
    Step.TAKE_ERRAND: "代办受理",
    Step.HAND_ON: "移交，等签收",
    Step.TAKE_OVER: "签收",
    Step.HAND_UP: "上送，大厅签收",
    Step.CANCEL_HAND_OVER: "取消移交",
    Step.TAKE_UP: "主管部门收件，法定时限起算",
    Step.DECLINE_ERRAND: "大厅退回",
    Step.END_ERRAND: "撤销委托",
    Step.HAND_RESULT: "结果交给代办员",
    Step.GIVE_BACK: "交还委托人",
    Step.FORWARD: "转报上级",
    Step.ASK_DEVICE: "登记设备",
    Step.CONFIRM_DEVICE: "确认设备",
    Step.REVOKE_DEVICE: "停用设备",
    Step.LEASE_NUMBERS: "领号",
    Step.KEEP_DRAFT: "存草稿、删草稿",
    Step.SYNC_ERRANDS: "上传，留存待核",
    Step.REVIEW_INTAKE: "核处离线件",
}
PARTS: Final = {
    Part.HERE: "全部在手",
    Part.OVERDUE: "逾期没有送出",
    Part.OFFERED: "移交了，等签收",
    Part.FILE: "留在案卷的",
}
ITEM_KINDS: Final = {
    ItemKind.ORIGINAL: "原件",
    ItemKind.BUNDLE: "申请材料",
    ItemKind.RESULT: "办理结果",
}
_NEXT: Final = {
    Next.UP: "送到{hall}",
    Next.TAKE_UP: "点验收件",
    Next.KEEP: "办结后退还",
    Next.DOWN: "送回{hall}",
    Next.CLIENT: "交还委托人",
    Next.FILE: "留在案卷",
}
KEPT: Final = {
    Kept.KEY_UNKNOWN: "设备没有登记",
    Kept.KEY_REVOKED: "设备已经停用",
    Kept.KEY_UNCONFIRMED: "设备还没有确认",
    Kept.OTHER_STATION: "设备是别的站点的",
    Kept.BAD_SIGNATURE: "签名对不上",
    Kept.UNREADABLE: "读不出来",
    Kept.NOT_ITS_NUMBER: "号码不是发给这台设备的",
    Kept.CLASH: "同一个号码有两份不同的内容",
    Kept.TOO_OLD: "时间太久",
    Kept.REFUSED: "不符合收件规定",
}


def bound_for(row: CustodyRow) -> str:
    """Where a paper goes next; first of all whoever has to sign for it."""
    if row.waits_for:
        return f"等{row.waits_for}签收"
    return _NEXT[row.next].format(hall=row.next_hall)


POWER_CHOICES: Final = [(one.value, word) for one, word in POWERS.items()]
