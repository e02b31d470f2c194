"""Which minutes of attendance hold in a hall on a day: its own, or those above."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import connection

from yimen.records.conduct.facts import policy_of
from yimen.records.conduct.models import AttendancePolicy
from yimen.rules.conduct.attendance import DEFAULT, Policy

_ABOVE: Final = """
SELECT node.id, policy.id
FROM node
JOIN node AS holder ON starts_with(node.path, holder.path)
JOIN attendance_policy AS policy ON policy.node_id = holder.id
WHERE node.id = ANY(%(nodes)s)
ORDER BY length(holder.path) DESC, policy.valid_from DESC
"""


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """The minutes that a hall has set, from a day on."""

    hall: str
    valid_from: date
    policy: Policy


@dataclass(frozen=True, slots=True)
class Policies:
    """The minutes of some halls over time, the nearest place first, then the newest."""

    held: dict[int, tuple[tuple[date, Policy], ...]]

    def on(self, node_id: int, day: date) -> Policy:
        """The minutes in force that day; the house's own where nobody set any."""
        return next(
            (one for since, one in self.held.get(node_id, ()) if since <= day), DEFAULT
        )


def policies(nodes: Collection[int]) -> Policies:
    """The minutes of these halls, in two statements."""
    with connection.cursor() as cursor:
        cursor.execute(_ABOVE, {"nodes": list(nodes)})
        pairs = cursor.fetchall()
    rows = AttendancePolicy.objects.in_bulk({policy for _, policy in pairs})
    held: dict[int, tuple[tuple[date, Policy], ...]] = {}
    for node_id, policy_id in pairs:
        row = rows[policy_id]
        one = (row.valid_from, policy_of(row))
        held[node_id] = (*held.get(node_id, ()), one)
    return Policies(held)


def policy_history(node_path: str) -> tuple[PolicyRow, ...]:
    """What was set in this hall and above it, newest first."""
    places = [int(part) for part in node_path.split("/") if part]
    rows = AttendancePolicy.objects.filter(node_id__in=places).select_related("node")
    return tuple(
        PolicyRow(row.node.name, row.valid_from, policy_of(row))
        for row in rows.order_by("-valid_from", "-pk")
    )
