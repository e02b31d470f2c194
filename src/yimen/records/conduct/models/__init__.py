"""Conduct of the staff, table by table."""

from yimen.records.conduct.models.attendance import (
    AttendanceFile,
    AttendancePolicy,
    Correction,
    Registration,
    RollCall,
)
from yimen.records.conduct.models.discipline import Breach, Talk
from yimen.records.conduct.models.rounds import Patrol, PatrolFinding

__all__ = [
    "AttendanceFile",
    "AttendancePolicy",
    "Breach",
    "Correction",
    "Patrol",
    "PatrolFinding",
    "Registration",
    "RollCall",
    "Talk",
]
