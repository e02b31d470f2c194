"""Conduct of the staff, table by table."""

from yimen.records.conduct.models.attendance import (
    AttendanceFile,
    AttendancePolicy,
    Correction,
    Registration,
    RollCall,
)

__all__ = [
    "AttendanceFile",
    "AttendancePolicy",
    "Correction",
    "Registration",
    "RollCall",
]
