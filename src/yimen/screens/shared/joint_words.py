"""Joint approval in the words that people use."""

from typing import Final

from yimen.rules.catalogue.matters import VersionState
from yimen.rules.joint.gatherings import GatheringKind
from yimen.rules.joint.graphs import ApprovalKind, Fault, Found, Graph
from yimen.rules.joint.members import Answer, MemberState, Outcome
from yimen.rules.joint.runs import RunState

STATES: Final = {
    MemberState.WAITING: "等前面办好",
    MemberState.OPEN: "在办",
    MemberState.RETURNED: "退回主办",
    MemberState.GRANTED: "准予",
    MemberState.REFUSED: "不予许可",
    MemberState.AGREED: "同意",
    MemberState.DISAGREED: "不同意",
    MemberState.WITHDRAWN: "已撤回",
    MemberState.ENDED: "随前面终止",
    MemberState.CANCELLED: "不需要了",
}
MARKS: Final = {
    MemberState.WAITING: "○",
    MemberState.OPEN: "▶",
    MemberState.RETURNED: "↩",
    MemberState.GRANTED: "✓",
    MemberState.REFUSED: "✗",
    MemberState.AGREED: "✓",
    MemberState.DISAGREED: "✗",
    MemberState.WITHDRAWN: "－",
    MemberState.ENDED: "－",
    MemberState.CANCELLED: "－",
}
"""A state is never told by its colour alone."""
TAGS: Final = {
    MemberState.WAITING: "plain",
    MemberState.OPEN: "",
    MemberState.RETURNED: "warm",
    MemberState.GRANTED: "good",
    MemberState.AGREED: "good",
    MemberState.REFUSED: "bad",
    MemberState.DISAGREED: "bad",
}
KINDS: Final = {ApprovalKind.PERMIT: "许可", ApprovalKind.OPINION: "意见"}
RUNS: Final = {
    RunState.WAITING: "等受理",
    RunState.RUNNING: "各部门在办",
    RunState.JOINED: "已会齐，等主办决定",
    RunState.CLOSED: "已办结",
}
OUTCOMES: Final = {
    "": "",
    Outcome.GRANTED: "全部准予",
    Outcome.PARTLY_REFUSED: "部分不予许可",
    Outcome.REFUSED: "不予许可",
    Outcome.NOTHING: "全部取消",
}
ANSWERS: Final = {
    Answer.AGREE: "同意",
    Answer.DISAGREE: "不同意（写明理由）",
    Answer.FORWARD: "转报上级",
    Answer.OTHER: "其他（按同意计）",
}
GATHERINGS: Final = {
    GatheringKind.SURVEY: "联合踏勘",
    GatheringKind.MEETING: "联席会议",
}
VERSIONS: Final = {
    VersionState.DRAFT: "草稿",
    VersionState.PUBLISHED: "在用",
    VersionState.SUPERSEDED: "已被替换",
}
FAULTS: Final = {
    Fault.EMPTY: "至少要有一个必办的审批",
    Fault.KEY_TWICE: "代号重复",
    Fault.UNNAMED: "代号和名称都要填",
    Fault.NO_ORGAN: "没有选部门",
    Fault.NO_MATTER: "许可要选它的事项",
    Fault.NO_DEADLINE: "意见要写几个工作日答复",
    Fault.UNKNOWN_END: "先后关系的一头不存在",
    Fault.EDGE_TWICE: "先后关系重复",
    Fault.NO_GROUND: "先后关系要写法定依据",
    Fault.CYCLE: "先后关系绕成了圈",
    Fault.UNREACHABLE: "永远轮不到它开始",
    Fault.OPTIONAL_CONDITION: "可选的审批不能排在别的前面",
    Fault.UNKNOWN_STAGE: "阶段不存在",
    Fault.AGAINST_STAGES: "后一阶段不能排在前一阶段前面",
    Fault.UNKNOWN_FIELD: "一张表里没有它要的这一项",
}


def fault_words(found: Found, graph: Graph) -> str:
    """A fault with the names of what it touches."""
    nodes = (graph.approval(key) for key in found.keys)
    names = [
        node.name if node and node.name else key
        for node, key in zip(nodes, found.keys, strict=True)
    ]
    arrow = " → " if found.fault is Fault.CYCLE else "、"
    return (
        f"{FAULTS[found.fault]}：{arrow.join(names)}" if names else FAULTS[found.fault]
    )
