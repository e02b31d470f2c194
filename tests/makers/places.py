"""Regions, halls and windows of a small district."""

from datetime import date
from typing import Any

from yimen.ports.spelling import initials
from yimen.records.network.models import Node, Region, Window
from yimen.rules.network import TIER, NodeKind, WindowKind

SINCE = date(2020, 1, 1)


def a_region(code: str = "500199", name: str = "青溪区", **columns: Any) -> Region:
    """A region that is there since 2020; the same code gives the same row."""
    facts = {"name": name, "level": 4, "valid_from": SINCE} | columns
    return Region.objects.get_or_create(code=code, valid_to=None, defaults=facts)[0]


def a_node(
    name: str = "青溪区政务服务中心",
    kind: NodeKind = NodeKind.CENTER,
    parent: Node | None = None,
    **columns: Any,
) -> Node:
    """A place of the network under its parent."""
    facts = {
        "code": f"{kind.value}-{Node.objects.count() + 1}",
        "name": name,
        "initials": initials(name),
        "kind": kind.value,
        "tier": TIER[kind],
        "region": columns.pop("region", None) or a_region(),
        "parent": parent,
        "valid_from": SINCE,
        "supervised_since": SINCE,
    } | columns
    row = Node.objects.create(path=f"?{facts['code']}", **facts)
    row.path = f"{parent.path if parent else '/'}{row.pk}/"
    row.save(update_fields=["path"])
    return row


def a_window(
    node: Node,
    number: int = 1,
    kind: WindowKind = WindowKind.COMPREHENSIVE,
    **columns: Any,
) -> Window:
    """An open window of a hall."""
    facts = {"name": "综合窗口", "kind": kind.value} | columns
    return Window.objects.create(node=node, number=number, **facts)
