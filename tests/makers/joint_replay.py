"""The members that the journal of a joint case tells of, against their rows."""

from datetime import datetime
from typing import Any

from makers.replay import same
from yimen.records.approvals import models
from yimen.records.journal import queries as journal

COLUMNS = (
    "attempt",
    "state",
    "child_id",
    "started_at",
    "due_on",
    "closed_at",
    "answer",
    "by_silence",
    "notice",
    "signed_at",
    "reminders",
    "optional",
)


def told(number: str) -> bool:
    """Whether replaying the lines gives every member and the run as they are."""
    members: dict[str, dict[str, Any]] = {}
    run: dict[str, Any] = {}
    for line in journal.entries("joint_case", number):
        for node in line.payload.get("definition", {}).get("approvals", ()):
            members[node["key"]] = {"optional": node["optional"]}
        for key, columns in line.payload.get("members", {}).items():
            members.setdefault(key, {}).update(columns)
        run |= line.payload.get("run", {})
    kept = {m.key: m for m in models.Member.objects.filter(run__number=number)}
    assert kept.keys() == members.keys()
    fresh = models.Member()
    for key, row in kept.items():
        for name in COLUMNS:
            said = members[key].get(name, getattr(fresh, name))
            assert same(said) == _plain(getattr(row, name)), (key, name)
    row = models.JointRun.objects.get(number=number)
    assert all(same(run[name]) == _plain(getattr(row, name)) for name in run)
    return True


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value
    return same(value)
