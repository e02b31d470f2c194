"""Conduct of the staff, table by table."""

from yimen.records.conduct.models.attendance import (
    AttendanceFile,
    AttendancePolicy,
    Correction,
    Registration,
    RollCall,
)
from yimen.records.conduct.models.discipline import Breach, Talk
from yimen.records.conduct.models.growth import (
    Honour,
    MatterWeight,
    Training,
    TrainingSeat,
)
from yimen.records.conduct.models.relations import (
    Replacement,
    ServicePromise,
    SocialNote,
    SocialSupervisor,
)
from yimen.records.conduct.models.rounds import Patrol, PatrolFinding
from yimen.records.conduct.models.settings import ConductSettings

__all__ = [
    "AttendanceFile",
    "AttendancePolicy",
    "Breach",
    "ConductSettings",
    "Correction",
    "Honour",
    "MatterWeight",
    "Patrol",
    "PatrolFinding",
    "Registration",
    "Replacement",
    "RollCall",
    "ServicePromise",
    "SocialNote",
    "SocialSupervisor",
    "Talk",
    "Training",
    "TrainingSeat",
]
