"""Reads of graphs and joint cases: frozen pages, each with a fixed number of looks."""

from yimen.records.approvals.queries.copied import (
    Copied,
    Receipt,
    copied,
    copied_file,
    copied_paper,
    receipts_of,
)
from yimen.records.approvals.queries.due import (
    DueMember,
    members_to_remind,
    silent_members,
)
from yimen.records.approvals.queries.graphs import (
    GraphPage,
    GraphRow,
    GraphVersionRow,
    graph_page,
    graphs,
    published_form,
    published_graph,
)
from yimen.records.approvals.queries.page import (
    EarlierRow,
    GatheringRow,
    JointPage,
    MemberRow,
    SeatRow,
    is_joint,
    joint_page,
)
from yimen.records.approvals.queries.parts import (
    PartLine,
    PartsLine,
    form_of,
    parts_line,
)
from yimen.records.approvals.queries.units import JointRow, UnitRow, led_by, unit_inbox

__all__ = [
    "Copied",
    "DueMember",
    "EarlierRow",
    "GatheringRow",
    "GraphPage",
    "GraphRow",
    "GraphVersionRow",
    "JointPage",
    "JointRow",
    "MemberRow",
    "PartLine",
    "PartsLine",
    "Receipt",
    "SeatRow",
    "UnitRow",
    "copied",
    "copied_file",
    "copied_paper",
    "form_of",
    "graph_page",
    "graphs",
    "is_joint",
    "joint_page",
    "led_by",
    "members_to_remind",
    "parts_line",
    "published_form",
    "published_graph",
    "receipts_of",
    "silent_members",
    "unit_inbox",
]
