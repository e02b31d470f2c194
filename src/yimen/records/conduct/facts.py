"""Rows of conduct as the values that the rules take."""

from yimen.records.conduct.models import AttendancePolicy
from yimen.rules.conduct.attendance import Policy, Scheme


def policy_of(row: AttendancePolicy) -> Policy:
    """The minutes of a hall."""
    return Policy(
        scheme=Scheme(row.scheme),
        grace_minutes=row.grace_minutes,
        absent_minutes=row.absent_minutes,
        source=row.source,
    )
